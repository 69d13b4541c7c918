/** Which matters are whose, of people outside: by an act of the matter, or because its access code was given; and what they see of what is theirs. */
@NullMarked
@NamedInterface("theirs")
package org.gongkai.casework.theirs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
