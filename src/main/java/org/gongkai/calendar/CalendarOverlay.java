package org.gongkai.calendar;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What an installation lays over the shipped calendar: notices it imported and local days in force. */
public record CalendarOverlay(List<Notice> notices, List<LocalDay> localDays) {

    public CalendarOverlay {
        notices = List.copyOf(notices);
        localDays = List.copyOf(localDays);
    }

    /** The calendar of an organ, or with null the one for everybody. */
    public WorkingCalendar over(WorkingCalendar shipped, @Nullable String organId) {
        WorkingCalendar calendar = shipped;
        for (Notice notice : notices) {
            calendar = calendar.with(notice);
        }
        return calendar.withLocalDays(localDays.stream().filter(day -> day.organ() == null || day.organ().equals(organId)).toList());
    }
}
