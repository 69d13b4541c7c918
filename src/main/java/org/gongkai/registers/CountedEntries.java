package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.FactQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens a number that a register counts: which of its entries make it up, each with what it adds or takes away. */
@Component
public class CountedEntries {

    private static final int AT_ONCE = 500;
    private static final String PREFIX = Register.subject("");

    /**
     * An entry that counts.
     *
     * @param name   of its record, as people say it
     * @param organ  that answers for it, by name
     * @param on     the day it counts on
     * @param amount what it adds; negative where it takes back
     */
    public record Line(long number, String name, Change change, String organ, LocalDate on, BigDecimal amount, @Nullable String address) {
    }

    private final Registers registers;
    private final RecordRows records;
    private final CountedFacts counting;
    private final Organs organs;
    private final JdbcClient client;

    CountedEntries(Registers registers, RecordRows records, CountedFacts counting, Organs organs, JdbcClient client) {
        this.registers = registers;
        this.records = records;
        this.counting = counting;
        this.organs = organs;
        this.client = client;
    }

    /** Whether facts of this record come from a register. */
    public static boolean isRegister(String record) {
        return record.startsWith(PREFIX);
    }

    /** Entries of the register under which facts were recorded, after one, in order; one that was withdrawn for privacy says nothing any more and is left out. */
    public List<Line> of(String record, FactQuery query, long after, int limit) {
        Register register = registers.find(record.substring(PREFIX.length())).orElse(null);
        List<Counted> counts = register == null ? List.of() : register.counts().stream().filter(counted -> query.kinds().contains(counted.kind())).toList();
        List<Line> lines = new ArrayList<>();
        if (register == null || counts.isEmpty()) {
            return lines;
        }
        long from = after;
        while (true) {
            List<Entry> entries = candidates(register, counts.getFirst(), query, from);
            Map<Long, Entry> before = before(register, entries);
            for (Entry entry : entries) {
                add(lines, register, entry, before.get(entry.number()), query);
                if (lines.size() >= limit) {
                    return lines.subList(0, limit);
                }
            }
            if (entries.size() < AT_ONCE) {
                return lines;
            }
            from = entries.getLast().number();
        }
    }

    /** Those first entered that say a day of the span, and all that changed something. */
    private List<Entry> candidates(Register register, Counted counted, FactQuery query, long after) {
        String day = counted.on() == null ? "e.valid_on::text" : "left(coalesce(e.content ->> :on, e.valid_on::text) || '-01', 10)";
        return client.sql("select " + RecordRows.ENTRY + " from registers.entry e where e.register = :register and e.number > :after and e.organ = any(:organs) and e.content is not null"
                + " and (e.change <> 'ENTER' or " + day + " between :from and :to) order by e.number limit :limit").param("register", register.id()).param("after", after)
                .param("organs", query.organs().toArray(String[]::new)).param("on", Objects.requireNonNullElse(counted.on(), "")).param("from", String.valueOf(Objects.requireNonNullElse(query.from(), LocalDate.EPOCH)))
                .param("to", query.to() == null ? "9999" : query.to().toString()).param("limit", AT_ONCE).query(RecordRows::entry).list();
    }

    /** What stood before each that is not the first of its key. */
    private Map<Long, Entry> before(Register register, List<Entry> entries) {
        Map<Long, Entry> before = new HashMap<>();
        entries.stream().filter(entry -> entry.change() != Change.ENTER).forEach(entry -> records.history(register.id(), entry.key()).stream().filter(one -> one.number() < entry.number()).findFirst()
                .ifPresent(one -> before.put(entry.number(), one)));
        return before;
    }

    /** Whether an entry is a change, or corrects one. */
    private boolean isOfChange(Entry entry) {
        return entry.change() == Change.CHANGE || entry.change() == Change.CORRECT && records.history(entry.register(), entry.key()).stream()
                .filter(one -> one.number() < entry.number() && one.change() != Change.CORRECT).findFirst().filter(one -> one.change() == Change.CHANGE).isPresent();
    }

    private void add(List<Line> lines, Register register, Entry entry, @Nullable Entry before, FactQuery query) {
        boolean ofChange = before != null && (entry.change() == Change.CORRECT || entry.change() == Change.VOID) && isOfChange(before);
        EntryLog.Line line = new EntryLog.Line(entry.key(), entry.change(), entry.organ(), entry.validOn(), entry.said(), Map.of(), before, ofChange);
        Act act = new Act(entry.act(), EntryLog.SAVE, register.subject(), entry.organ(), null, entry.validOn(), entry.recordedAt(), null, Map.of(), null, null);
        for (Fact fact : counting.facts(register, act, List.of(line))) {
            if (query.takes(fact)) {
                lines.add(new Line(entry.number(), entry.name(register), entry.change(), organs.shortName(fact.organ()), fact.on(), fact.amount(), address(register, entry)));
            }
        }
    }

    /** At the desk where records are not public for ever: one that no longer is counts on, and has no public page. */
    private static @Nullable String address(Register register, Entry entry) {
        if (register.about().publicUntil() != null) {
            return RecordAddress.desk(register.id(), entry.key());
        }
        return register.isOpen() ? RecordAddress.of(register.id(), entry.key()) : null;
    }
}
