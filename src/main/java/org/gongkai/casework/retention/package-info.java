/** How long people are kept, what holds them beyond that, and how they are forgotten (个人信息保护法 Art. 47). */
@NullMarked
@NamedInterface("retention")
package org.gongkai.casework.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
