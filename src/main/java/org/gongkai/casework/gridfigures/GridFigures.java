package org.gongkai.casework.gridfigures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.casework.place.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the steps of matters by grid and month: each on the day on which it was taken, in the grid that had the matter then. */
@Repository
public class GridFigures {

    private final JdbcClient client;
    private final Now now;

    GridFigures(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    /** How often each step was taken in a year: altogether, by month, by code of the grid. */
    public record Year(Map<Step, Long> all, Map<YearMonth, Map<Step, Long>> month, Map<String, Map<Step, Long>> grid) {
    }

    /** The years in which something was counted, the latest first; this year always. */
    List<Integer> years(String type) {
        Set<Integer> years = new HashSet<>(client.sql("select distinct extract(year from taken_on)::int from casework.event_step where type = ?").param(type).query(Integer.class).list());
        years.add(now.today().getYear());
        return years.stream().sorted(Collections.reverseOrder()).toList();
    }

    public Year of(String type, int year) {
        Map<Step, Long> all = new EnumMap<>(Step.class);
        Map<YearMonth, Map<Step, Long>> months = new TreeMap<>();
        Map<String, Map<Step, Long>> grids = new TreeMap<>();
        client.sql("select step, grid, extract(month from taken_on)::int, count(*) from casework.event_step where type = ? and taken_on between ? and ? group by 1, 2, 3")
                .params(type, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).query(row -> {
                    Step step = Step.valueOf(row.getString(1));
                    long count = row.getLong(4);
                    all.merge(step, count, Long::sum);
                    months.computeIfAbsent(YearMonth.of(year, row.getInt(3)), any -> new EnumMap<>(Step.class)).merge(step, count, Long::sum);
                    grids.computeIfAbsent(row.getString(2), any -> new EnumMap<>(Step.class)).merge(step, count, Long::sum);
                });
        return new Year(all, months, grids);
    }
}
