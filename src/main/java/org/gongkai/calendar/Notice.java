package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.List;

/** The State Council's notice of one year's days off and make-up workdays; late December may already follow next year's notice.
 * @param papers addresses of the published notice and its amendments */
public record Notice(int year, List<String> papers, List<NoticeDay> days) {

    /** One day that a notice names. */
    public record NoticeDay(LocalDate date, boolean off, String name) {
    }

    public Notice {
        papers = List.copyOf(papers);
        days = List.copyOf(days);
    }

    /** The year whose notice governs that day: New Year's days off and make-ups in late December belong to the coming year. */
    static int governing(LocalDate date) {
        boolean besideNewYear = date.getMonthValue() == 12 && date.getDayOfMonth() > 25;
        return besideNewYear ? date.getYear() + 1 : date.getYear();
    }
}
