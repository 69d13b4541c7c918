package org.gongkai.clock;

import java.util.List;

import org.gongkai.calendar.RecordedDays;
import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Days decided locally and notices taken over are there because of acts. */
@Component
class CalendarTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return RecordedDays.ALL.stream().map(rows -> Derived.onRecord(rows.table(), rows.title(), rows.query(), CalendarActs.CHANGED, CalendarActs.FOUND)).toList();
    }
}
