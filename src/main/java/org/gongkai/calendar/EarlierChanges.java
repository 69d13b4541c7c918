package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes that were made before each of them was put on record: earlier versions did not while there was no organ. */
@Component
public class EarlierChanges {

    private final JdbcClient database;

    EarlierChanges(JdbcClient database) {
        this.database = database;
    }

    /** Each of them, once: whoever takes them sees in the same transaction that they are on record. */
    public List<CalendarChanged> take() {
        List<CalendarChanged> changes = new ArrayList<>(database.sql("""
                update calendar.local_day set unrecorded = false where unrecorded returning day, organ, id, decided_by""")
                .query((row, n) -> new CalendarChanged(row.getObject(1, LocalDate.class), row.getObject(1, LocalDate.class), row.getString(2),
                        CalendarChanged.localDay(row.getLong(3)), row.getString(4))).list());
        changes.addAll(database.sql("update calendar.notice set unrecorded = false where unrecorded returning year, imported_by")
                .query((row, n) -> CalendarChanged.byNotice(row.getInt(1), row.getString(2))).list());
        return changes.stream().distinct().toList();
    }
}
