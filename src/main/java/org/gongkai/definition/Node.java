package org.gongkai.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A part of a file that remembers where it stands, also after it was inherited into another. */
sealed interface Node {

    Place place();

    /** The same without places. */
    JsonNode json();

    /** @param keys where each name stands */
    record Mapping(Place place, Map<String, Node> parts, Map<String, Place> keys) implements Node {

        @Override
        public JsonNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            parts.forEach((name, part) -> json.set(name, part.json()));
            return json;
        }

        Mapping without(String name) {
            Map<String, Node> left = new LinkedHashMap<>(parts);
            left.remove(name);
            return new Mapping(place, left, keys);
        }
    }

    record Sequence(Place place, List<Node> parts) implements Node {

        @Override
        public JsonNode json() {
            var json = JsonNodeFactory.instance.arrayNode();
            parts.forEach(part -> json.add(part.json()));
            return json;
        }
    }

    record Scalar(Place place, JsonNode json) implements Node {
    }

    /** What stands at a path of names and positions; null where there is nothing. */
    default @Nullable Node at(List<Object> path) {
        Node at = this;
        for (Object step : path) {
            at = at instanceof Mapping mapping ? mapping.parts().get(step)
                    : at instanceof Sequence sequence && step instanceof Integer n && n < sequence.parts().size() ? sequence.parts().get(n) : null;
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** The same with another node at a path, the last step of which is a name. */
    default Node with(List<Object> path, Node other) {
        Object step = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        return switch (this) {
            case Mapping mapping -> {
                Map<String, Node> parts = new LinkedHashMap<>(mapping.parts());
                parts.put((String) step, rest.isEmpty() ? other : parts.get(step).with(rest, other));
                yield new Mapping(mapping.place(), parts, mapping.keys());
            }
            case Sequence sequence -> {
                List<Node> parts = new ArrayList<>(sequence.parts());
                parts.set((Integer) step, parts.get((Integer) step).with(rest, other));
                yield new Sequence(sequence.place(), List.copyOf(parts));
            }
            case Scalar scalar -> scalar;
        };
    }

    /** What stands under a name of a mapping, as text; empty where nothing or something else does. */
    default String text(String name) {
        return this instanceof Mapping mapping && mapping.parts().get(name) instanceof Scalar scalar ? scalar.json().asString("") : "";
    }
}
