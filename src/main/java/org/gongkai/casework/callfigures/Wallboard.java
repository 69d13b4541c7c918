package org.gongkai.casework.callfigures;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.ending.Endings;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands on the screen on the wall: counted in one query, at most once a second however many look. */
@Component
public class Wallboard {

    private static final long KEPT_NANOS = 1_000_000_000L;

    private final JdbcClient client;
    private final Endings endings;
    private final Organs organs;
    private final Now now;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Wallboard(JdbcClient client, Endings endings, Organs organs, Now now) {
        this.client = client;
        this.endings = endings;
        this.organs = organs;
        this.now = now;
    }

    /** What an organ has of it now. */
    public record Unit(String name, long open, long overdue) {
    }

    /**
     * What there is at a moment.
     *
     * @param stages   how many matters stand where, by title, in the order of the type; the last stages are left out
     * @param open     matters that are not ended
     * @param overdue  those of them, with their parts, of which a clock that runs is over, each once
     * @param received today
     * @param answered today; {@code inTime} of them by their last day
     * @param units    organs to which matters were sent and that have one now, those with most overdue first
     */
    public record Board(LocalDateTime at, Map<String, Long> stages, long open, long overdue, long received, long answered, long inTime, List<Unit> units) {
    }

    private record Kept(Board board, long made) {
    }

    /** As it was less than a second ago. */
    Board of(CaseType type) {
        return kept.compute(type.id(), (id, last) -> last != null && System.nanoTime() - last.made() < KEPT_NANOS ? last : new Kept(count(type), System.nanoTime())).board();
    }

    private Board count(CaseType type) {
        LocalDateTime at = now.local();
        Map<String, Long> stood = new TreeMap<>();
        Map<String, long[]> units = new TreeMap<>();
        long[] sums = new long[5];
        client.sql("""
                select case when h.no = 1 then 'stands' else 'sent' end as what, h.stage, h.organ, count(*) as matters,
                    count(*) filter (where least(h.due_at, case when h.clock <> 'ENDED' then h.due_on + time '23:59:59' end) < :now) as part
                from casework.handling h join casework.cases c on c.id = h.case_id where not h.ended and c.type = :type group by 1, 2, 3
                union all select 'overdue', '', '', count(distinct h.case_id), 0 from casework.handling h join casework.cases c on c.id = h.case_id
                    where not h.ended and c.type = :type and least(h.due_at, case when h.clock <> 'ENDED' then h.due_on + time '23:59:59' end) < :now
                union all select 'received', '', '', count(*), 0 from casework.cases c where c.type = :type and c.received_on = :today and coalesce(c.ending, '') <> 'voided'
                union all select 'answered', '', '', count(*), count(*) filter (where c.concluded_on <= c.due_on) from casework.cases c where c.type = :type and c.concluded_on = :today and c.ending = any(:answers)""")
                .param("type", type.id()).param("now", at).param("today", at.toLocalDate()).param("answers", endings.answers().toArray(String[]::new)).query(row -> {
                    long matters = row.getLong("matters");
                    long part = row.getLong("part");
                    switch (row.getString("what")) {
                        case "stands" -> {
                            stood.merge(row.getString("stage"), matters, Long::sum);
                            sums[0] += matters;
                        }
                        case "sent" -> {
                            long[] unit = units.computeIfAbsent(row.getString("organ"), any -> new long[2]);
                            unit[0] += matters;
                            unit[1] += part;
                        }
                        case "overdue" -> sums[1] = matters;
                        case "received" -> sums[2] = matters;
                        default -> {
                            sums[3] = matters;
                            sums[4] = part;
                        }
                    }
                });
        Map<String, Long> stages = new LinkedHashMap<>();
        for (Stage stage : type.procedure().stages()) {
            if (!stage.last()) {
                stages.put(stage.title(), stood.getOrDefault(stage.id(), 0L));
            }
        }
        List<Unit> busy = new ArrayList<>();
        units.forEach((organ, counted) -> busy.add(new Unit(organs.shortName(organ), counted[0], counted[1])));
        busy.sort(Comparator.comparingLong((Unit unit) -> -unit.overdue()).thenComparing(unit -> -unit.open()).thenComparing(Unit::name));
        return new Board(at, stages, sums[0], sums[1], sums[2], sums[3], sums[4], busy);
    }
}
