package org.gongkai.participation;

import java.util.List;

/** What taking part counts for in reports and on the page of the site itself. */
final class Counts {

    /** A solicitation was opened; the code is its kind. */
    static final String OPENED = "participation.opened";
    /** Contributions came in; the code is their way. */
    static final String CONTRIBUTIONS = "participation.contributions";
    /** An outcome was published. */
    static final String ANSWERED = "participation.answered";
    /** It was published within its term. */
    static final String IN_TIME = "participation.answered-in-time";
    /** Guests who spoke in an interview; the code is its kind. */
    static final String GUESTS = "participation.guests";
    /** Somebody registered for a gathering; the code is their way. */
    static final String REGISTERED = "participation.registered";
    /** How many came to a gathering; the code is its kind. */
    static final String CAME = "participation.came";
    /** An organ answered an appraisal; the code is its kind. */
    static final String APPRAISAL_ANSWERED = "participation.appraisal-answered";
    static final List<String> KINDS = List.of(OPENED, CONTRIBUTIONS, ANSWERED, IN_TIME, GUESTS, REGISTERED, CAME, APPRAISAL_ANSWERED);

    private Counts() {
    }
}
