package org.gongkai.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays an installation's file over the shipped one of the same name. What it does not say is as shipped. A row is known by its name and the day it
 * holds from: the same changes that row, another is added, so that a law which the program brings later is not hidden by an old copy.
 */
final class Overlay {

    private static final List<String> NAMES = List.of("id", "name", "code", "type");

    private Overlay() {
    }

    static Node.Mapping over(Node.Mapping shipped, Node.Mapping own) {
        return (Node.Mapping) laid(shipped, own);
    }

    private static Node laid(Node shipped, Node own) {
        if (shipped instanceof Node.Mapping below && own instanceof Node.Mapping mapping) {
            Map<String, Node> parts = new LinkedHashMap<>(below.parts());
            Map<String, Place> keys = new LinkedHashMap<>(below.keys());
            mapping.parts().forEach((name, part) -> {
                parts.merge(name, part, Overlay::laid);
                keys.put(name, mapping.keys().getOrDefault(name, part.place()));
            });
            return new Node.Mapping(mapping.place(), parts, keys);
        }
        if (shipped instanceof Node.Sequence below && own instanceof Node.Sequence sequence && areRows(below) && areRows(sequence)) {
            Map<List<String>, Node> rows = new LinkedHashMap<>();
            below.parts().forEach(row -> rows.put(row(row), row));
            sequence.parts().forEach(row -> rows.merge(row(row), row, Overlay::laid));
            return new Node.Sequence(below.place(), List.copyOf(rows.values()));
        }
        return own;
    }

    private static boolean areRows(Node.Sequence sequence) {
        return sequence.parts().stream().allMatch(part -> !row(part).getFirst().isEmpty())
                && sequence.parts().stream().map(Overlay::row).distinct().count() == sequence.parts().size();
    }

    private static List<String> row(Node part) {
        return List.of(NAMES.stream().map(part::text).filter(name -> !name.isEmpty()).findFirst().orElse(""), part.text("from"));
    }
}
