package org.gongkai.calendar;

import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the house at the first start of a programme that ships other working days than the last one: open periods are read again with them. */
@Component
class ShippedDays {

    private static final int LAST_DAYS_OF_DECEMBER = 26;

    private final JdbcClient database;
    private final Calendars calendars;
    private final Now now;
    private final ApplicationEventPublisher events;

    ShippedDays(JdbcClient database, Calendars calendars, Now now, ApplicationEventPublisher events) {
        this.database = database;
        this.calendars = calendars;
        this.now = now;
        this.events = events;
    }

    /** A new installation has counted with nothing else and is told nothing. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void look() {
        // Nodes that start together wait here for the first.
        new CalendarRows(database).raiseRevision();
        WorkingCalendar shipped = WorkingCalendar.shipped();
        SortedSet<LocalDate> days = shipped.exceptions();
        Optional<SortedSet<LocalDate>> before = database.sql("select days from calendar.shipped")
                .query((row, n) -> row.getArray(1) == null ? ofNotices(shipped) : dates(row.getArray(1))).optional();
        if (before.filter(days::equals).isPresent()) {
            return;
        }
        database.sql("delete from calendar.shipped").update();
        database.sql("insert into calendar.shipped values (string_to_array(:days, ',')::date[], :at)")
                .param("days", days.stream().map(LocalDate::toString).collect(Collectors.joining(",")))
                .param("at", now.instant().atOffset(ZoneOffset.UTC)).update();
        before.ifPresent(earlier -> tell(changed(earlier, days)));
    }

    private void tell(SortedSet<LocalDate> changed) {
        calendars.revised();
        LocalDate first = changed.first();
        // What stood in the last days of December before was settled without asking for the coming year's notice.
        LocalDate december = LocalDate.of(first.getYear() - 1, 12, LAST_DAYS_OF_DECEMBER);
        events.publishEvent(new CalendarChanged(december, changed.last(), null, "shipped/" + now.today(), null));
    }

    private static SortedSet<LocalDate> changed(SortedSet<LocalDate> earlier, SortedSet<LocalDate> days) {
        SortedSet<LocalDate> changed = new TreeSet<>(earlier);
        changed.removeAll(days);
        days.stream().filter(day -> !earlier.contains(day)).forEach(changed::add);
        return changed;
    }

    private static SortedSet<LocalDate> ofNotices(WorkingCalendar shipped) {
        return shipped.exceptions().stream().filter(day -> shipped.years().contains(Notice.governing(day))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<LocalDate> dates(Array array) throws SQLException {
        return Arrays.stream((java.sql.Date[]) array.getArray()).map(java.sql.Date::toLocalDate).collect(Collectors.toCollection(TreeSet::new));
    }
}
