/** Registers kept before this installation: which column stands for which step. */
@NullMarked
@NamedInterface("register")
package org.gongkai.casework.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
