/** What was given to one becomes public for all (条例 2019 Art. 44), and the log of what was asked for. */
@NullMarked
@NamedInterface("release")
package org.gongkai.casework.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
