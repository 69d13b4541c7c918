/** When and how letters of a case reached whom they were for, each with its proof. */
@NullMarked
@NamedInterface("delivery")
package org.gongkai.casework.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
