/** What whoever files takes away: number, access code, receipt; and the same anew when it was lost. */
@NullMarked
@NamedInterface("receipt")
package org.gongkai.casework.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
