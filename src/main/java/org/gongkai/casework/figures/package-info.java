/** Counts of matters for the public, all organs or some together: no case is named, none can be told from them. */
@NullMarked
@NamedInterface("figures")
package org.gongkai.casework.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
