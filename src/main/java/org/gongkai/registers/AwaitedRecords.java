package org.gongkai.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.databind.json.JsonMapper;

/** Finds records that somebody has to do something about, as their registers declare: a task with its day, a machine that should be heard of. */
@Repository
class AwaitedRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;

    AwaitedRecords(JdbcClient client) {
        this.client = client;
    }

    /**
     * A record for which an organ has something to do.
     *
     * @param owner the organ that has to
     * @param heard the day on which its machine was heard last; that of its entry where it never was
     */
    record Awaited(Register register, Entry entry, String owner, LocalDate heard) {
    }

    private record Wanted(String register, String owner, String pattern) {
    }

    /** Records of these registers for which one of these organs has something to do; asked of the database once. */
    List<Awaited> of(Collection<Register> registers, Collection<String> organs) {
        List<Wanted> wanted = new ArrayList<>();
        registers.forEach(register -> {
            if (register.awaited().due() != null) {
                patterns(register.awaited().due().when()).forEach(pattern -> wanted.add(new Wanted(register.id(), register.awaited().due().by(), pattern)));
            }
            if (register.awaited().heard() != null) {
                patterns(register.awaited().heard().when()).forEach(pattern -> wanted.add(new Wanted(register.id(), "", pattern)));
            }
        });
        if (wanted.isEmpty() || organs.isEmpty()) {
            return List.of();
        }
        return client.sql("select " + RecordRows.ENTRY + """
                , coalesce(e.content ->> nullif(d.owner, ''), r.organ), h.heard_at
                from unnest(:registers::text[], :owners::text[], :patterns::text[]) d(register, owner, pattern)
                join registers.record r on r.register = d.register and not r.ended join registers.entry e on e.register = r.register and e.number = r.number
                left join registers.heard h on h.register = r.register and h.key = r.key
                where e.content @> d.pattern::jsonb and coalesce(e.content ->> nullif(d.owner, ''), r.organ) = any(:organs)""")
                .param("registers", wanted.stream().map(Wanted::register).toArray(String[]::new)).param("owners", wanted.stream().map(Wanted::owner).toArray(String[]::new))
                .param("patterns", wanted.stream().map(Wanted::pattern).toArray(String[]::new)).param("organs", organs.toArray(String[]::new))
                .query((row, n) -> awaited(registers, row, n)).list();
    }

    private static Awaited awaited(Collection<Register> registers, ResultSet row, int n) throws SQLException {
        Entry entry = RecordRows.entry(row, n);
        @Nullable OffsetDateTime heard = row.getObject(13, OffsetDateTime.class);
        Register register = registers.stream().filter(one -> one.id().equals(entry.register())).findFirst().orElseThrow();
        return new Awaited(register, entry, row.getString(12), (heard == null ? entry.recordedAt() : heard.toInstant()).atZone(Now.ZONE).toLocalDate());
    }

    /** Each way of keeping all conditions at once. */
    private static List<String> patterns(List<Register.Condition> when) {
        List<Map<String, String>> ways = List.of(Map.of());
        for (Register.Condition condition : when) {
            List<Map<String, String>> further = new ArrayList<>();
            for (Map<String, String> way : ways) {
                for (String value : condition.is()) {
                    Map<String, String> one = new TreeMap<>(way);
                    one.put(condition.field(), value);
                    further.add(one);
                }
            }
            ways = further;
        }
        return ways.stream().map(JSON::writeValueAsString).toList();
    }
}
