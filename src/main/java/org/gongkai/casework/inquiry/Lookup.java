package org.gongkai.casework.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.gongkai.face.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A form that asks for a number and what goes with it, as it was filled in.
 *
 * @param example a number as this office writes them
 */
public record Lookup(String number, String example, List<Problem> problems) {

    public static final SequencedMap<String, String> NUMBER_AND_CODE = labels("number", "编号", "code", "查询码");
    public static final SequencedMap<String, String> NUMBER_AND_MAIL = labels("number", "编号", "email", "电子邮箱");

    private static SequencedMap<String, String> labels(String first, String firstLabel, String second, String secondLabel) {
        SequencedMap<String, String> labels = new LinkedHashMap<>();
        labels.put(first, firstLabel);
        labels.put(second, secondLabel);
        return labels;
    }

    public static Lookup of(String number, String example) {
        return new Lookup(number, example, List.of());
    }

    /** What of this was left empty, by name of the field and its label. */
    public static List<Problem> empty(Map<String, String> values, SequencedMap<String, String> labels) {
        List<Problem> empty = new ArrayList<>();
        labels.forEach((field, label) -> {
            if (values.getOrDefault(field, "").isBlank()) {
                empty.add(Problem.at(field, "请填写“" + label + "”"));
            }
        });
        return empty;
    }

    public Lookup wrong(List<Problem> found) {
        return new Lookup(number, example, found);
    }

    public Lookup wrong(String sentence) {
        return wrong(List.of(new Problem(null, sentence, null)));
    }

    public @Nullable String error(String field) {
        return problems.stream().filter(one -> field.equals(one.field())).map(Problem::sentence).findFirst().orElse(null);
    }
}
