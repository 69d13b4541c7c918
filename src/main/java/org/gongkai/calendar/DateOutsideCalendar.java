package org.gongkai.calendar;

/** A date was computed that the calendar does not reach; ask {@link WorkingCalendar#objection} before you compute. */
public class DateOutsideCalendar extends RuntimeException {

    DateOutsideCalendar(String message) {
        super(message);
    }
}
