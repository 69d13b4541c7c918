package org.gongkai.directreport;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.directreport.Quotas.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far each section of this installation is with what it is to report. */
@Component
public class Sections {

    private final ItemRows items;
    private final Quotas quotas;
    private final Organs organs;
    private final Now now;

    Sections(ItemRows items, Quotas quotas, Organs organs, Now now) {
        this.items = items;
        this.quotas = quotas;
        this.organs = organs;
        this.now = now;
    }

    /** @param lacking this week, 0 where enough went off or no number is set */
    public record Line(Organ organ, int week, int before, int lacking) {
    }

    /** Of every section a week; null where none is set. */
    public @Nullable Integer quota() {
        return quotas.all().getOrDefault(Quotas.SECTIONS, Map.of()).get(Period.WEEK);
    }

    /** Those that lack most first. */
    public List<Line> lines(Scope scope) {
        LocalDate monday = now.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<String, Integer> week = items.signed(monday, now.today());
        Map<String, Integer> before = items.signed(monday.minusWeeks(1), monday.minusDays(1));
        Integer quota = quota();
        List<Line> lines = new ArrayList<>();
        for (Organ organ : organs.asOf(now.today())) {
            if (scope.covers(organ.id()) && (quota != null || week.containsKey(organ.id()) || before.containsKey(organ.id()))) {
                int done = week.getOrDefault(organ.id(), 0);
                lines.add(new Line(organ, done, before.getOrDefault(organ.id(), 0), quota == null ? 0 : Math.max(0, quota - done)));
            }
        }
        lines.sort((one, other) -> Integer.compare(other.lacking(), one.lacking()));
        return lines;
    }
}
