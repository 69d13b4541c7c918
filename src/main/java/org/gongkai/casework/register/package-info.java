/** Registers kept before this installation: which column stands for which step. */
@NullMarked
package org.gongkai.casework.register;

import org.jspecify.annotations.NullMarked;
