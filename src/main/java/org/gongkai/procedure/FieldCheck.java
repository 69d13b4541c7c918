package org.gongkai.procedure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what was filled in against the declared fields, before any condition of law is asked. */
public final class FieldCheck {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()\\- ]{5,30}");

    private FieldCheck() {
    }

    public static List<Refusal> refusals(List<Field> fields, Map<String, String> values) {
        List<Refusal> refusals = new ArrayList<>();
        for (Field field : fields) {
            String value = values.get(field.name());
            if (value == null || value.isBlank()) {
                if (field.required()) {
                    refusals.add(new Refusal("请填写“" + field.title() + "”", field.article(), field.name()));
                }
            } else {
                wrong(field, value.strip()).ifPresent(sentence -> refusals.add(Refusal.ofField(field.name(), sentence)));
            }
        }
        return refusals;
    }

    private static Optional<String> wrong(Field field, String value) {
        String title = "“" + field.title() + "”";
        int written = written(value);
        if (written > field.longest()) {
            return Optional.of(title + "最多 " + field.longest() + " 字，现有 " + written + " 字，请删减");
        }
        if (value.codePoints().anyMatch(c -> c == 0xFFFD || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return Optional.of(title + "含有无法识别的字符，请重新输入");
        }
        return switch (field.kind()) {
            case DATE -> date(value) ? Optional.empty() : Optional.of(title + "应写成 2026-03-12 这样的日期");
            case NUMBER -> value.matches("-?[0-9]{1,9}") ? Optional.empty() : Optional.of(title + "应为整数");
            case CHOICE -> field.options().isEmpty() || field.options().containsKey(value) ? Optional.empty()
                    : Optional.of(title + "请在所列选项中选择");
            case YES_NO -> value.equals("yes") || value.equals("no") ? Optional.empty()
                    : Optional.of(title + "请选择是或者否");
            case EMAIL -> EMAIL.matcher(value).matches() ? Optional.empty()
                    : Optional.of(title + "应写成 name@example.cn 这样的地址");
            case PHONE -> PHONE.matcher(value).matches() ? Optional.empty()
                    : Optional.of(title + "只能含数字、加号、括号和短横线，至少 5 位");
            default -> Optional.empty();
        };
    }

    /** As a page counts them while they are typed: a line break is one, however a browser sends it. */
    private static int written(String value) {
        String lines = value.replace("\r\n", "\n");
        return lines.codePointCount(0, lines.length());
    }

    private static boolean date(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }
}
