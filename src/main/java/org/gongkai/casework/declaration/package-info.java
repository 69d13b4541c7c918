/** How the file of a kind of matter is read, by both grammars, and everything that has to be true of the names in it. */
@NullMarked
package org.gongkai.casework.declaration;

import org.jspecify.annotations.NullMarked;
