package org.gongkai.calendar;

import org.springframework.stereotype.Component;

/** The working calendar of each organ: the notices of the State Council with the local days that hold for it. */
@Component
public class Calendars {

    /** The calendar by which that organ counts. */
    public WorkingCalendar of(String organId) {
        return WorkingCalendar.shipped();
    }
}
