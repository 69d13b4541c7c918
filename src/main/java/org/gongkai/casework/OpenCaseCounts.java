package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open cases counted by where they stand and by light, for queues and lights: anew only once something was committed. */
@Repository
class OpenCaseCounts {

    private final JdbcClient client;
    private final CaseTypes types;
    private final Map<Asked, Counted> latest = new ConcurrentHashMap<>();

    OpenCaseCounts(JdbcClient client, CaseTypes types) {
        this.client = client;
        this.types = types;
    }

    /** How many open cases of an organ stand in one stage under one light. */
    record Lit(String organ, String definition, String stage, @Nullable Light light, long cases) {
    }

    private record Asked(Map<String, Street.LightDays> organs, LocalDate today) {
    }

    /** @param snapshot of the database in which it was counted: while it is the same, nothing was committed since */
    private record Counted(@Nullable String snapshot, List<Lit> lit) {
    }

    /** The open cases of these organs; a light each organ's days tell apart. */
    List<Lit> of(Map<String, Street.LightDays> organs, LocalDate today) {
        Asked asked = new Asked(organs, today);
        Counted before = latest.getOrDefault(asked, new Counted("", List.of()));
        Counted counted = counted(asked, before);
        if (counted != before && counted.snapshot() != null) {
            latest.keySet().removeIf(other -> !other.today().equals(today));
            latest.put(asked, counted);
        }
        return counted.lit();
    }

    /** A transaction that writes sees more than its snapshot says: it is given none, and always counts. */
    private Counted counted(Asked asked, Counted before) {
        return client.sql("""
                select s.snapshot, c.* from (select case when pg_current_xact_id_if_assigned() is null then pg_current_snapshot()::text end as snapshot) s
                left join lateral (
                    select h.organ, h.definition, h.stage, case when h.clock = 'ENDED' or h.due_on is null or h.stage = any(:awaiting) then null
                        when h.due_on < :today then 'BLACK' when coalesce(h.lawful_on, h.due_on) < d.red_before then 'RED'
                        when coalesce(h.lawful_on, h.due_on) < d.yellow_before then 'YELLOW'
                        else 'GREEN' end as light, count(*) as cases
                    from casework.handling h join unnest(:organs, :red::date[], :yellow::date[]) as d (organ, red_before, yellow_before) on d.organ = h.organ
                    where not h.ended and s.snapshot is distinct from :before group by 1, 2, 3, 4) c on true""")
                .param("today", asked.today()).param("organs", asked.organs().keySet().toArray(String[]::new))
                .param("red", days(asked, Street.LightDays::redBefore)).param("yellow", days(asked, Street.LightDays::yellowBefore))
                .param("awaiting", types.awaiting()).param("before", before.snapshot()).query(rows -> {
                    String snapshot = null;
                    List<Lit> lit = new ArrayList<>();
                    while (rows.next()) {
                        snapshot = rows.getString("snapshot");
                        if (rows.getString("stage") != null) {
                            String light = rows.getString("light");
                            lit.add(new Lit(rows.getString("organ"), rows.getString("definition"), rows.getString("stage"), light == null ? null : Light.valueOf(light), rows.getLong("cases")));
                        }
                    }
                    return Objects.equals(snapshot, before.snapshot()) ? before : new Counted(snapshot, List.copyOf(lit));
                });
    }

    private static String[] days(Asked asked, Function<Street.LightDays, LocalDate> which) {
        return asked.organs().values().stream().map(which).map(LocalDate::toString).toArray(String[]::new);
    }
}
