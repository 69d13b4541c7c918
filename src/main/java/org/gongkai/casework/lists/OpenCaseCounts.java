package org.gongkai.casework.lists;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open cases counted by where they stand and by light, for queues and lights: anew only once something was committed. */
@Repository
public class OpenCaseCounts {

    private final JdbcClient client;
    private final CaseTypes types;
    private final Map<Asked, Counted> latest = new ConcurrentHashMap<>();

    OpenCaseCounts(JdbcClient client, CaseTypes types) {
        this.client = client;
        this.types = types;
    }

    /**
     * How many open cases of an organ stand in one stage under one light.
     *
     * @param assignee who has them; null where nobody has
     * @param paused   whether their main clock stands still
     * @param dueOn    the last day of all of them, from today until no light warns any more; null for others
     */
    public record Lit(String organ, String definition, String stage, @Nullable Light light, @Nullable String assignee, boolean paused, @Nullable LocalDate dueOn, long cases) {
    }

    private record Asked(Map<String, Street.LightDays> organs, Set<String> engaged, LocalDate today) {
    }

    /**
     * @param snapshot of the database in which it was counted: while it is the same, nothing was committed since
     * @param turns    the first moment at which the light of a clock in hours changes by itself; null where none does
     */
    private record Counted(@Nullable String snapshot, @Nullable LocalDateTime turns, List<Lit> lit) {

        private static final Counted NEVER = new Counted(null, null, List.of());

        boolean holdsAt(LocalDateTime now) {
            return turns == null || now.isBefore(turns);
        }
    }

    /** The open cases of these organs; a light each organ's days tell apart. */
    public List<Lit> of(Map<String, Street.LightDays> organs, LocalDateTime now) {
        return of(organs, Set.of(), now);
    }

    /** @param engaged handlings that are left out: id of the case and number */
    public List<Lit> of(Map<String, Street.LightDays> organs, Set<String> engaged, LocalDateTime now) {
        Asked asked = new Asked(organs, engaged, now.toLocalDate());
        Counted before = Optional.ofNullable(latest.get(asked)).filter(kept -> kept.holdsAt(now)).orElse(Counted.NEVER);
        Counted counted = counted(asked, now, before);
        if (counted != before && counted.snapshot() != null) {
            latest.keySet().removeIf(other -> !other.today().equals(asked.today()));
            latest.put(asked, counted);
        }
        return counted.lit();
    }

    /** A transaction that writes sees more than its snapshot says: it is given none, and always counts. */
    private Counted counted(Asked asked, LocalDateTime now, Counted before) {
        return client.sql("""
                select s.snapshot, c.* from (select case when pg_current_xact_id_if_assigned() is null then pg_current_snapshot()::text end as snapshot) s
                left join lateral (
                    select h.organ, h.definition, h.stage, h.assignee, h.clock = 'PAUSED' as paused,
                        case when k.named then case when h.due_at < :now then 'BLACK' when h.red_at <= :now then 'RED' when h.yellow_at <= :now then 'YELLOW' else 'GREEN' end
                            when k.counts and h.due_on < :today then 'BLACK' when k.counts and coalesce(h.lawful_on, h.due_on) < d.red_before then 'RED'
                            when k.counts and coalesce(h.lawful_on, h.due_on) < d.yellow_before then 'YELLOW' when k.counts and h.due_on is not null then 'GREEN' end as light,
                        case when k.due between :today and d.yellow_before then k.due end as due_on, count(*) as cases,
                        min(case when h.due_at is not null then least(case when h.yellow_at > :now then h.yellow_at end, case when h.red_at > :now then h.red_at end,
                            case when h.due_at >= :now then h.due_at end) end) as turns
                    from casework.handling h join unnest(:organs, :red::date[], :yellow::date[]) as d (organ, red_before, yellow_before) on d.organ = h.organ
                        cross join lateral (select h.clock <> 'ENDED' and h.stage <> all(:awaiting) as counts) c
                        cross join lateral (select h.due_at is not null and (not c.counts or h.due_on is null or h.due_at <= h.due_on + time '23:59:59') as named) n
                        cross join lateral (select c.counts, n.named, case when n.named then h.due_at::date when c.counts then h.due_on end as due) k
                    where not h.ended and s.snapshot is distinct from :before and h.case_id || '/' || h.no <> all(:engaged) group by 1, 2, 3, 4, 5, 6, 7) c on true""")
                .param("now", now).param("today", asked.today()).param("organs", asked.organs().keySet().toArray(String[]::new))
                .param("red", days(asked, Street.LightDays::redBefore)).param("yellow", days(asked, Street.LightDays::yellowBefore))
                .param("engaged", asked.engaged().toArray(String[]::new)).param("awaiting", types.awaiting()).param("before", before == Counted.NEVER ? "" : before.snapshot()).query(rows -> {
                    String snapshot = null;
                    LocalDateTime turns = null;
                    List<Lit> lit = new ArrayList<>();
                    while (rows.next()) {
                        snapshot = rows.getString("snapshot");
                        if (rows.getString("stage") != null) {
                            String light = rows.getString("light");
                            LocalDateTime next = rows.getObject("turns", LocalDateTime.class);
                            turns = next == null || turns != null && turns.isBefore(next) ? turns : next;
                            lit.add(new Lit(rows.getString("organ"), rows.getString("definition"), rows.getString("stage"), light == null ? null : Light.valueOf(light), rows.getString("assignee"), rows.getBoolean("paused"),
                                    rows.getObject("due_on", LocalDate.class), rows.getLong("cases")));
                        }
                    }
                    return before != Counted.NEVER && Objects.equals(snapshot, before.snapshot()) ? before : new Counted(snapshot, turns, List.copyOf(lit));
                });
    }

    private static String[] days(Asked asked, Function<Street.LightDays, LocalDate> which) {
        return asked.organs().values().stream().map(which).map(LocalDate::toString).toArray(String[]::new);
    }
}
