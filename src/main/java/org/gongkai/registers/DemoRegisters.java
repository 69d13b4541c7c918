package org.gongkai.registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.registers.datatype.FileType;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * What the organs of the demo district keep: {@link DemoRows}, headed by the titles of the fields. Rows under 变更 that say a
 * {@link Change} come after those that say none, so that records have a history. A register that one organ keeps for all is entrusted to
 * the organ of its first row. A field for a file names one of {@code demo/}.
 */
@Component
@Order(10)
class DemoRegisters implements DemoChapter {

    private final Registers registers;
    private final DemoRows demo;
    private final EnterRows enter;
    private final Keepers keepers;
    private final MapBase map;
    private final RegisterFiles files;
    private final Organs organs;
    private final Now now;

    DemoRegisters(Registers registers, DemoRows demo, EnterRows enter, Keepers keepers, MapBase map, RegisterFiles files, Organs organs, Now now) {
        this.registers = registers;
        this.demo = demo;
        this.enter = enter;
        this.keepers = keepers;
        this.map = map;
        this.files = files;
        this.organs = organs;
        this.now = now;
    }

    @Override
    public String name() {
        return "registers";
    }

    @Override
    public void tell() {
        map.bringTheDemos();
        tell(register -> true);
    }

    /** The rows of some registers. */
    void tell(Predicate<Register> which) {
        registers.all().stream().filter(which).sorted(Comparator.comparing(DemoRegisters::pointsAtAnother)).forEach(this::tell);
    }

    /** Those that others point at come first. */
    private static boolean pointsAtAnother(Register register) {
        return register.fields().stream().anyMatch(DemoRows::points);
    }

    private void tell(Register register) {
        List<Map<String, String>> rows = demo.rows(register, now.today());
        if (rows.isEmpty()) {
            return;
        }
        String first = rows.getFirst().getOrDefault(Register.ORGAN, "");
        String organ = Optional.of(first).flatMap(said -> organs.find(said).or(() -> organs.named(said, now.today()))).or(organs::first).map(Organ::id).orElseThrow();
        if (!register.keeping().each()) {
            keepers.entrust(register, organ, (String) null);
        }
        Map<Change, Map<String, List<TypedRow>>> byChange = new EnumMap<>(Change.class);
        long line = 1;
        for (Map<String, String> row : rows) {
            line++;
            register.fields().stream().filter(field -> field.type() instanceof FileType).forEach(field -> row.computeIfPresent(field.name(), (name, said) -> said.isBlank() ? said : taken(register, field, said)));
            Change change = change(row.remove(DemoRows.CHANGE));
            String reason = Optional.ofNullable(row.remove(DemoRows.REASON)).orElse("");
            byChange.computeIfAbsent(change, one -> new LinkedHashMap<>()).computeIfAbsent(reason, one -> new ArrayList<>()).add(new TypedRow(line, row, null, change.ends()));
        }
        byChange.forEach((change, byReason) -> byReason.forEach((reason, typed) -> {
            Change how = change == Change.CORRECT || change == Change.VOID ? Change.CORRECT : Change.CHANGE;
            if (enter.enterForTheHouse(new EnterRows.Wish(register, EnterRows.fresh(), organ, how, reason), typed) instanceof Outcome.Refused(List<RowFault> faults)) {
                throw new IllegalStateException(DemoRows.file(register) + ": " + faults);
            }
        }));
    }

    /** The value of a field that names a picture of the demo, which the program brings itself. */
    private String taken(Register register, RegisterField field, String path) {
        try {
            return files.keep(register, field, path.substring(path.lastIndexOf('/') + 1), new ClassPathResource(path).getContentAsByteArray(), MediaType.IMAGE_PNG_VALUE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Change change(String said) {
        for (Change change : Change.values()) {
            if (change.title().equals(said)) {
                return change;
            }
        }
        return Change.ENTER;
    }
}
