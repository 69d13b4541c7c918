/** Somebody reports what is being handled already: what tells the same is proposed; the matter is merged into the one that stands, follows its answer, and is called back by itself. */
@NullMarked
@NamedInterface("merging")
package org.gongkai.casework.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
