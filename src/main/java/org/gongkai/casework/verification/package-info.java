/** What is derived from the acts of cases, computed again and compared. */
@NullMarked
package org.gongkai.casework.verification;

import org.jspecify.annotations.NullMarked;
