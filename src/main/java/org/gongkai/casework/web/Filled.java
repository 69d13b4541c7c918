package org.gongkai.casework.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Identifies;
import org.gongkai.procedure.Refusal;
import org.gongkai.procedure.Spot;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A form as somebody filled it in, with what is wrong at each field.
 *
 * @param values  by name of the input
 * @param reasons what stands against it
 */
public record Filled(Map<String, String> values, List<Refusal> reasons) {

    /** Names of inputs: {@code applicant.name}, {@code content.way}, {@code item1.title}. */
    public static final String APPLICANT = "applicant.";
    public static final String CONTENT = "content.";
    public static final int ITEMS_SHOWN = 3;

    /** What a form sent; several answers to one question stand behind each other. */
    public static Map<String, String> joined(MultiValueMap<String, String> posted) {
        Map<String, String> values = new LinkedHashMap<>();
        posted.forEach((name, answers) -> values.put(name, String.join(",", answers)));
        return values;
    }

    /** The parts of a place as a form asks for them. */
    public record Asked(String address, String division, String east, String north) {
    }

    /** A place as it was typed, in parts or, where it comes from elsewhere, in one line. */
    public Asked spot(String name) {
        boolean inParts = values.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
        return inParts ? new Asked(value(name), value(name + Spot.DIVISION), value(name + Spot.EAST), value(name + Spot.NORTH))
                : Spot.of(value(name)).map(spot -> new Asked(spot.address(), Objects.toString(spot.division(), ""), degrees(spot.east()), degrees(spot.north())))
                        .orElseGet(() -> new Asked(value(name), "", "", ""));
    }

    private static String degrees(@Nullable BigDecimal degrees) {
        return degrees == null ? "" : degrees.toPlainString();
    }

    /** What a form sent, with the parts of every place in one line. */
    public static Map<String, String> composed(Map<String, String> values) {
        Map<String, String> composed = new LinkedHashMap<>(values);
        values.keySet().stream().filter(key -> key.endsWith(Spot.DIVISION)).map(key -> key.substring(0, key.length() - Spot.DIVISION.length())).forEach(name ->
                composed.put(name, Spot.joined(values.getOrDefault(name, ""), values.getOrDefault(name + Spot.DIVISION, ""),
                        values.getOrDefault(name + Spot.EAST, ""), values.getOrDefault(name + Spot.NORTH, ""))));
        return composed;
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether something was filled in, or is wrong, under names that begin so. */
    public boolean isOpen(String prefix) {
        return values.entrySet().stream().anyMatch(one -> one.getKey().startsWith(prefix) && !one.getValue().isBlank())
                || reasons.stream().anyMatch(reason -> reason.field() != null && reason.field().startsWith(prefix));
    }

    /** Whether a number has to be compared once more, or was. */
    public boolean asksToCompare(String name) {
        return reason(name + Identifies.COMPARED) != null || !value(name + Identifies.COMPARED).isEmpty();
    }

    public @Nullable String reason(String name) {
        Optional<Refusal> refusal = reasons.stream().filter(one -> name.equals(one.field())).findFirst();
        return refusal.map(Refusal::sentence).orElse(null);
    }

    /** Everything that stands against one input, as there may be of several files. */
    public List<String> reasons(String name) {
        return reasons.stream().filter(one -> name.equals(one.field())).map(Refusal::sentence).toList();
    }

    /** Reasons that belong to no field of the form. */
    public List<Refusal> general() {
        return reasons.stream().filter(reason -> reason.field() == null).toList();
    }

    public Map<String, String> group(String prefix, List<Field> fields) {
        Map<String, String> group = new LinkedHashMap<>();
        Map<String, String> composed = composed(values);
        for (Field field : fields) {
            String value = composed.getOrDefault(prefix + field.name(), "").strip();
            if (!value.isEmpty()) {
                group.put(field.name(), value);
            }
            String compared = values.getOrDefault(prefix + field.name() + Identifies.COMPARED, "").strip();
            if (!compared.isEmpty()) {
                group.put(field.name() + Identifies.COMPARED, compared);
            }
        }
        return group;
    }

    /** The items that were filled in; at least the first. */
    public List<Map<String, String>> items(CaseType type) {
        List<Map<String, String>> items = new ArrayList<>();
        for (int n = 1; n <= ITEMS_SHOWN; n++) {
            Map<String, String> item = group("item" + n + ".", type.item());
            if (n == 1 || !item.isEmpty()) {
                items.add(item);
            }
        }
        return items;
    }

    /** The same form with reasons named by the inputs of the page. */
    public Filled refused(CaseType type, List<Refusal> refusals) {
        List<Refusal> named = refusals.stream().map(refusal -> {
            String field = refusal.field();
            if (field != null && field.endsWith(Identifies.COMPARED) && !field.startsWith(APPLICANT)) {
                return new Refusal(refusal.sentence(), refusal.article(), APPLICANT + field);
            }
            if (field == null || field.contains(".")) {
                return refusal;
            }
            if (type.applicant().stream().anyMatch(one -> one.name().equals(field))) {
                return new Refusal(refusal.sentence(), refusal.article(), APPLICANT + field);
            }
            if (type.content().stream().anyMatch(one -> one.name().equals(field))) {
                return new Refusal(refusal.sentence(), refusal.article(), CONTENT + field);
            }
            return refusal;
        }).toList();
        return new Filled(values, named);
    }
}
