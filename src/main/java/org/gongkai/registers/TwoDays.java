package org.gongkai.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A register as it was known at the end of one day against how it was known at the end of a later one. */
@Repository
public class TwoDays {

    /** What became of a record between them. */
    public enum Became {
        ADDED("新增"),
        CHANGED("改了"),
        ENDED("不在了");

        private final String title;

        Became(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A value of a field. @param before null where nothing was said @param after null where nothing is said any more */
    public record Value(RegisterField field, @Nullable String before, @Nullable String after) {
    }

    /**
     * A record that does not stand as it stood.
     *
     * @param before how it stood; null where it did not
     * @param after  how it stands; null where it does not
     * @param last   its last entry until the later day
     */
    public record Difference(Became became, @Nullable Entry before, @Nullable Entry after, Entry last) {

        /** What differs, field by field; of an added record all it says, of an ended one all it said. Fields that are not public are left out. */
        public List<Value> values(Register register) {
            Map<String, String> was = before == null ? Map.of() : before.said();
            Map<String, String> is = after == null ? Map.of() : after.said();
            return register.publicFields().stream().filter(field -> !Objects.equals(was.get(field.name()), is.get(field.name())))
                    .map(field -> new Value(field, was.get(field.name()), is.get(field.name()))).toList();
        }

        /** Whether anything differs that is public. */
        public boolean isSeenByAll(Register register) {
            return became != Became.CHANGED || !values(register).isEmpty();
        }

        /** Fields that are not public and have another digest. */
        public List<RegisterField> hidden(Register register) {
            return before == null || after == null ? List.of() : register.fields().stream().filter(RegisterField::sealed)
                    .filter(field -> !Objects.equals(before.sealed().get(field.name()), after.sealed().get(field.name()))).toList();
        }
    }

    /** @param next key after which the next stretch begins; null at the end */
    public record Stretch(List<Difference> differences, @Nullable String next) {
    }

    private final JdbcClient client;
    private final PublicTerms terms;

    TwoDays(JdbcClient client, PublicTerms terms) {
        this.client = client;
        this.terms = terms;
    }

    /**
     * In order of the key. What was withdrawn for privacy is in none of both: nothing is said of it.
     *
     * @param organs whose records; null for all that are still public
     * @param after  the key after which it begins; empty from the first
     * @param limit  most records that are looked at: those that stand again as they stood are left out
     */
    public Stretch between(Register register, LocalDate from, LocalDate to, @Nullable Collection<String> organs, String after, int limit) {
        long first = lastUntil(register, from);
        long last = lastUntil(register, to);
        List<String> keys = client.sql("select distinct key from registers.entry e where register = :register and number > :first and number <= :last and key > :after"
                + (organs == null ? terms.still(register).where("e") : " and organ = any(:organs)") + " order by key limit :limit").param("register", register.id()).param("first", first).param("last", last).param("after", after)
                .param("organs", organs == null ? new String[0] : organs.toArray(String[]::new)).param("limit", limit).query(String.class).list();
        Map<String, Entry> was = asOf(register, keys, first);
        Map<String, Entry> is = asOf(register, keys, last);
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Entry before = standing(was.get(key));
            Entry now = standing(is.get(key));
            Entry latest = Objects.requireNonNull(is.get(key));
            if (!latest.isWithdrawn() && (before != null || now != null)
                    && (before == null || now == null || !before.said().equals(now.said()) || !before.sealed().equals(now.sealed()))) {
                differences.add(new Difference(before == null ? Became.ADDED : now == null ? Became.ENDED : Became.CHANGED, before, now, latest));
            }
        }
        return new Stretch(differences, keys.size() < limit ? null : keys.getLast());
    }

    private static @Nullable Entry standing(@Nullable Entry entry) {
        return entry == null || entry.ends() || entry.isWithdrawn() ? null : entry;
    }

    /** Number of the last entry until the end of a day; 0 where there was none. */
    private long lastUntil(Register register, LocalDate day) {
        OffsetDateTime end = day.plusDays(1).atStartOfDay(Now.ZONE).toOffsetDateTime();
        return client.sql("select number from registers.entry where register = ? and recorded_at < ? order by recorded_at desc, number desc limit 1").params(register.id(), end)
                .query(Long.class).optional().orElse(0L);
    }

    private Map<String, Entry> asOf(Register register, Collection<String> keys, long number) {
        return client.sql("select distinct on (e.key) " + RecordRows.ENTRY + " from registers.entry e where e.register = ? and e.key = any(?) and e.number <= ? order by e.key, e.number desc")
                .params(register.id(), keys.toArray(String[]::new), number).query(RecordRows::entry).list().stream().collect(Collectors.toMap(Entry::key, Function.identity()));
    }
}
