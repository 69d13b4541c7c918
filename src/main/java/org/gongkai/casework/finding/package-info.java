/** Finding any matter: an index of digests under a key of its own that follows the acts, and what is read from the sealed rows of what was found. */
@NullMarked
@NamedInterface("finding")
package org.gongkai.casework.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
