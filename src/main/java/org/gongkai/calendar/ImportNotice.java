package org.gongkai.calendar;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over the State Council's notice of a year: its provisional dates become settled, open periods are read again. */
@Component
public class ImportNotice {

    private final CalendarRows rows;
    private final Calendars calendars;
    private final Now now;
    private final ApplicationEventPublisher events;

    ImportNotice(JdbcClient database, Calendars calendars, Now now, ApplicationEventPublisher events) {
        this.rows = new CalendarRows(database);
        this.calendars = calendars;
        this.now = now;
        this.events = events;
    }

    /** @param json {@code {year, papers[], days[{name, date, isOffDay}]}}
     * @param by the person, null for the installation itself */
    @Transactional
    public CalendarRevision run(byte[] json, @Nullable String by) {
        return switch (NoticeFile.read(json)) {
            case NoticeFile.Unusable unusable -> new CalendarRevision.Refused(unusable.reasons());
            case NoticeFile.Usable usable -> take(usable.notice(), by);
        };
    }

    private CalendarRevision take(Notice notice, @Nullable String by) {
        rows.raiseRevision();
        if (calendars.national().says(notice)) {
            return new CalendarRevision.Unchanged();
        }
        rows.insert(notice, by, now.instant());
        calendars.revised();
        CalendarChanged change = CalendarChanged.byNotice(notice.year(), by);
        events.publishEvent(change);
        return new CalendarRevision.Done(change);
    }
}
