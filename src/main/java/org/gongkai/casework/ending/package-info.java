/** How a case came to an end, and whether that was an answer. */
@NullMarked
@NamedInterface("ending")
package org.gongkai.casework.ending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
