/** What was entered in error: taken out of the record by another person with a reason, and seen as such. */
@NullMarked
@NamedInterface("correction")
package org.gongkai.casework.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
