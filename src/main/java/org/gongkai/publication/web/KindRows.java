package org.gongkai.publication.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.face.Choice;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DocumentKind;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Pictures;
import org.jspecify.annotations.Nullable;

/** What a document says because of its kind, in the terms of the face. */
public final class KindRows {

    private KindRows() {
    }

    /** Kind and fields in words, by title, as the table above a text shows them. */
    public static Map<String, String> of(CatalogueEntry entry, DocumentKinds kinds, Map<String, String> organs) {
        Map<String, String> rows = new LinkedHashMap<>();
        kinds.of(entry).ifPresent(kind -> {
            rows.put("文件种类", Wording.t(kind.title()));
            kind.fields().stream().filter(field -> !field.name().equals(Pictures.WORDS)).forEach(field -> {
                String value = kind.says(field, entry.particulars());
                if (!value.isEmpty()) {
                    rows.put(field.title(), shown(field, value, organs));
                }
            });
        });
        return rows;
    }

    /** @param organs their names by id */
    static String shown(Field field, String value, Map<String, String> organs) {
        return field.kind() == Field.Kind.ORGAN ? organs.getOrDefault(value, value) : FieldValue.shown(field, value, Wording::said);
    }

    /** How a field is asked for. */
    public static String type(Field field) {
        return switch (field.kind()) {
            case TEXT -> "textarea";
            case CHOICE, ORGAN -> "select";
            case DATE -> "date";
            default -> "text";
        };
    }

    public static @Nullable String hint(Field field) {
        return field.hint() != null ? Wording.t(field.hint()) : switch (field.kind()) {
            case MONEY -> Wording.t("以元为单位，最多两位小数，如 1280.50");
            case MONTH -> Wording.t("年和月，如 2026-03");
            default -> null;
        };
    }

    public static List<Choice> choices(Field field, Map<String, String> organs) {
        return field.kind() == Field.Kind.ORGAN ? organs.entrySet().stream().map(organ -> Choice.of(organ.getKey(), organ.getValue())).toList()
                : field.options().entrySet().stream().map(option -> Choice.of(option.getKey(), Wording.t(option.getValue()))).toList();
    }

    /** The kinds to choose from, the undecided one first. */
    public static List<Choice> kinds(List<DocumentKind> kinds) {
        return kinds.stream().map(kind -> Choice.of(kind.id(), Wording.t(kind.title()))).toList();
    }
}
