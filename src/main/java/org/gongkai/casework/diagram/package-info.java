/** The procedure of a type drawn from its declaration. */
@NullMarked
package org.gongkai.casework.diagram;

import org.jspecify.annotations.NullMarked;
