package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.ledger.Sealing;
import org.gongkai.registers.EntryLog.Hidden;
import org.gongkai.registers.EntryLog.Line;
import org.gongkai.registers.RecordRows.SealedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a whole saving back by one more: every record says again what it said before, and what was counted is counted back on the same days, fact by fact.
 * Where one of them was changed since, nothing is.
 */
@Component
public class UndoSaving {

    private static final String BACK = "back ";

    /**
     * What would be done.
     *
     * @param organs  that answer for its entries
     * @param counts  entries of each kind that would be taken back
     * @param changed those that cannot be, and why
     */
    public record Foreseen(String saving, long first, long last, Set<String> organs, Map<Change, Integer> counts, List<RowFault> changed) {
    }

    private record Back(List<Line> lines, List<RowFault> faults) {
    }

    private final SaveRows save;
    private final RecordRows records;
    private final EntryLog log;
    private final Sealing sealing;
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    UndoSaving(SaveRows save, RecordRows records, EntryLog log, Sealing sealing, JdbcClient client, TransactionTemplate transaction) {
        this.save = save;
        this.records = records;
        this.log = log;
        this.sealing = sealing;
        this.client = client;
        this.transaction = transaction;
    }

    /** One that may be taken back. */
    record Saving(String id, long first, long last) {
    }

    /** Of the saving to which an entry belongs. */
    public Optional<Foreseen> of(Register register, long entry) {
        return client.sql("select id, first_entry, last_entry from registers.saving where register = ? and ? between first_entry and last_entry").params(register.id(), entry)
                .query((row, n) -> new Saving(row.getString(1), row.getLong(2), row.getLong(3))).optional().map(saving -> {
                    List<Entry> entries = records.between(register.id(), saving.first(), saving.last());
                    Map<Change, Integer> counts = new TreeMap<>();
                    Set<String> organs = new TreeSet<>();
                    entries.forEach(one -> {
                        counts.merge(one.change(), 1, Integer::sum);
                        organs.add(one.organ());
                    });
                    return new Foreseen(saving.id(), saving.first(), saving.last(), organs, counts, back(register, saving.id(), entries).faults());
                });
    }

    /** The rows by which those see it who have to agree. */
    List<TypedRow> rows(Register register, String saving) {
        Saving found = find(register, saving).orElseThrow();
        return back(register, found.id(), records.between(register.id(), found.first(), found.last())).lines().stream().map(line -> {
            Map<String, String> values = new TreeMap<>(line.content());
            line.hidden().forEach((field, hidden) -> values.put(field, hidden.plain()));
            values.put(Register.ORGAN, line.organ());
            values.put(Register.VALID_ON, line.validOn().toString());
            Entry before = Objects.requireNonNull(line.before());
            return new TypedRow(before.number(), values, before.number(), line.change().ends());
        }).toList();
    }

    /** @param order with the id of the new saving, who does it and why */
    Outcome undo(SaveRows.Order order, String saving) {
        Register register = order.register();
        return Objects.requireNonNull(transaction.execute(status -> {
            long entries = log.hold(register.id());
            Outcome before = save.before(order);
            if (before != null) {
                return before;
            }
            Saving found = find(register, saving).orElse(null);
            if (found == null) {
                return Outcome.EXPIRED;
            }
            Back back = back(register, found.id(), records.between(register.id(), found.first(), found.last()));
            if (order.organs() != null && !back.lines().stream().allMatch(line -> order.organs().contains(line.organ()))) {
                return new Outcome.Refused(List.of(new RowFault(0, Register.ORGAN, "这次保存里有别的机关的记录，不能由这里撤销", null)));
            }
            List<RowFault> faults = new ArrayList<>(back.faults());
            save.distinct(register, back.lines(), faults);
            return faults.isEmpty() ? save.write(order, found, back.lines(), entries) : new Outcome.Refused(faults);
        }));
    }

    private Optional<Saving> find(Register register, String saving) {
        return client.sql("select id, first_entry, last_entry from registers.saving where register = ? and id = ?").params(register.id(), saving)
                .query((row, n) -> new Saving(row.getString(1), row.getLong(2), row.getLong(3))).optional();
    }

    private Back back(Register register, String saving, List<Entry> entries) {
        List<String> keys = entries.stream().map(Entry::key).toList();
        Map<String, Entry> latest = records.find(register.id(), keys);
        Set<String> untouched = untouched(register, saving, entries, latest);
        Map<String, Entry> before = records.before(register.id(), keys, entries.getFirst().number());
        Map<Long, Map<String, SealedValue>> hidden = new HashMap<>();
        records.sealedValues(register.id(), before.values().stream().map(Entry::number).toList())
                .forEach(value -> hidden.computeIfAbsent(value.number(), number -> new TreeMap<>()).put(value.field(), value));
        List<Line> lines = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        for (Entry entry : entries) {
            Entry now = latest.get(entry.key());
            if (entry.isWithdrawn()) {
                faults.add(new RowFault(entry.number(), "", "第 " + entry.number() + " 号条目因涉及个人隐私已经撤下，不能恢复", null));
            } else if (!untouched.contains(entry.key())) {
                faults.add(new RowFault(entry.number(), "", "“" + entry.name(register) + "”后来又改过（现在是第 " + now.number() + " 号条目）", String.valueOf(now.number())));
            } else {
                Entry prior = before.get(entry.key());
                lines.add(back(entry, now, prior, prior == null ? Map.of() : hidden.getOrDefault(prior.number(), Map.of())));
            }
        }
        return new Back(lines, faults);
    }

    private record Later(String key, String saving, @Nullable String undoes) {
    }

    /**
     * Keys whose record stands as the saving left it: nothing came after, or all that did was taken back. A saving and the one that takes it
     * back go out against each other, whichever comes first.
     */
    private Set<String> untouched(Register register, String saving, List<Entry> entries, Map<String, Entry> latest) {
        Set<String> untouched = new TreeSet<>();
        entries.stream().filter(entry -> latest.get(entry.key()).number() == entry.number()).forEach(entry -> untouched.add(entry.key()));
        List<String> others = entries.stream().map(Entry::key).filter(key -> !untouched.contains(key)).toList();
        Map<String, Deque<String>> left = new HashMap<>();
        Map<String, String> meanings = new HashMap<>();
        client.sql("""
                select e.key, s.id, s.undoes from registers.entry e
                join lateral (select id, undoes from registers.saving s where s.register = e.register and s.first_entry <= e.number order by s.first_entry desc limit 1) s on true
                where e.register = ? and e.key = any(?) and e.number >= ? order by e.number""").params(register.id(), others.toArray(String[]::new), entries.getFirst().number())
                .query((row, n) -> new Later(row.getString(1), row.getString(2), row.getString(3))).list().forEach(later -> {
                    String meaning = later.undoes() == null ? later.saving() : opposite(meanings.getOrDefault(later.undoes(), later.undoes()));
                    meanings.put(later.saving(), meaning);
                    Deque<String> stack = left.computeIfAbsent(later.key(), key -> new ArrayDeque<>());
                    if (opposite(meaning).equals(stack.peek())) {
                        stack.pop();
                    } else {
                        stack.push(meaning);
                    }
                });
        // The first of each key is the saving itself
        String own = meanings.getOrDefault(saving, saving);
        left.forEach((key, stack) -> {
            if (stack.size() == 1 && own.equals(stack.peek())) {
                untouched.add(key);
            }
        });
        return untouched;
    }

    private static String opposite(String meaning) {
        return meaning.startsWith(BACK) ? meaning.substring(BACK.length()) : BACK + meaning;
    }

    /** The entry that takes one back; it holds from the last day that its record has, so that no earlier word outlives it. @param prior what stood before it */
    private Line back(Entry entry, Entry now, @Nullable Entry prior, Map<String, SealedValue> hidden) {
        LocalDate day = now.validOn().isAfter(entry.validOn()) ? now.validOn() : entry.validOn();
        if (prior == null || prior.ends()) {
            Change end = prior == null || entry.change() == Change.ENTER ? Change.VOID : prior.change();
            return new Line(entry.key(), end, entry.organ(), day, entry.said(), Map.of(), entry, false);
        }
        Map<String, Hidden> values = new TreeMap<>();
        hidden.forEach((field, value) -> values.put(field,
                new Hidden(sealing.open(SealedValue.place(prior.register(), prior.number(), field), value.value()), value.salt())));
        return new Line(entry.key(), Change.CORRECT, prior.organ(), day, prior.said(), values, entry, false);
    }
}
