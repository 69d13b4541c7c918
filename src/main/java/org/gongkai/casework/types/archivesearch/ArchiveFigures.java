package org.gongkai.casework.types.archivesearch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSumOfMonth;
import org.gongkai.ledger.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts a year of searches for the public from facts alone: no matter is named, and what was entered in error and struck counts back. */
@Repository
public class ArchiveFigures {

    static final String TYPE = "archivesearch";
    private static final String VISIT = TYPE + ".visit";
    private static final String RECEIVED = TYPE + ".received";
    private static final String VOLUMES = TYPE + ".volumes";
    private static final String CERTIFIED = TYPE + ".certified";
    private static final Set<String> KINDS = Set.of(VISIT, RECEIVED, VOLUMES, CERTIFIED);

    private final Facts facts;
    private final JdbcClient client;

    ArchiveFigures(Facts facts, JdbcClient client) {
        this.facts = facts;
        this.client = client;
    }

    /**
     * @param visits       who came to the counter, each time once
     * @param received     what came by web or post instead
     * @param volumes      volumes and pieces taken out
     * @param certificates that were issued, each with its number
     */
    public record Line(long visits, long received, long volumes, long certificates) {

        static final Line NONE = new Line(0, 0, 0, 0);

        Line and(Line other) {
            return new Line(visits + other.visits, received + other.received, volumes + other.volumes, certificates + other.certificates);
        }

        /** Visits of every hundred, with one place; null where there were none. */
        public @Nullable String share(Line all) {
            return all.visits == 0 ? null : BigDecimal.valueOf(visits).multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(all.visits), 1, RoundingMode.HALF_UP).toPlainString();
        }
    }

    /** @param purpose by the choice of the form; {@code month} from 1 to 12, without those in which nothing was counted */
    public record Year(Line all, Map<String, Line> purpose, Map<Integer, Line> month) {

        public Line of(String wanted) {
            return purpose.getOrDefault(wanted, Line.NONE);
        }
    }

    Year of(int year) {
        Map<String, Line> purposes = new HashMap<>();
        Map<Integer, Line> months = new TreeMap<>();
        Line all = Line.NONE;
        for (FactSumOfMonth sum : facts.sumsByMonth(FactQuery.of(KINDS, organs()).between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))) {
            Line line = line(sum.kind(), sum.amount().longValue());
            purposes.merge(sum.code(), line, Line::and);
            months.merge(sum.month().getMonthValue(), line, Line::and);
            all = all.and(line);
        }
        return new Year(all, purposes, months);
    }

    /** The years in which something was received, and this one, the latest first. */
    List<Integer> years(int thisYear) {
        Set<Integer> years = new TreeSet<>(Collections.reverseOrder());
        years.addAll(client.sql("select distinct extract(year from received_on)::int from casework.cases where type = ? and received_on is not null").param(TYPE).query(Integer.class).list());
        years.add(thisYear);
        return List.copyOf(years);
    }

    /** Whether anything was ever received, so that there is something to count. */
    boolean any() {
        return client.sql("select exists (select from casework.cases where type = ? and received_on is not null)").param(TYPE).query(Boolean.class).single();
    }

    private static Line line(String kind, long amount) {
        return new Line(kind.equals(VISIT) ? amount : 0, kind.equals(RECEIVED) ? amount : 0, kind.equals(VOLUMES) ? amount : 0, kind.equals(CERTIFIED) ? amount : 0);
    }

    private Set<String> organs() {
        return Set.copyOf(client.sql("select distinct organ from casework.cases where type = ?").param(TYPE).query(String.class).list());
    }
}
