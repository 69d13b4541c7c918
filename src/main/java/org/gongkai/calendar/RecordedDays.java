package org.gongkai.calendar;

import java.util.List;

/**
 * Rows of the calendar that are there because of an act; the ledger lies above and is asked there.
 *
 * @param query name of the row, and the record of the act
 */
public record RecordedDays(String table, String title, String query) {

    public static final List<RecordedDays> ALL = List.of(
            new RecordedDays("calendar.local_day", "本地停班、上班日", "select day || ' ' || reason, 'calendar/local-day/' || id from calendar.local_day"),
            new RecordedDays("calendar.notice", "放假通知", "select year::text, 'calendar/notice/' || year from calendar.notice"),
            new RecordedDays("calendar.notice_day", "放假通知的日期",
                    "select d.day || ' ' || d.name, 'calendar/notice/' || n.year from calendar.notice_day d join calendar.notice n on n.id = d.notice"));
}
