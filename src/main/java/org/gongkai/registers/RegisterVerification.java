package org.gongkai.registers;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Computes the digest of each entry and the root of each act again, and finds what should not be: entries in no range, ranges without entries,
 * records that are not their latest entry, sealed values that are not what their digest says.
 */
@Component
class RegisterVerification implements Verification {

    private static final String PREFIX = "register/";
    private static final int SHOWN = 20;

    private final Ledger ledger;
    private final RecordRows records;
    private final Sealing sealing;
    private final JdbcClient client;

    RegisterVerification(Ledger ledger, RecordRows records, Sealing sealing, JdbcClient client) {
        this.ledger = ledger;
        this.records = records;
        this.sealing = sealing;
        this.client = client;
    }

    @Override
    public String title() {
        return "名录";
    }

    @Override
    public void verify(Range range, Differences out) {
        ledger.subjects("registers.", range).stream().filter(subject -> subject.startsWith(PREFIX)).forEach(subject -> register(subject, out));
        latest(out);
    }

    private void register(String subject, Differences out) {
        String register = subject.substring(PREFIX.length());
        long reached = 0;
        List<Act> acts = ledger.of(subject);
        withdrawn(register, acts, out);
        for (Act act : acts) {
            if (act.kind().equals(EntryLog.SAVE)) {
                long first = number(act, "first");
                long last = number(act, "last");
                if (first != reached + 1) {
                    out.differs(register + " " + first, "条目的编号不连续", reached + 1, first);
                }
                saved(register, act, first, last, out);
                reached = Math.max(reached, last);
            }
        }
        long entries = records.entries(register);
        if (entries != reached) {
            out.differs(register, "条目的个数", reached, entries);
        }
        List<Entry> beyond = records.after(register, reached, SHOWN);
        beyond.forEach(entry -> out.differs(register + " " + entry.number(), "条目不在任何一次保存之内", "无", "有"));
    }

    private void saved(String register, Act act, long first, long last, Differences out) {
        List<Entry> entries = records.between(register, first, last);
        if (entries.size() != last - first + 1) {
            out.differs(register + " " + first + "—" + last, "保存的条目", last - first + 1, entries.size());
            return;
        }
        List<byte[]> digests = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            String name = register + " " + entry.number();
            if (!entry.act().equals(act.id()) || !entry.recordedAt().equals(act.recordedAt()) || !entry.organ().equals(act.organ())) {
                out.differs(name, "条目所属的保存", act.id() + " " + act.recordedAt() + " " + act.organ(), entry.act() + " " + entry.recordedAt() + " " + entry.organ());
            }
            if (!entry.isWithdrawn()) {
                String form = EntryForm.of(entry.key(), entry.change(), entry.organ(), entry.validOn(), entry.said(), entry.sealed());
                String digest = HexFormat.of().formatHex(EntryForm.digest(form));
                if (!digest.equals(entry.digest())) {
                    out.differs(name, "条目的摘要", digest, entry.digest());
                }
            }
            digests.add(HexFormat.of().parseHex(entry.digest()));
        }
        String root = HexFormat.of().formatHex(MerkleTree.root(digests));
        if (!root.equals(act.text("root"))) {
            out.differs(register + " " + first + "—" + last, "一次保存的根", root, String.valueOf(act.text("root")));
        }
        sealedValues(register, entries, out);
        out.compared(entries.size());
    }

    /** What an entry says goes with an act that withdraws it, and with nothing else. */
    private void withdrawn(String register, List<Act> acts, Differences out) {
        Set<Long> taken = new TreeSet<>();
        acts.stream().filter(act -> act.kind().equals(WithdrawRecord.KIND)).forEach(act -> taken.addAll(numbers(act)));
        Set<Long> without = new TreeSet<>(client.sql("select number from registers.entry where register = ? and content is null").param(register).query(Long.class).list());
        if (!taken.equals(without)) {
            out.differs(register, "撤下的条目", taken, without);
        }
    }

    /** The numbers of entries that an act names. */
    static List<Long> numbers(Act act) {
        return act.detail().get("entries") instanceof List<?> numbers ? numbers.stream().map(number -> ((Number) number).longValue()).toList() : List.of();
    }

    /** A value may have been forgotten; one that is there is what was entered. */
    private void sealedValues(String register, List<Entry> entries, Differences out) {
        Map<Long, Entry> hidden = entries.stream().filter(entry -> !entry.sealed().isEmpty()).collect(Collectors.toMap(Entry::number, entry -> entry));
        if (hidden.isEmpty()) {
            return;
        }
        records.sealedValues(register, hidden.keySet()).forEach(value -> {
            String plain = sealing.open(RecordRows.SealedValue.place(register, value.number(), value.field()), value.value());
            Entry entry = hidden.get(value.number());
            if (entry == null || !sealing.binding(value.salt(), plain).equals(entry.sealed().get(value.field()))) {
                out.differs(register + " " + value.number() + " " + value.field(), "不公开的内容与条目的摘要", "相同", "不同");
            }
        });
    }

    private void latest(Differences out) {
        client.sql("""
                select coalesce(r.register, e.register) || ' ' || coalesce(r.key, e.key), coalesce(e.number::text || ' ' || e.organ || ' ' || (e.change in ('END', 'VOID')), '无'),
                    coalesce(r.number::text || ' ' || r.organ || ' ' || r.ended, '无')
                from registers.record r full join (select distinct on (register, key) register, key, number, organ, change from registers.entry order by register, key, number desc) e
                    on e.register = r.register and e.key = r.key
                where r.number is distinct from e.number or r.organ is distinct from e.organ or r.ended is distinct from (e.change in ('END', 'VOID')) limit 100""")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2), row.getString(3)}).list()
                .forEach(found -> out.differs(found[0], "记录是它最后的条目（registers.record）", found[1], found[2]));
    }

    private static long number(Act act, String name) {
        return act.detail().get(name) instanceof Number number ? number.longValue() : 0;
    }
}
