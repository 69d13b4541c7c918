/** Lists and counts of matters for whoever may read them: by light, stage, organ, duty. */
@NullMarked
@NamedInterface("lists")
package org.gongkai.casework.lists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
