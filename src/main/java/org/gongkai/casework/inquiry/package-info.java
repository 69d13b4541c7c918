/** How whoever holds a number and a code asks after a matter. */
@NullMarked
package org.gongkai.casework.inquiry;

import org.jspecify.annotations.NullMarked;
