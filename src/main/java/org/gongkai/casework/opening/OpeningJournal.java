package org.gongkai.casework.opening;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.lists.Readers;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who opened what of a person: lines are added and read, never changed (个人信息保护法 Art. 51). */
@Repository
public class OpeningJournal {

    /** The whole of a matter, as it is taken out of the house. */
    static final String WHOLE = "*";
    private static final Duration COUNTED_ANEW = Duration.ofMinutes(1);
    private static final String LINES = "select o.no, o.case_id, c.number, o.title, o.person, o.opened_at, o.reason from casework.opening o join casework.cases c on c.id = o.case_id where ";

    private final JdbcClient client;
    private final Readers readers;
    private final UnusualNumbers unusual;
    private final Now now;
    private volatile Counted counted = new Counted(Instant.EPOCH, List.of());

    OpeningJournal(JdbcClient client, Readers readers, UnusualNumbers unusual, Now now) {
        this.client = client;
        this.readers = readers;
        this.unusual = unusual;
        this.now = now;
    }

    void write(CaseFolder folder, Staff staff, String field, String title, String reason) {
        client.sql("insert into casework.opening (case_id, field, title, person, opened_at, day, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .params(folder.state().id(), field, title, staff.personId(), now.instant().atOffset(ZoneOffset.UTC), now.today(), reason).update();
    }

    /** A matter is taken out of the house with all that is in it. */
    public void wholeTaken(CaseFolder folder, Staff staff, String reason) {
        write(folder, staff, WHOLE, "全部", reason);
    }

    /** Somebody learned who brought these matters: one line for each. */
    public void learned(Collection<String> matters, Staff staff, String how, String reason) {
        if (matters.isEmpty()) {
            return;
        }
        client.sql("insert into casework.opening (case_id, field, title, person, opened_at, day, reason) select unnest(?), 'applicant', ?, ?, ?, ?, ?")
                .params(matters.toArray(String[]::new), how, staff.personId(), now.instant().atOffset(ZoneOffset.UTC), now.today(), reason).update();
    }

    /**
     * Which lines.
     *
     * @param number of a matter; null for all
     * @param person id; null for everybody
     */
    public record Wanted(@Nullable String number, @Nullable String person, @Nullable LocalDate day) {
    }

    /** Whose journal a person reads: an operator all of it, others that of the matters they see. */
    private static Scope scope(Staff staff) {
        return staff.may(Power.OPERATE) ? Scope.EVERYTHING : staff.scope(Power.JOURNAL);
    }

    /** Lines from the newest on, before the last one of the page before. */
    public List<Opening> lines(Staff staff, Wanted wanted, long before, int limit) {
        Readers.Condition seen = readers.ofCase(scope(staff));
        List<Object> params = new ArrayList<>(List.of(before));
        StringBuilder where = new StringBuilder("o.no < ? and ").append(seen.sql());
        params.addAll(seen.params());
        if (wanted.number() != null) {
            where.append(" and c.number = ?");
            params.add(wanted.number());
        }
        if (wanted.person() != null) {
            where.append(" and o.person = ?");
            params.add(wanted.person());
        }
        if (wanted.day() != null) {
            where.append(" and o.day = ?");
            params.add(wanted.day());
        }
        params.add(limit);
        return client.sql(LINES + where + " order by o.no desc limit ?").params(params).query((row, n) -> new Opening(row.getLong(1), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5), row.getObject(6, OffsetDateTime.class).toInstant(), row.getString(7))).list();
    }

    /**
     * An unusual number of openings in a day.
     *
     * @param person id of who opened; null where it is about one matter
     * @param number of the matter; null where it is about one person
     */
    record Alarm(LocalDate day, @Nullable String person, @Nullable String number, String organ, long times) {
    }

    private record Counted(Instant at, List<Alarm> alarms) {
    }

    /** The unusual numbers of the last days at the organs of this person; counted anew every minute. */
    List<Alarm> alarms(Staff staff) {
        Counted last = counted;
        if (Duration.between(last.at(), now.instant()).abs().compareTo(COUNTED_ANEW) >= 0) {
            last = new Counted(now.instant(), count());
            counted = last;
        }
        Scope scope = scope(staff);
        return last.alarms().stream().filter(alarm -> scope.covers(alarm.organ())).toList();
    }

    private List<Alarm> count() {
        UnusualNumbers.Declared limits = unusual.declared();
        return client.sql("""
                select o.day, o.person, null::text as number, min(c.organ) as organ, count(*) as times from casework.opening o join casework.cases c on c.id = o.case_id
                    where o.day > :from group by o.day, o.person having count(*) > :person
                union all select o.day, null, c.number, c.organ, count(*) from casework.opening o join casework.cases c on c.id = o.case_id
                    where o.day > :from group by o.day, c.number, c.organ having count(*) > :matter order by 1 desc, 5 desc""")
                .param("from", now.today().minusDays(limits.shownDays())).param("person", limits.perPerson()).param("matter", limits.perMatter())
                .query(Alarm.class).list();
    }
}
