/** Rounds through a grid: what has to be looked at today, that it was, what was missed and why. */
@NullMarked
package org.gongkai.casework.patrol;

import org.jspecify.annotations.NullMarked;
