/** What a sitting came to: each number with what it counts and the proposals behind it, and for everyone the counts and the answers that are public. */
@NullMarked
@NamedInterface("sittingfigures")
package org.gongkai.casework.sittingfigures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
