/** Somebody reports what is being handled already: the matter is merged into the one that stands, follows its answer, and is called back by itself. */
@NullMarked
package org.gongkai.casework.merging;

import org.jspecify.annotations.NullMarked;
