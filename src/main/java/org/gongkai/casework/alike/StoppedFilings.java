package org.gongkai.casework.alike;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often what was already public spared somebody a request: they began to write, opened a document that the form found for
 * them, and did not file in that visit. Only days, organs and numbers are kept; nothing says who it was.
 */
@Repository
public class StoppedFilings {

    private final JdbcClient client;
    private final Now now;

    StoppedFilings(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    /**
     * A month at all organs of a scope.
     *
     * @param opened visits in which a found document was opened
     * @param filed  visits among them that ended with a request nevertheless
     */
    public record Month(LocalDate first, long opened, long filed) {

        public long stopped() {
            return opened - filed;
        }
    }

    /** A visit in which a found document was opened for the first time. */
    public record Visit(LocalDate day, String organ) implements java.io.Serializable {
    }

    /** @param organ whose document it is */
    public Visit opened(String organ) {
        Visit visit = new Visit(now.today(), organ);
        client.sql("""
                insert into casework.stopped_filing (day, organ, opened, filed) values (?, ?, 1, 0)
                on conflict (day, organ) do update set opened = casework.stopped_filing.opened + 1""").params(visit.day(), visit.organ()).update();
        return visit;
    }

    /** The visit ended with a request; it counts on the day on which the document was opened. */
    public void filed(Visit visit) {
        client.sql("update casework.stopped_filing set filed = filed + 1 where day = ? and organ = ? and filed < opened")
                .params(visit.day(), visit.organ()).update();
    }

    /** Month by month, also those without any, oldest first. */
    public List<Month> months(Scope scope, LocalDate from, LocalDate to) {
        return client.sql("""
                select m::date as first, coalesce(sum(s.opened), 0) as opened, coalesce(sum(s.filed), 0) as filed
                from generate_series(date_trunc('month', ?::date), ?::date, interval '1 month') m
                left join casework.stopped_filing s on s.day >= m and s.day < m + interval '1 month' and (? or s.organ = any(?))
                group by m order by m""").params(from, to, scope.everything(), scope.organs().toArray(String[]::new)).query(Month.class).list();
    }
}
