/** Periods that a type declares beside its main term: in days or hours, of the matter or of a part, as a legal limit, a public promise or a limit of the office. */
@NullMarked
@NamedInterface("clocks")
package org.gongkai.casework.clocks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
