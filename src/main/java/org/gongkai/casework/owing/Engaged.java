package org.gongkai.casework.owing;

import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;

/** A capability that brings a step of a handling about by steps of its own, which it lists itself among what people owe. */
public interface Engaged {

    /** The handlings of which it lists the next step: id of the case and number, with a slash between. */
    Set<String> handlings(Staff staff);

    /** Whether whoever has the matter prepares this action for whoever takes it. */
    boolean prepares(CaseType type, String action);

    /** How an action is prepared by somebody who may do that at an organ; null for others. */
    @Nullable Preparing preparing(CaseType type, String action, Staff staff, String organ);

    /** What is being prepared for an action of a handling, by a mark that is another one once it was changed; empty where nothing is. */
    Optional<String> underWay(String caseId, String action, int handling);

    /**
     * How it is prepared.
     *
     * @param what  what that is called
     * @param where below the address of the case
     */
    record Preparing(String what, String where) {
    }
}
