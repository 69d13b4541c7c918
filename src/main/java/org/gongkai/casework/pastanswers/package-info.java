/** What an organ answered to questions alike, for whoever writes the next answer. */
@NullMarked
package org.gongkai.casework.pastanswers;

import org.jspecify.annotations.NullMarked;
