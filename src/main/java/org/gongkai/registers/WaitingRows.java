package org.gongkai.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.pages.EachOncePerState;
import org.gongkai.pages.PageChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All that the inbox has to know of registers, asked of the database in one question: it is asked whenever somebody opens the desk. */
@Repository
class WaitingRows {

    /**
     * What was found.
     *
     * @param keepers   by register
     * @param kept      by register and organ
     * @param said      periods without anything new, by register, organ and period
     * @param proposals that wait or came back, the oldest first
     * @param awaited   records that an organ has to do something about
     */
    record Found(Map<String, String> keepers, Map<String, KeptUp.Kept> kept, Map<String, String> said, List<Proposals.Proposal> proposals, List<Awaited> awaited) {
    }

    /**
     * A record that an organ has to do something about.
     *
     * @param owner the organ that has to
     * @param heard the day on which its machine was heard last; that of its entry where it never was
     */
    record Awaited(String register, String owner, String key, LocalDate validOn, LocalDate heard, Map<String, String> said) {
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() { };

    private final JdbcClient client;
    /** Each register for each organ: thousands of look-ups that every inbox would make. */
    private final EachOncePerState<Regular, Map<String, KeptUp.Kept>> kept;

    private record Regular(List<String> registers, Set<String> organs) {
    }

    WaitingRows(JdbcClient client, KeptUp keptUp, PageChanges changes, Now now) {
        this.client = client;
        this.kept = new EachOncePerState<>(changes, now, regular -> keptUp.kept(regular.registers(), regular.organs()));
    }

    /** @param regular ids of registers with a rhythm */
    Found of(Collection<String> regular, List<AwaitedRecords.Wanted> wanted, Collection<String> organs) {
        Found found = new Found(new HashMap<>(), kept.of(new Regular(List.copyOf(regular), Set.copyOf(organs))), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        client.sql("""
                select 'keeper', register, organ, null, null, null, null::timestamptz, 0, null::date, null::date, null::date from registers.keeper
                union all select 'said', register, organ, period, null, null, null, 0, null, null, null from registers.nothing_new where register = any(:regular) and organ = any(:organs)
                union all select 'proposal', register, organ, id, stage, person, put_at, rows, null, null, null from registers.proposal where stage not in ('entered', 'withdrawn')
                union all\s""" + AwaitedRecords.QUERY + """

                order by 7, 4""").param("awaiting", wanted.stream().map(AwaitedRecords.Wanted::register).toArray(String[]::new))
                .param("owners", wanted.stream().map(AwaitedRecords.Wanted::owner).toArray(String[]::new)).param("patterns", wanted.stream().map(AwaitedRecords.Wanted::pattern).toArray(String[]::new))
                .param("regular", regular.toArray(String[]::new)).param("organs", organs.toArray(String[]::new)).query((row, n) -> {
            String register = row.getString(2);
            String organ = row.getString(3);
            switch (row.getString(1)) {
                case "keeper" -> found.keepers().put(register, organ);
                case "said" -> found.said().put(register + " " + organ + " " + row.getString(4), row.getString(4));
                case "awaited" -> found.awaited().add(new Awaited(register, organ, row.getString(5), row.getObject(9, LocalDate.class),
                        row.getObject(7, OffsetDateTime.class).atZoneSameInstant(Now.ZONE).toLocalDate(), JSON.readValue(row.getString(4), TEXTS)));
                default -> found.proposals().add(new Proposals.Proposal(row.getString(4), register, organ, row.getString(5), row.getString(6), row.getObject(7, OffsetDateTime.class), row.getInt(8)));
            }
            return register;
        }).list();
        return found;
    }
}
