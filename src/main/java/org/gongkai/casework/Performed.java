package org.gongkai.casework;

import java.util.List;

import org.gongkai.ledger.Act;
import org.gongkai.procedure.Refusal;

/** What became of a {@link Perform}. */
public sealed interface Performed {

    record Done(Act act, CaseState state) implements Performed {
    }

    /** The same command came again; it had been done. */
    record Repeated(String actId) implements Performed {
    }

    record Refused(List<Refusal> reasons) implements Performed {
    }
}
