package org.gongkai.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.tables.StorableText;

/** Checks what was filled in against the declared fields, before any condition of law is asked. */
public final class FieldCheck {

    private FieldCheck() {
    }

    public static List<Refusal> refusals(List<Field> fields, Map<String, String> values) {
        List<Refusal> refusals = new ArrayList<>();
        for (Field field : fields) {
            String value = values.get(field.name());
            if (value == null || value.isBlank()) {
                if (field.required()) {
                    refusals.add(new Refusal((field.kind() == Field.Kind.FILE ? "请上传“" : "请填写“") + field.title() + "”", field.article(), field.name()));
                }
            } else {
                wrong(field, value.strip()).ifPresent(sentence -> refusals.add(Refusal.ofField(field.name(), sentence)));
            }
        }
        return refusals;
    }

    /** What is wrong with what was given; what is missing is asked for later. */
    public static List<Refusal> ofGiven(List<Field> fields, Map<String, String> values) {
        return refusals(fields.stream().filter(field -> !values.getOrDefault(field.name(), "").isBlank()).toList(), values);
    }

    private static Optional<String> wrong(Field field, String value) {
        String title = "“" + field.title() + "”";
        if (StorableText.isUnseen(value)) {
            return Optional.of(title + "里只有看不见的字符，请重新填写");
        }
        int written = written(value);
        if (field.isWritten() && written > field.longest()) {
            return Optional.of(title + "最多 " + field.longest() + " 字，现有 " + written + " 字，请删减");
        }
        if (value.codePoints().anyMatch(c -> c == 0xFFFD || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return Optional.of(title + "含有无法识别的字符，请重新输入");
        }
        return FieldValue.wrong(field, value).or(() -> written > field.longest() ? Optional.of(title + "太长，请核对") : Optional.empty());
    }

    /** As a page counts them while they are typed: a line break is one, however a browser sends it. */
    private static int written(String value) {
        String lines = value.replace("\r\n", "\n");
        return lines.codePointCount(0, lines.length());
    }
}
