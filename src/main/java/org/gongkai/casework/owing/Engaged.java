package org.gongkai.casework.owing;

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

    /** What preparing an action is called, for somebody who may do that at an organ; null for others. */
    @Nullable String preparing(CaseType type, String action, Staff staff, String organ);
}
