package org.gongkai.casework;

import java.util.List;

import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** A condition that holds for every type whatever its definition names, and for cases begun under definitions older than itself. */
public interface StandingCondition {

    /** What it demands, in a few words. */
    String title();

    /** Whether it has anything to say of this action. */
    boolean concerns(CaseState state, Attempt attempt);

    /** Why the action may not be taken; asked before anything is filled in too, when only what stands already counts. */
    List<Refusal> refuse(CaseState state, Perform command, Attempt attempt);
}
