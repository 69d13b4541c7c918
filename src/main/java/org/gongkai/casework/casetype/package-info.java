/** A kind of matter as its file declares it: fields, steps, what each step leaves, who holds what, and the keys that capabilities add. */
@NullMarked
@NamedInterface("casetype")
package org.gongkai.casework.casetype;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
