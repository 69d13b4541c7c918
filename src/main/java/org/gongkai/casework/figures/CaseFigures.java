package org.gongkai.casework.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ending.Endings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in, what was answered and what in time, counted for whoever wants to know. */
@Repository
public class CaseFigures {

    /** What the public is told of, one by one or counted: cases that were received, of types that everybody may know of; takes {@code confidential}. */
    public static final String IN_PUBLIC = " from casework.cases c where c.received_on is not null and c.type <> all(:confidential)";

    /** By a court or a reviewing organ, not by the office; or entered in error, and no matter at all. */
    private static final String[] NOT_ENDED_HERE = {"ruled", "voided"};

    private final JdbcClient client;
    private final Endings endings;
    private final CaseTypes types;

    CaseFigures(JdbcClient client, Endings endings, CaseTypes types) {
        this.types = types;
        this.client = client;
        this.endings = endings;
    }

    /**
     * How cases ended since a day.
     *
     * @param cases     those that were answered
     * @param inTime    those of them that were answered by their last day
     * @param otherwise those that ended without an answer: withdrawn, handed over, not taken up
     */
    public record Concluded(long cases, long inTime, long otherwise) {
    }

    /** For the public: all organs together, no case named. */
    public Concluded concludedSince(LocalDate day) {
        return concluded("", "c.concluded_on >= :day", "").param("day", day).query(Concluded.class).single();
    }

    /** The same of these organs. */
    public Concluded concludedSince(LocalDate day, Collection<String> organs) {
        return concluded("", "c.concluded_on >= :day and c.organ = any(:organs)", "").param("day", day).param("organs", organs.toArray(String[]::new)).query(Concluded.class).single();
    }

    /** How cases ended here, counted. @param apart what tells them apart, and {@code behind} how */
    private JdbcClient.StatementSpec concluded(String apart, String which, String behind) {
        return client.sql("select " + apart + """
                count(*) filter (where c.ending = any(:answers)) as cases, count(*) filter (where c.ending = any(:answers) and c.concluded_on <= c.due_on) as in_time,
                       count(*) filter (where not c.ending = any(:answers)) as otherwise
                from casework.cases c where c.ending <> all(:elsewhere) and\s""" + which + behind).param("answers", endings.answers().toArray(String[]::new)).param("elsewhere", NOT_ENDED_HERE);
    }

    /** How the cases of an organ ended in a year. */
    public record OfYear(String organ, int year, long cases, long inTime, long otherwise) {
    }

    /** For the public: of each organ and year in which a case ended, the latest year first and in it who answered most, no case named; what {@link #concludedSince} sums. */
    public List<OfYear> concludedByYear() {
        return concluded("c.organ, extract(year from c.concluded_on)::int as year, ", "c.concluded_on is not null", " group by 1, 2 order by 2 desc, cases desc, 1").query(OfYear.class).list();
    }

    /** What came in of one type since a day, what of it was answered, and what in time. */
    public record Handled(String type, long received, long answered, long inTime) {
    }

    /** For the public: of each type, all organs together, no case named. */
    public Map<String, Handled> handledSince(LocalDate day) {
        return client.sql("""
                select type, count(*) as received, count(*) filter (where ending = any(?)) as answered,
                       count(*) filter (where ending = any(?) and concluded_on <= due_on) as in_time
                from casework.cases where received_on >= ? and coalesce(ending, '') <> 'voided' group by type""")
                .params(endings.answers().toArray(String[]::new), endings.answers().toArray(String[]::new), day).query(Handled.class).list().stream()
                .collect(Collectors.toMap(Handled::type, one -> one));
    }

    /** Whether anything was ever received of a type, so that there is something to count. */
    public boolean hasReceived(String type) {
        return client.sql("select exists (select from casework.cases where type = ? and received_on is not null)").param(type).query(Boolean.class).single();
    }

    /** For the public: how many cases were received in each month since a day. */
    public Map<YearMonth, Long> receivedByMonth(LocalDate from) {
        return client.sql("select to_char(c.received_on, 'YYYY-MM'), count(*)" + IN_PUBLIC + " and c.received_on >= :from group by 1").param("confidential", confidential()).param("from", from)
                .query((row, n) -> Map.entry(YearMonth.parse(row.getString(1)), row.getLong(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** For the public: how many were received and not concluded, as the register of cases says of each. */
    public long open() {
        return client.sql("select count(*)" + IN_PUBLIC + " and c.concluded_on is null").param("confidential", confidential()).query(Long.class).single();
    }

    private String[] confidential() {
        return types.confidential().keySet().toArray(String[]::new);
    }
}
