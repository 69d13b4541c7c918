/** The same act on many cases: a dry run first, then one by one under the same conditions as a single one. */
@NullMarked
package org.gongkai.casework.batch;

import org.jspecify.annotations.NullMarked;
