package org.gongkai.calendar;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Notice.NoticeDay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows behind the calendars: imported notices and local days. */
final class CalendarRows {

    private final JdbcClient database;

    CalendarRows(JdbcClient database) {
        this.database = database;
    }

    long revision() {
        return database.sql("select number from calendar.revision").query(Long.class).single();
    }

    /** First statement of every change: later changes wait for this one to commit. */
    void raiseRevision() {
        database.sql("update calendar.revision set number = number + 1").update();
    }

    /** The notice that holds for each imported year, oldest year first. */
    List<Notice> notices() {
        Map<Integer, List<String>> papers = new LinkedHashMap<>();
        Map<Integer, List<NoticeDay>> days = new LinkedHashMap<>();
        database.sql("""
                select n.year, n.papers, d.day, d.off, d.name
                from (select distinct on (year) id, year, papers from calendar.notice order by year, id desc) n
                join calendar.notice_day d on d.notice = n.id
                order by n.year, d.day""").query(row -> {
                    papers.putIfAbsent(row.getInt("year"), texts(row.getArray("papers")));
                    days.computeIfAbsent(row.getInt("year"), year -> new ArrayList<>())
                            .add(new NoticeDay(row.getObject("day", LocalDate.class), row.getBoolean("off"), row.getString("name")));
                });
        return papers.entrySet().stream().map(year -> new Notice(year.getKey(), year.getValue(), days.get(year.getKey()))).toList();
    }

    void insert(Notice notice, @Nullable String by, Instant at) {
        long id = database.sql("""
                insert into calendar.notice (year, papers, imported_by, imported_at)
                values (:year, string_to_array(:papers, e'\\n'), :by, :at) returning id""")
                .param("year", notice.year()).param("papers", String.join("\n", notice.papers()))
                .param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
        for (NoticeDay day : notice.days()) {
            database.sql("insert into calendar.notice_day (notice, day, off, name) values (:notice, :day, :off, :name)")
                    .param("notice", id).param("day", day.date()).param("off", day.off()).param("name", day.name()).update();
        }
    }

    List<LocalDay> localDays() {
        return database.sql("select day, working, organ, reason from calendar.local_day where withdrawn_at is null order by day")
                .query(CalendarRows::localDay).list();
    }

    List<DecidedDay> decidedDays() {
        return database.sql("""
                select id, day, working, organ, reason, decided_by, decided_at from calendar.local_day
                where withdrawn_at is null order by day desc, id desc""").query((row, number) -> new DecidedDay(row.getLong("id"),
                        localDay(row, number), row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant())).list();
    }

    long insert(LocalDay day, @Nullable String by, Instant at) {
        return database.sql("""
                insert into calendar.local_day (organ, day, working, reason, decided_by, decided_at)
                values (:organ, :day, :working, :reason, :by, :at) returning id""")
                .param("organ", day.organ()).param("day", day.date()).param("working", day.working()).param("reason", day.reason())
                .param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    /** The local day that was withdrawn, unless there is none with that id in force. */
    Optional<LocalDay> withdraw(long id, String reason, @Nullable String by, Instant at) {
        return database.sql("""
                update calendar.local_day set withdrawn_by = :by, withdrawn_at = :at, withdrawn_reason = :reason
                where id = :id and withdrawn_at is null returning day, working, organ, reason""")
                .param("id", id).param("reason", reason).param("by", by).param("at", at.atOffset(ZoneOffset.UTC))
                .query(CalendarRows::localDay).optional();
    }

    private static LocalDay localDay(ResultSet row, int number) throws SQLException {
        return new LocalDay(row.getObject("day", LocalDate.class), row.getBoolean("working"), row.getString("organ"), row.getString("reason"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
