/** Files that come with a matter or with a step of it: looked at before they are kept, sealed, bound to their acts, counted against a list. */
@NullMarked
@NamedInterface("material")
package org.gongkai.casework.material;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
