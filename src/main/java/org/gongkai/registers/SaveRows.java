package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Sealing;
import org.gongkai.registers.EntryLog.Hidden;
import org.gongkai.registers.EntryLog.Line;
import org.gongkai.registers.RecordRows.SealedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Saves rows that nobody has to agree to any more: all of them in one transaction, or none. */
@Component
class SaveRows {

    /**
     * What is to be saved.
     *
     * @param saving an id that whoever saves chose: sent twice, it is saved once
     * @param organ  that answers for rows that name none
     * @param actor  null for the house itself
     * @param how    {@link Change#CHANGE} or {@link Change#CORRECT}, for records that stand already
     * @param reason why something is corrected, ended or void; null where nothing is
     * @param organs   for which rows may be; null for any
     * @param approved who agreed and on what paper, where that was not here; null else
     * @param brought  entries that came of the same file before: no row may be of their records
     */
    record Order(Register register, String saving, String organ, @Nullable String actor, Change how, @Nullable String reason, @Nullable Set<String> organs,
            @Nullable String approved, List<Stretch> brought) {

        Order(Register register, String saving, String organ, @Nullable String actor, Change how, @Nullable String reason, @Nullable Set<String> organs) {
            this(register, saving, organ, actor, how, reason, organs, null, List.of());
        }
    }

    /** Entries from one to another. */
    record Stretch(long first, long last) {
    }

    private final RowCheck check;
    private final RecordRows records;
    private final EntryLog log;
    private final Sealing sealing;
    private final Now now;
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    SaveRows(RowCheck check, RecordRows records, EntryLog log, Sealing sealing, Now now, JdbcClient client, TransactionTemplate transaction) {
        this.check = check;
        this.records = records;
        this.log = log;
        this.sealing = sealing;
        this.now = now;
        this.client = client;
        this.transaction = transaction;
    }

    /** Looks without saving: what would happen, or what is wrong. */
    Outcome foresee(Order order, List<TypedRow> typed) {
        return foresee(order, check.check(order.register(), typed, order.organ()));
    }

    Outcome foresee(Order order, RowCheck.Checked checked) {
        Prepared prepared = prepare(order, checked);
        return prepared.faults().isEmpty() ? prepared.saved(order.saving(), 0, 0) : new Outcome.Refused(prepared.faults());
    }

    Outcome save(Order order, List<TypedRow> typed) {
        RowCheck.Checked checked = check.check(order.register(), typed, order.organ());
        if (!checked.faults().isEmpty()) {
            return new Outcome.Refused(prepare(order, checked).faults());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            long entries = log.hold(order.register().id());
            Outcome before = before(order);
            if (before != null) {
                return before;
            }
            Prepared prepared = prepare(order, checked);
            if (!prepared.faults().isEmpty()) {
                return new Outcome.Refused(prepared.faults());
            }
            if (prepared.lines().isEmpty()) {
                return prepared.saved(order.saving(), 0, 0);
            }
            Outcome.Saved saved = write(order, null, prepared.lines(), entries);
            return new Outcome.Saved(saved.saving(), saved.first(), saved.last(), saved.counts(), prepared.unchanged());
        }));
    }

    /**
     * Writes entries, the register being held.
     *
     * @param undoes  the saving that they take back; null where they do not
     * @param entries how many there are
     */
    Outcome.Saved write(Order order, UndoSaving.@Nullable Saving undoes, List<Line> lines, long entries) {
        EntryLog.Written written = log.write(new EntryLog.Order(order.register(), order.saving(), order.actor(), order.reason(), order.approved(), undoes), lines, entries);
        client.sql("insert into registers.saving (id, register, act, first_entry, last_entry, undoes) values (?, ?, ?, ?, ?, ?)")
                .param(order.saving()).param(order.register().id()).param(written.act()).param(written.first()).param(written.last()).param(undoes == null ? null : undoes.id()).update();
        return new Prepared(lines, 0, List.of()).saved(order.saving(), written.first(), written.last());
    }

    /** What was saved under ids. */
    List<Stretch> saved(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : client.sql("select first_entry, last_entry from registers.saving where id = any(?)").param(ids.toArray(String[]::new))
                .query((row, n) -> new Stretch(row.getLong(1), row.getLong(2))).list();
    }

    /** What was saved under the id before; an id of another register is none of this page. */
    @Nullable Outcome before(Order order) {
        return client.sql("select first_entry, last_entry, register = ? from registers.saving where id = ?").params(order.register().id(), order.saving())
                .query((row, n) -> row.getBoolean(3) ? (Outcome) new Outcome.Saved(order.saving(), row.getLong(1), row.getLong(2), Map.of(), 0) : Outcome.EXPIRED).optional().orElse(null);
    }

    private record Prepared(List<Line> lines, int unchanged, List<RowFault> faults) {

        Outcome.Saved saved(String saving, long first, long last) {
            Map<Change, Integer> counts = new TreeMap<>();
            lines.forEach(line -> counts.merge(line.change(), 1, Integer::sum));
            return new Outcome.Saved(saving, first, last, counts, unchanged);
        }
    }

    private Prepared prepare(Order order, RowCheck.Checked checked) {
        List<RowFault> faults = new ArrayList<>(checked.faults());
        String register = order.register().id();
        Map<String, Entry> standing = records.find(register, checked.rows().stream().map(CheckedRow::key).toList());
        Map<Long, Map<String, SealedValue>> hidden = new HashMap<>();
        if (order.register().fields().stream().anyMatch(RegisterField::sealed)) {
            records.sealedValues(register, standing.values().stream().map(Entry::number).toList())
                    .forEach(value -> hidden.computeIfAbsent(value.number(), number -> new HashMap<>()).put(value.field(), value));
        }
        List<Line> lines = new ArrayList<>();
        int unchanged = 0;
        for (CheckedRow row : checked.rows()) {
            Entry before = standing.get(row.key());
            RowFault fault = fault(order, row, before);
            if (fault != null) {
                faults.add(fault);
                continue;
            }
            Line line = line(order, row, before, before == null ? Map.of() : hidden.getOrDefault(before.number(), Map.of()));
            if (line == null) {
                unchanged++;
            } else {
                lines.add(line);
            }
        }
        distinct(order.register(), lines, faults);
        return new Prepared(lines, unchanged, faults);
    }

    private @Nullable RowFault fault(Order order, CheckedRow row, @Nullable Entry before) {
        boolean stands = before != null && !before.ends();
        if (order.organs() != null && !order.organs().contains(row.organ())) {
            return new RowFault(row.line(), Register.ORGAN, "您只能为本机关录入，这一行写的是另一个机关", null);
        }
        if (before != null && order.brought().stream().anyMatch(stretch -> stretch.first() <= before.number() && before.number() <= stretch.last())) {
            return new RowFault(row.line(), order.register().key().getFirst(), "与这份文件里另一行是同一条记录（" + row.said(order.register()) + "），那一行已登记为第 " + before.number() + " 号条目", null);
        }
        if (row.based() != null && (before == null || before.number() != row.based())) {
            return new RowFault(row.line(), "", "这条记录在您打开以后由别人改过" + (before == null ? "" : "（现在是第 " + before.number() + " 条）") + "，没有覆盖；请核对现在的内容再改", before == null ? null : String.valueOf(before.number()));
        }
        if (row.ends() && !stands) {
            return new RowFault(row.line(), "", "没有正在登记的“" + row.said(order.register()) + "”，不用" + order.how().title(), null);
        }
        if (stands && before.isWithdrawn()) {
            return new RowFault(row.line(), "", "“" + row.said(order.register()) + "”因涉及个人隐私已经撤下，不能再改", null);
        }
        if (stands && !before.organ().equals(row.organ())) {
            return new RowFault(row.line(), Register.ORGAN, "“" + row.said(order.register()) + "”由另一个机关登记，不能由这里改", null);
        }
        if (stands && order.reason() == null && (row.ends() || order.how() == Change.CORRECT)) {
            return new RowFault(row.line(), "reason", "更正、注销和作废要写明理由", null);
        }
        LocalDate day = row.validOn();
        if (stands && day != null && order.how() == Change.CHANGE && day.isBefore(before.validOn())) {
            return new RowFault(row.line(), Register.VALID_ON, "生效日期 " + day + " 早于现在这一条的 " + before.validOn() + "；原来写错的请用更正", null);
        }
        return null;
    }

    /** Null where nothing is changed. */
    private @Nullable Line line(Order order, CheckedRow row, @Nullable Entry before, Map<String, SealedValue> kept) {
        boolean stands = before != null && !before.ends();
        Map<String, Hidden> hidden = new TreeMap<>();
        row.hidden().forEach((field, plain) -> {
            SealedValue value = kept.get(field);
            boolean same = stands && value != null && sealing.binding(value.salt(), plain).equals(before.sealed().get(field));
            hidden.put(field, new Hidden(plain, same ? value.salt() : sealing.salt()));
        });
        if (stands) {
            kept.forEach((field, value) -> {
                if (row.unsaid().contains(field)) {
                    hidden.put(field, new Hidden(sealing.open(SealedValue.place(order.register().id(), before.number(), field), value.value()), value.salt()));
                }
            });
        }
        if (row.ends()) {
            Change end = order.how() == Change.CORRECT ? Change.VOID : Change.END;
            return new Line(row.key(), end, row.organ(), day(end, row, before), before == null ? Map.of() : before.said(), Map.of(), before, end == Change.VOID && before != null && ofChange(before));
        }
        if (!stands) {
            return new Line(row.key(), Change.ENTER, row.organ(), row.validOn() == null ? now.today() : row.validOn(), row.open(), hidden, null, false);
        }
        boolean sameHidden = hidden.keySet().equals(before.sealed().keySet())
                && hidden.entrySet().stream().allMatch(one -> sealing.binding(one.getValue().salt(), one.getValue().plain()).equals(before.sealed().get(one.getKey())));
        if (row.open().equals(before.said()) && sameHidden && (row.validOn() == null || row.validOn().equals(before.validOn()))) {
            return null;
        }
        return new Line(row.key(), order.how(), row.organ(), day(order.how(), row, before), row.open(), hidden, before, order.how() == Change.CORRECT && ofChange(before));
    }

    private LocalDate day(Change change, CheckedRow row, @Nullable Entry before) {
        if (row.validOn() != null) {
            return row.validOn();
        }
        return before != null && (change == Change.CORRECT || change == Change.VOID) ? before.validOn() : now.today();
    }

    /** Whether an entry is a change, or corrects one. */
    private boolean ofChange(Entry entry) {
        return entry.change() == Change.CHANGE || entry.change() == Change.CORRECT && records.history(entry.register(), entry.key()).stream().filter(one -> one.number() < entry.number())
                .filter(one -> one.change() != Change.CORRECT).findFirst().filter(one -> one.change() == Change.CHANGE).isPresent();
    }

    /** Rows that may not agree in some fields may not agree with records either that are not among them. */
    void distinct(Register register, List<Line> lines, List<RowFault> faults) {
        for (RowRule rule : register.rules()) {
            if (rule instanceof RowRule.Distinct distinct && !lines.isEmpty()) {
                Set<String> keys = new HashSet<>(lines.stream().map(Line::key).toList());
                lines.stream().filter(line -> !line.change().ends() && line.content().keySet().containsAll(distinct.of())).forEach(line ->
                        records.alike(register.id(), line.key(), distinct.of(), line.content()).stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(other ->
                                faults.add(new RowFault(0, distinct.of().getFirst(), distinct.says() != null ? distinct.says() : "“" + line.key() + "”与已登记的“" + other + "”相同", null))));
            }
        }
    }
}
