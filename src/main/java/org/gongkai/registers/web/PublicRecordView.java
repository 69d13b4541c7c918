package org.gongkai.registers.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.Wording;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.datatype.FileType;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.RowsType;
import org.jspecify.annotations.Nullable;

/**
 * One record with all that was ever entered of it, the latest first.
 *
 * @param over the last day on which it was public; null where it still is
 */
public record PublicRecordView(Register register, List<Entry> history, @Nullable LocalDate over, Organs organs) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Now.ZONE);

    /** What an entry said otherwise than the one before it. @param before null where it said nothing */
    public record Difference(String title, @Nullable String before, @Nullable String after) {
    }

    /** @param address where the value leads; null nowhere @param digest of a file; null of anything else @param rows of a table; null of anything else */
    public record Line(String title, String words, @Nullable String address, @Nullable String digest, @Nullable RowsView rows) {
    }

    public Entry latest() {
        return history.getFirst();
    }

    /** Of one that was withdrawn for privacy, or whose term is over, nothing is said, in no entry. */
    public boolean isWithdrawn() {
        return latest().isWithdrawn();
    }

    public boolean isEnded() {
        return latest().ends();
    }

    public String name() {
        return latest().name(register);
    }

    public String address() {
        return RecordAddress.of(register.id());
    }

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (RegisterField field : register.publicFields()) {
            String kept = latest().said().get(field.name());
            if (kept != null && !register.tellsApartOnly(field.name())) {
                String address = field.type() instanceof NamedType named ? named.address(kept).orElse(null) : field.kind() == RegisterField.Kind.WEB ? kept
                        : field.kind() == RegisterField.Kind.FILE ? field.type().shown(kept) : null;
                lines.add(new Line(field.title(), PublicRegisterView.linked(field, kept), address, field.kind() == RegisterField.Kind.FILE ? FileType.digest(kept) : null,
                        field.type() instanceof RowsType rows ? RowsView.of(rows, kept) : null));
            }
        }
        return lines;
    }

    /** Whether any entry says otherwise than the one before it. */
    public boolean everDiffers() {
        return history.stream().anyMatch(entry -> !differences(entry).isEmpty());
    }

    /** Whose the latest entry is; of what the programme brings along, before there is an organ, the register itself. */
    public String source() {
        String organ = organ(latest());
        return organ.isBlank() ? register.title() : organ;
    }

    public String organ(Entry entry) {
        return organs.name(entry.organ());
    }

    public static String at(Entry entry) {
        return TIME.format(entry.recordedAt());
    }

    /** What changed with an entry; empty for the first and for one that says the same. */
    public List<Difference> differences(Entry entry) {
        int at = history.indexOf(entry);
        Entry before = at + 1 < history.size() ? history.get(at + 1) : null;
        if (before == null || entry.change().ends() || entry.isWithdrawn() || before.isWithdrawn()) {
            return List.of();
        }
        List<Difference> differences = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>();
        register.publicFields().forEach(field -> all.put(field.name(), field.title()));
        all.forEach((name, title) -> {
            String was = before.said().get(name);
            String is = entry.said().get(name);
            if (!Objects.equals(was, is)) {
                RegisterField field = register.field(name).orElseThrow();
                differences.add(new Difference(Wording.t(title), PublicRegisterView.beyond(field, was, is), PublicRegisterView.beyond(field, is, was)));
            }
        });
        return differences;
    }
}
