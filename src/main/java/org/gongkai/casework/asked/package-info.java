/** What others asked before in much the same words, shown to whoever is about to ask. */
@NullMarked
package org.gongkai.casework.asked;

import org.jspecify.annotations.NullMarked;
