package org.gongkai.publication.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.DocumentKind;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Particulars;
import org.gongkai.publication.intake.FieldMapping.Item;

/** Reads what a source says because of the kind that it names; a value that the kind does not take is noted and left out. */
final class KindReader {

    private static final int LONGEST_NAME = 60;

    /**
     * What was read.
     *
     * @param links numbers or ids of other documents, by relation
     * @param taken every field of the source that was taken, as it stands there
     */
    record Read(Particulars particulars, Map<String, List<String>> links, Map<String, String> taken) {
    }

    private KindReader() {
    }

    static Read read(SourceFields fields, DocumentKinds kinds) {
        Optional<String> said = fields.text(Item.KIND, LONGEST_NAME);
        Optional<DocumentKind> found = said.flatMap(name -> kinds.find(name).or(() -> kinds.all().stream().filter(kind -> kind.title().equals(name)).findFirst()));
        if (found.isEmpty()) {
            said.ifPresent(name -> fields.note("kind", "没有文件种类“" + name + "”，种类待定"));
            return new Read(Particulars.UNDECIDED, Map.of(), Map.of());
        }
        DocumentKind kind = found.get();
        Map<String, String> typed = new HashMap<>();
        kind.sources().forEach((field, names) -> typed.put(field, fields.plain(names)));
        typed.values().removeIf(String::isEmpty);
        Map<String, String> taken = new TreeMap<>(typed);
        typed.replaceAll((name, value) -> kind.field(name).map(field -> coded(field, value)).orElse(value));
        for (Refusal wrong : kind.wrong(typed)) {
            fields.note("kind-field", wrong.sentence() + "，没有采用");
            typed.remove(String.valueOf(wrong.field()));
        }
        Map<String, List<String>> links = new HashMap<>();
        kind.relations().forEach(relation -> {
            List<String> others = fields.several(relation.name());
            if (!others.isEmpty()) {
                links.put(relation.name(), others);
                taken.put(relation.name(), String.join(",", others));
            }
        });
        return new Read(kind.said(typed, List.of()), links, taken);
    }

    /** A choice may come by its title. */
    private static String coded(Field field, String value) {
        return field.options().entrySet().stream().filter(option -> option.getValue().equals(value)).map(Map.Entry::getKey).findFirst().orElse(value);
    }
}
