/** Matters that begin a matter of another type, what is carried over, and the links between them. */
@NullMarked
package org.gongkai.casework.begin;

import org.jspecify.annotations.NullMarked;
