package org.gongkai.calendar;

import java.util.List;

/** What came of changing the calendar. */
public sealed interface CalendarRevision {

    record Done(CalendarChanged change) implements CalendarRevision {
    }

    /** The calendar says so already. */
    record Unchanged() implements CalendarRevision {
    }

    record Refused(List<String> reasons) implements CalendarRevision {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
