package org.gongkai.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.RowsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What rows would make of the records that stand, value by value, for whoever looks before they are saved or agreed to. */
@Component
public class Comparison {

    /**
     * One value.
     *
     * @param before as people read it; empty where nothing stands
     * @param after  the same when it is saved; as it was typed where it is no value of its kind
     */
    public record Cell(String title, String before, String after, boolean changes, boolean isNumber) {
    }

    /** @param name   what it is known by, as people write it
     * @param change what becomes of the record; null where nothing is changed */
    public record Compared(long line, String name, @Nullable Change change, List<Cell> cells) {

        public List<Cell> changed() {
            return cells.stream().filter(Cell::changes).toList();
        }
    }

    private final DeskRecords records;
    private final Organs organs;
    private final Now now;

    Comparison(DeskRecords records, Organs organs, Now now) {
        this.records = records;
        this.organs = organs;
        this.now = now;
    }

    private record Kept(TypedRow row, String organ, String key, Map<String, String> values) {
    }

    /**
     * @param organ that answers for rows that name none
     * @param how   {@link Change#CHANGE} or {@link Change#CORRECT}
     */
    public List<Compared> of(Register register, List<TypedRow> rows, String organ, Change how) {
        List<Kept> kept = rows.stream().map(row -> kept(register, row, organ)).toList();
        Map<String, Entry> standing = records.latest(register, kept.stream().map(Kept::key).toList());
        Map<Long, Map<String, String>> before = records.values(register, standing.values());
        List<Compared> compared = new ArrayList<>();
        for (Kept one : kept) {
            Entry entry = standing.get(one.key());
            Map<String, String> old = entry == null || entry.ends() ? Map.of() : before.getOrDefault(entry.number(), Map.of());
            List<Cell> cells = register.fields().stream().map(field -> cell(field, old.get(field.name()), one.row().ends() ? null : one.row().leavesOut(field) ? old.get(field.name()) : one.values().get(field.name()))).toList();
            compared.add(new Compared(one.row().line(), RecordAddress.said(register, one.organ(), one.values()), change(one.row(), old, cells, how), cells));
        }
        return compared;
    }

    private static @Nullable Change change(TypedRow row, Map<String, String> old, List<Cell> cells, Change how) {
        if (row.ends()) {
            return how == Change.CORRECT ? Change.VOID : Change.END;
        }
        if (old.isEmpty()) {
            return Change.ENTER;
        }
        return cells.stream().anyMatch(Cell::changes) || !row.values().getOrDefault(Register.VALID_ON, "").isBlank() ? how : null;
    }

    private static Cell cell(RegisterField field, @Nullable String before, @Nullable String after) {
        String was = before == null ? "" : field.type().shown(before);
        String is = after == null ? "" : field.type().read(after) instanceof Datatype.Value(String kept) ? field.type().shown(kept) : after;
        return field.type() instanceof RowsType rows && before != null && after != null && rows.read(after) instanceof Datatype.Value(String kept)
                ? new Cell(field.title(), rows.beyond(before, kept), rows.beyond(kept, before), !before.equals(kept), false)
                : new Cell(field.title(), was, is, !was.equals(is), field.type().isNumber());
    }

    private Kept kept(Register register, TypedRow row, String organ) {
        Map<String, String> values = new TreeMap<>();
        for (RegisterField field : register.fields()) {
            String typed = row.values().getOrDefault(field.name(), "");
            if (!typed.isBlank()) {
                values.put(field.name(), field.type().read(typed) instanceof Datatype.Value(String kept) ? kept : typed.strip());
            }
        }
        String said = row.values().getOrDefault(Register.ORGAN, "").strip();
        String answers = said.isEmpty() ? organ : organs.find(said).or(() -> organs.named(said, now.today())).map(Organ::id).or(() -> Optional.of(said)).orElseThrow();
        return new Kept(row, answers, RecordAddress.key(register, answers, values), values);
    }
}
