package org.gongkai.clock;

import java.util.Map;

/** What came of a {@link DeadlineInquiry}. */
public sealed interface DeadlineAnswer {

    /** The last day and its explanation. */
    record Due(Reading reading, String calendar) implements DeadlineAnswer {
    }

    /** The question is clear, but the law or the calendar has no such date. */
    record Refused(String reason) implements DeadlineAnswer {
    }

    /** The question cannot be read; each field with what is wrong and how to mend it. */
    record Misread(Map<Field, String> errors) implements DeadlineAnswer {

        public String sentence() {
            return String.join("；", errors.values());
        }
    }

    enum Field { RECEIVED, PROVISION, PAUSED, RESTARTED, EXTENDED }
}
