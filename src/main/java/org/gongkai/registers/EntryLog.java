package org.gongkai.registers;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.registers.RecordRows.SealedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes entries: numbers them, binds at most a thousand of one organ by an act, keeps the latest of each key, and writes what they count for. */
@Component
class EntryLog {

    /** Most entries of one act. */
    static final int OF_ONE_ACT = 1000;
    static final String SAVE = "registers.save";

    /**
     * An entry about to be written.
     *
     * @param before   what stood before it; null where nothing did
     * @param ofChange whether it corrects a change, which counted on its own day
     */
    record Line(String key, Change change, String organ, LocalDate validOn, Map<String, String> content, Map<String, Hidden> hidden, @Nullable Entry before, boolean ofChange) {
    }

    /** @param salt of the digest, the same as before where the value is */
    record Hidden(String plain, String salt) {
    }

    /**
     * @param actor    null for the house itself
     * @param approved who agreed and on what paper, where that was not here
     * @param undoes   the saving that is taken back
     */
    record Order(Register register, String saving, @Nullable String actor, @Nullable String reason, @Nullable String approved, UndoSaving.@Nullable Saving undoes) {
    }

    /** From which entry to which it was. */
    record Written(long first, long last, String act) {
    }

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final Facts facts;
    private final CountedFacts counting;
    private final Sealing sealing;

    EntryLog(JdbcTemplate jdbc, Ledger ledger, Facts facts, CountedFacts counting, Sealing sealing) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.facts = facts;
        this.counting = counting;
        this.sealing = sealing;
    }

    /** Holds the register until the transaction ends. @return how many entries it has */
    long hold(String register) {
        jdbc.update("insert into registers.register (id) values (?) on conflict do nothing", register);
        Long entries = jdbc.queryForObject("select entries from registers.register where id = ? for update", Long.class, register);
        return entries == null ? 0 : entries;
    }

    /** @param entries how many there are, as {@link #hold} said */
    Written write(Order order, List<Line> lines, long entries) {
        List<Line> sorted = together(order.register(), lines);
        long number = entries;
        String firstAct = null;
        Map<String, List<Fact>> back = order.undoes() == null ? Map.of() : countedBack(order.register(), order.undoes());
        for (List<Line> part : parts(sorted)) {
            Act act = writePart(order, part, number);
            facts.write(order.undoes() == null ? counting.facts(order.register(), act, part) : under(act, back.remove(act.organ())));
            number += part.size();
            firstAct = firstAct == null ? act.id() : firstAct;
        }
        jdbc.update("update registers.register set entries = ? where id = ?", number, order.register().id());
        return new Written(entries + 1, number, String.valueOf(firstAct));
    }

    /** Facts are written per act, organ and day: rows of one organ and day lie together. */
    private static List<Line> together(Register register, List<Line> lines) {
        record Placed(Line line, LocalDate on) {
        }
        Counted first = register.counts().isEmpty() ? null : register.counts().getFirst();
        return lines.stream().map(line -> new Placed(line, first == null ? line.validOn() : first.on(line.content(), line.validOn())))
                .sorted(Comparator.comparing((Placed placed) -> placed.line().organ()).thenComparing(placed -> placed.line().validOn()).thenComparing(Placed::on)).map(Placed::line).toList();
    }

    /** What a saving counted, the other way round, by organ: whatever it was, nothing of it is left on any day. */
    private Map<String, List<Fact>> countedBack(Register register, UndoSaving.Saving saving) {
        List<String> acts = jdbc.queryForList("select distinct act from registers.entry where register = ? and number between ? and ?", String.class, register.id(), saving.first(), saving.last());
        return facts.ofActs(register.subject(), acts).stream().collect(Collectors.groupingBy(Fact::organ, HashMap::new, Collectors.toList()));
    }

    private static List<Fact> under(Act act, @Nullable List<Fact> facts) {
        return facts == null ? List.of() : facts.stream().map(fact -> new Fact(fact.kind(), fact.code(), fact.party(), fact.organ(), fact.on(), fact.amount().negate(), fact.record(), act.id())).toList();
    }

    private static List<List<Line>> parts(List<Line> sorted) {
        List<List<Line>> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || i - from == OF_ONE_ACT || !sorted.get(i).organ().equals(sorted.get(from).organ())) {
                parts.add(sorted.subList(from, i));
                from = i;
            }
        }
        return parts;
    }

    private Act writePart(Order order, List<Line> lines, long before) {
        Register register = order.register();
        List<byte[]> digests = new ArrayList<>(lines.size());
        List<Map<String, String>> sealed = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Map<String, String> bindings = new TreeMap<>();
            line.hidden().forEach((field, hidden) -> bindings.put(field, sealing.binding(hidden.salt(), hidden.plain())));
            sealed.add(bindings);
            digests.add(EntryForm.digest(EntryForm.of(line.key(), line.change(), line.organ(), line.validOn(), line.content(), bindings)));
        }
        Act act = ledger.record(ActDraft.of(SAVE, register.subject()).organ(lines.getFirst().organ()).actor(order.actor())
                .detail("saving", order.saving()).detail("first", before + 1).detail("last", before + lines.size()).detail("count", lines.size())
                .detail("root", HexFormat.of().formatHex(MerkleTree.root(digests))).detail("definition", register.digest()).detail("reason", order.reason()).detail("approved", order.approved())
                .detail("undoes", order.undoes() == null ? null : order.undoes().id()));
        insert(register, act, lines, digests, sealed, before);
        return act;
    }

    private void insert(Register register, Act act, List<Line> lines, List<byte[]> digests, List<Map<String, String>> sealed, long before) {
        int size = lines.size();
        Object[] keys = new Object[size];
        Object[] changes = new Object[size];
        Object[] days = new Object[size];
        Object[] hexes = new Object[size];
        Object[] contents = new Object[size];
        Object[] bindings = new Object[size];
        List<Object[]> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Line line = lines.get(i);
            keys[i] = line.key();
            changes[i] = line.change().name();
            days[i] = line.validOn().toString();
            hexes[i] = HexFormat.of().formatHex(digests.get(i));
            contents[i] = CanonicalJson.of(line.content());
            bindings[i] = sealed.get(i).isEmpty() ? null : CanonicalJson.of(sealed.get(i));
            long number = before + i + 1;
            line.hidden().forEach((field, hidden) -> values.add(new Object[] {register.id(), number, field, hidden.salt(),
                sealing.seal(SealedValue.place(register.id(), number, field), hidden.plain())}));
        }
        OffsetDateTime at = act.recordedAt().atOffset(ZoneOffset.UTC);
        jdbc.execute((java.sql.Connection connection) -> {
            try (var entry = connection.prepareStatement("""
                    insert into registers.entry (register, number, key, change, organ, valid_on, act, recorded_at, digest, content, sealed)
                    select ?, ? + n, key, change, ?, day::date, ?, ?, decode(digest, 'hex'), content::jsonb, sealed::jsonb
                    from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as row(key, change, day, digest, content, sealed, n)""");
                    var record = connection.prepareStatement("""
                    insert into registers.record (register, key, number, organ, ended)
                    select ?, key, ? + n, ?, change in ('END', 'VOID') from unnest(?::text[], ?::text[]) with ordinality as row(key, change, n)
                    on conflict (register, key) do update set number = excluded.number, organ = excluded.organ, ended = excluded.ended""")) {
                entry.setString(1, register.id());
                entry.setLong(2, before);
                entry.setString(3, act.organ());
                entry.setString(4, act.id());
                entry.setObject(5, at, Types.TIMESTAMP_WITH_TIMEZONE);
                Object[][] columns = {keys, changes, days, hexes, contents, bindings};
                for (int c = 0; c < columns.length; c++) {
                    entry.setArray(6 + c, connection.createArrayOf("text", columns[c]));
                }
                entry.executeUpdate();
                record.setString(1, register.id());
                record.setLong(2, before);
                record.setString(3, act.organ());
                record.setArray(4, connection.createArrayOf("text", keys));
                record.setArray(5, connection.createArrayOf("text", changes));
                record.executeUpdate();
            }
            return null;
        });
        if (!values.isEmpty()) {
            jdbc.batchUpdate("insert into registers.sealed_value (register, number, field, salt, value) values (?, ?, ?, ?, ?)", values);
        }
    }
}
