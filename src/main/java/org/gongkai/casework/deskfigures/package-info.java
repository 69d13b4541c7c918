/** Figures of a desk, of an organ and of all that a person leads: each with what it counts and the matters behind it. */
@NullMarked
package org.gongkai.casework.deskfigures;

import org.jspecify.annotations.NullMarked;
