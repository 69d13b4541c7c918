/** Past matters of any kind walked step by step, from a file or for the demo district, each known by the id it had elsewhere. */
@NullMarked
@NamedInterface("history")
package org.gongkai.casework.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
