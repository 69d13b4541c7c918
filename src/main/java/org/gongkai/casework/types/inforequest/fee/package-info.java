/** Fees for requests in unusual number or volume (条例 2019 Art. 42). */
@NullMarked
package org.gongkai.casework.types.inforequest.fee;

import org.jspecify.annotations.NullMarked;
