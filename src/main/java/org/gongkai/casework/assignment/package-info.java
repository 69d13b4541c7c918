/** Who gets what comes in, by the dated rules of each organ. */
@NullMarked
package org.gongkai.casework.assignment;

import org.jspecify.annotations.NullMarked;
