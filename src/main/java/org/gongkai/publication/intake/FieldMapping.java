package org.gongkai.publication.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.publication.Categories;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which fields of a source feed which item of the catalogue, first come first; {@code regulations/publication/import.yaml}. */
public final class FieldMapping {

    private static final Kind<Declared> MAPPING = Kind.of("导入字段", "publication/import.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.classes().size(); n++) {
            names.needs(Categories.CATEGORY, declared.classes().get(n).category(), "classes", n, "category");
            names.needs(Categories.COLUMN, declared.classes().get(n).column(), "classes", n, "column");
        }
    });
    public static final Kind<?> FILE = MAPPING;

    /** An item that a source may fill. */
    public enum Item { ID, TITLE, BODY, ISSUER, NUMBER, INDEX, FORMED, PUBLISHED, EFFECTIVE, CATEGORY, SUBJECT, VALIDITY,
        EXPIRED, SUMMARY, SOURCE, ATTACHMENTS, KIND, EXPIRES }

    /** Words in the source's category or title that decide the class. */
    record ClassRule(In in, List<String> words, String category, @Nullable String column) {

        enum In { CATEGORY, TITLE }

        boolean matches(String sourceCategory, String title) {
            String text = in == In.CATEGORY ? sourceCategory : title;
            return words.stream().anyMatch(text::contains);
        }
    }

    private record Declared(String title, String description, Map<String, List<String>> fields, List<DeclaredRule> classes, Map<String, String> findings) {
    }

    private record DeclaredRule(String in, List<String> words, String category, @Nullable String column) {
    }

    private final Map<Item, List<String>> fields;
    private final List<ClassRule> rules;

    private FieldMapping(Map<Item, List<String>> fields, List<ClassRule> rules) {
        this.fields = fields;
        this.rules = rules;
    }

    /** The mapping that needs no options. */
    public static FieldMapping standard() {
        Declared declared = Definitions.one(DefinitionTree.shipped(), MAPPING).value();
        Map<Item, List<String>> fields = new EnumMap<>(Item.class);
        declared.fields().forEach((item, names) -> fields.put(item(item), names));
        return new FieldMapping(fields, declared.classes().stream().map(rule -> new ClassRule(
                ClassRule.In.valueOf(rule.in().toUpperCase(Locale.ROOT)), rule.words(), rule.category(), rule.column())).toList());
    }

    /** What an import may notice, and what that is called. */
    public static Map<String, String> findings() {
        return Definitions.one(DefinitionTree.shipped(), MAPPING).value().findings();
    }

    /** Every field of a source that is read where no option says otherwise, by item. */
    public static Map<Item, List<String>> names() {
        return standard().fields;
    }

    /**
     * The same with one item taken from another field first.
     *
     * @param option {@code issuer=unit_name}
     * @throws IllegalArgumentException with a sentence for the person at the keyboard
     */
    public FieldMapping with(String option) {
        String[] parts = option.split("=", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException("字段对应应写成 目录项=来源字段，例如 issuer=unit_name:" + option);
        }
        Map<Item, List<String>> changed = new EnumMap<>(fields);
        List<String> names = new ArrayList<>(List.of(parts[1].strip()));
        names.addAll(changed.getOrDefault(item(parts[0].strip()), List.of()));
        changed.put(item(parts[0].strip()), names);
        return new FieldMapping(changed, rules);
    }

    Optional<JsonNode> find(JsonNode line, Item item) {
        return fields.getOrDefault(item, List.of()).stream().map(line::path)
                .filter(value -> !value.isMissingNode() && !value.isNull()).filter(value -> !value.isString() || !value.asString().isBlank())
                .findFirst();
    }

    Optional<ClassRule> classOf(String sourceCategory, String title) {
        return rules.stream().filter(rule -> rule.matches(sourceCategory, title)).findFirst();
    }

    private static Item item(String name) {
        try {
            return Item.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("没有目录项 " + name + "，可用的有：" + List.of(Item.values()).toString().toLowerCase(Locale.ROOT));
        }
    }
}
