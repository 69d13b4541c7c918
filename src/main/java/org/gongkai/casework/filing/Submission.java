package org.gongkai.casework.filing;

import java.util.List;

import org.gongkai.procedure.Refusal;

/** What became of a {@link Submit}. */
public sealed interface Submission {

    /**
     * It is in.
     *
     * @param code what the applicant follows it with; shown once, kept only as a digest
     */
    record Accepted(String applicationId, String number, String code, List<String> caseIds) implements Submission {
    }

    /** The same form came again: nothing was written, the first receipt holds. */
    record Repeated(String applicationId, String number) implements Submission {
    }

    record Refused(List<Refusal> reasons) implements Submission {
    }
}
