package org.gongkai.registers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.ledger.Sealing;
import org.gongkai.registers.RecordRows.SealedValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records as those read them who keep them: of their organs, with the fields that are not public. */
@Repository
public class DeskRecords {

    private final JdbcClient client;
    private final RecordRows records;
    private final Sealing sealing;

    DeskRecords(JdbcClient client, RecordRows records, Sealing sealing) {
        this.client = client;
        this.records = records;
        this.sealing = sealing;
    }

    /** How many records of some organs stand, and when one of them was entered last. */
    public record Tally(long standing, Instant changedAt) {
    }

    /** @param organs whose, by register; registers without any record are left out of the answer */
    public Map<String, Tally> tallies(Map<String, ? extends Collection<String>> organs) {
        List<String> registers = new ArrayList<>();
        List<String> whose = new ArrayList<>();
        organs.forEach((register, some) -> some.forEach(organ -> {
            registers.add(register);
            whose.add(organ);
        }));
        Map<String, Tally> tallies = new HashMap<>();
        client.sql("""
                select t.register, t.standing, e.recorded_at from (
                    select r.register, count(*) filter (where not r.ended) as standing, max(r.number) as latest
                    from unnest(?::text[], ?::text[]) as mine (register, organ) join registers.record r on r.register = mine.register and r.organ = mine.organ group by r.register) t
                join registers.entry e on e.register = t.register and e.number = t.latest""").params(registers.toArray(String[]::new), whose.toArray(String[]::new))
                .query((row, n) -> tallies.put(row.getString(1), new Tally(row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant()))).list();
        return tallies;
    }

    /**
     * Records that stand, in order of their key.
     *
     * @param words each of which stands in the key or in a public value; blank for all
     * @param after the key after which they begin; empty from the first
     */
    public List<Entry> rows(Register register, Collection<String> organs, String words, String after, int limit) {
        String[] wanted = words.isBlank() ? new String[0] : List.of(words.strip().split("\\s+")).stream()
                .map(word -> "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%").toArray(String[]::new);
        return client.sql("""
                select e.register, e.number, e.key, e.change, e.organ, e.valid_on, e.act, e.recorded_at, e.digest, e.content, e.sealed
                from registers.record r join registers.entry e on e.register = r.register and e.number = r.number
                where r.register = ? and r.organ = any(?) and not r.ended and e.content is not null and r.key > ? and r.key || ' ' || coalesce(e.content::text, '') ilike all(?::text[])
                order by r.key limit ?""").params(register.id(), organs.toArray(String[]::new), after, wanted, limit).query(RecordRows::entry).list();
    }

    /** The latest entry of a key, ended or not, where one of these organs answers for it. */
    public Optional<Entry> find(Register register, String key, Collection<String> organs) {
        return records.find(register, key).filter(entry -> organs.contains(entry.organ()));
    }

    /** Every entry of a key, the latest first. */
    public List<Entry> history(Register register, String key) {
        return records.history(register.id(), key);
    }

    /** Every entry of a register in the order in which they were saved, those too of records that stand no longer. */
    public List<Entry> told(Register register, int limit) {
        return records.after(register.id(), 0, limit);
    }

    /** The latest entries of these keys. */
    Map<String, Entry> latest(Register register, Collection<String> keys) {
        return records.find(register.id(), keys);
    }

    /** All values of an entry, those too that are not public, for those who keep them. */
    public Map<String, String> values(Register register, Entry entry) {
        return values(register, List.of(entry)).get(entry.number());
    }

    /** The same of several entries of one register, by number. */
    public Map<Long, Map<String, String>> values(Register register, Collection<Entry> entries) {
        Map<Long, Map<String, String>> values = new HashMap<>();
        entries.forEach(entry -> values.put(entry.number(), new TreeMap<>(entry.said())));
        if (register.fields().stream().anyMatch(RegisterField::sealed) && !entries.isEmpty()) {
            records.sealedValues(register.id(), values.keySet()).forEach(value -> values.get(value.number())
                    .put(value.field(), sealing.open(SealedValue.place(register.id(), value.number(), value.field()), value.value())));
        }
        return values;
    }
}
