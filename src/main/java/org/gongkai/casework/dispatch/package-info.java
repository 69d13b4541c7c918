/** Sending a matter to others and taking it back: who may be sent it, who may give it back, what must have come back before it ends. */
@NullMarked
package org.gongkai.casework.dispatch;

import org.jspecify.annotations.NullMarked;
