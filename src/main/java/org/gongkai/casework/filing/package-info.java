/** How a matter comes in: by page, at the counter, from another matter; and what it is like that came before. */
@NullMarked
@NamedInterface("filing")
package org.gongkai.casework.filing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
