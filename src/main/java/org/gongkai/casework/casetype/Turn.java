package org.gongkai.casework.casetype;

import org.gongkai.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * A kind of handling beside the first: what an organ does to which a matter was sent.
 *
 * @param term     provision with the period of its own, from the day it was sent; null where that of the matter is all
 * @param recalled stage in which it ends when the matter is called back; null where it cannot be
 * @param beside   whether the matter is answered without waiting for it; its last step waits all the same
 * @param unnamed  whether the organ that has it does not learn who brought the matter
 */
public record Turn(String id, String title, @Nullable String term, Procedure procedure, @Nullable String recalled, boolean unnamed, boolean beside) {
}
