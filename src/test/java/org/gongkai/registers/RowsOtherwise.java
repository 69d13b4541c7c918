package org.gongkai.registers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.registers.datatype.ChoiceType;

/** Rows like one that is there: with another key, or with one value otherwise; not every one keeps the rules of its register. */
final class RowsOtherwise {

    private RowsOtherwise() {
    }

    /** Makes it a row of another key, as far as a field can be anything. */
    static boolean another(RegisterField field, Map<String, String> row, String mark, int nth) {
        String other = switch (field.kind()) {
            case LINE -> row.get(field.name()) + mark;
            case MONTH -> "2031-0" + nth;
            case DAY -> "2031-02-0" + nth;
            case NUMBER -> String.valueOf(2030 + nth);
            default -> null;
        };
        row.put(field.name(), other);
        return other != null;
    }

    /** What is counted first; two numbers together for sums that have to agree. */
    static List<Map<String, String>> of(Register register, Map<String, String> row) {
        List<RegisterField> numbers = new ArrayList<>(register.counts().stream().filter(counted -> counted.amount() != null).map(counted -> register.field(counted.amount()).orElseThrow()).toList());
        numbers.addAll(register.fields().stream().filter(field -> field.kind() == RegisterField.Kind.NUMBER && !register.key().contains(field.name())).toList());
        List<Map<String, String>> rows = new ArrayList<>();
        for (RegisterField number : numbers) {
            rows.add(raised(row, number));
            numbers.stream().filter(other -> !other.name().equals(number.name())).forEach(other -> rows.add(raised(raised(row, number), other)));
        }
        for (RegisterField field : register.fields()) {
            if (!register.key().contains(field.name())) {
                switch (field.kind()) {
                    case LINE, TEXT -> rows.add(with(row, field, row.getOrDefault(field.name(), "") + "一"));
                    case YES_NO -> rows.add(with(row, field, "是".equals(row.get(field.name())) ? "否" : "是"));
                    case CHOICE -> ((ChoiceType) field.type()).options().values().forEach(title -> rows.add(with(row, field, title)));
                    default -> { }
                }
            }
        }
        return rows;
    }

    private static Map<String, String> raised(Map<String, String> row, RegisterField number) {
        String said = row.getOrDefault(number.name(), "");
        return with(row, number, said.matches("\\d+(\\.\\d+)?") ? new BigDecimal(said).add(BigDecimal.ONE).toPlainString() : "1");
    }

    private static Map<String, String> with(Map<String, String> row, RegisterField field, String said) {
        Map<String, String> other = new HashMap<>(row);
        other.put(field.name(), said);
        return other;
    }
}
