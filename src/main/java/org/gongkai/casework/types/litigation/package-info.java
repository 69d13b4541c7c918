/** Suits in which an organ answers for what it did under the Regulation (行政诉讼法, 条例 2019 Art. 51). */
@NullMarked
package org.gongkai.casework.types.litigation;

import org.jspecify.annotations.NullMarked;
