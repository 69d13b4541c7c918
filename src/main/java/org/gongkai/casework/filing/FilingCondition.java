package org.gongkai.casework.filing;

import java.util.List;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.procedure.Refusal;

/** Something that is asked of whatever is brought in, at every entrance, beyond what its form says. */
public interface FilingCondition {

    /** What stands against it; empty where nothing does, or where it says nothing of such a matter. */
    List<Refusal> refuse(CaseType type, Submit submit);
}
