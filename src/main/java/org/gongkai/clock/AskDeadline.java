package org.gongkai.clock;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers deadlines by the calendar of this installation. */
@Component
public class AskDeadline {

    private final Calendars calendars;
    private final Provisions provisions;

    AskDeadline(Calendars calendars, Provisions provisions) {
        this.calendars = calendars;
        this.provisions = provisions;
    }

    /** @param organ whose local days hold beside those for everybody; null for none in particular */
    public DeadlineAnswer of(@Nullable String organ, DeadlineInquiry inquiry) {
        WorkingCalendar calendar = organ == null ? calendars.everywhere() : calendars.of(organ);
        return new Deadlines(calendar, provisions).answer(inquiry);
    }
}
