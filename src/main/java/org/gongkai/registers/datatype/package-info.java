/** What a value of a field of a register may be; a further kind of value is one class here. */
@NullMarked
@NamedInterface("datatype")
package org.gongkai.registers.datatype;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
