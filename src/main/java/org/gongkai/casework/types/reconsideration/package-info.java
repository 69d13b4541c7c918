/** Reconsiderations in which an organ answers for what it did under the Regulation (行政复议法, 条例 2019 Art. 51). */
@NullMarked
package org.gongkai.casework.types.reconsideration;

import org.jspecify.annotations.NullMarked;
