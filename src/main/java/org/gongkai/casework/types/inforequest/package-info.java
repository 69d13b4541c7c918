/** Requests for information under Chapter 4 of the Regulation (政府信息公开条例 2019). */
@NullMarked
package org.gongkai.casework.types.inforequest;

import org.jspecify.annotations.NullMarked;
