package org.gongkai.registers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.registers.datatype.FileType;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.SeveralType;
import org.gongkai.search.Field;
import org.gongkai.search.Value;
import org.jspecify.annotations.Nullable;

/** What the values of a register are to the index, worked out once for many records. */
final class FoundFields {

    static final Field OF_ORGAN = Field.keyword(Register.ORGAN);

    /**
     * A field as the index takes it.
     *
     * @param words whether its values are among the words of a record
     * @param word  narrowed and counted by
     * @param line  sorted by as a number or a day
     */
    private record Of(RegisterField field, boolean words, @Nullable Field word, @Nullable Field line) {
    }

    private final Map<String, Of> fields = new HashMap<>();

    FoundFields(Register register) {
        Set<String> narrowed = RegisterFindables.fields(register);
        for (RegisterField field : register.fields()) {
            String name = field.name();
            boolean words = !name.equals(register.nameField()) && !register.tellsApartOnly(name) && !(field.type() instanceof NamedType named && named.mayBeTakenBack());
            boolean in = narrowed.contains(name);
            fields.put(name, switch (field.kind()) {
                case NUMBER, SHARE -> new Of(field, words, in ? Field.keyword(name) : null, in ? Field.number(name) : null);
                case DAY -> new Of(field, words, null, in ? Field.date(name) : null);
                case SEVERAL, LINE, CHOICE, MONTH, YES_NO, NAMED -> new Of(field, words, in ? Field.keyword(name) : null, null);
                case TEXT, PLACE, WEB, FILE, ROWS -> new Of(field, words, null, null);
            });
        }
    }

    private static String words(RegisterField field, String kept) {
        return switch (field.type()) {
            case FileType file -> FileType.name(kept);
            case RowsType rows -> rows.searched(kept);
            default -> field.type().shown(kept);
        };
    }

    /** @param kept value of a field; of one that is declared no longer nothing is found */
    void add(String name, String kept, StringBuilder text, List<Value> values) {
        Of of = fields.get(name);
        if (of == null) {
            return;
        }
        RegisterField field = of.field();
        boolean isPageHere = field.kind() == RegisterField.Kind.WEB && kept.startsWith("/");
        if (of.words() && !isPageHere) {
            text.append(field.title()).append(' ').append(words(field, kept)).append('\n');
        }
        if (of.line() != null && field.kind() == RegisterField.Kind.DAY) {
            values.add(new Value(of.line(), LocalDate.parse(kept)));
        } else if (of.line() != null) {
            field.type().number(kept).ifPresent(number -> {
                values.add(new Value(of.line(), number.doubleValue()));
                values.add(new Value(of.word(), kept));
            });
        } else if (of.word() != null && field.kind() == RegisterField.Kind.SEVERAL) {
            SeveralType.codes(kept).forEach(code -> values.add(new Value(of.word(), code)));
        } else if (of.word() != null) {
            values.add(new Value(of.word(), kept));
        }
    }
}
