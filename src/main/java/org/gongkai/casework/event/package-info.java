/** Many requests for the same, answered together without losing anyone's answer. */
@NullMarked
package org.gongkai.casework.event;

import org.jspecify.annotations.NullMarked;
