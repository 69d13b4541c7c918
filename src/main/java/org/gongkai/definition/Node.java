package org.gongkai.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What stands under a name of a mapping, as text; empty where nothing or something else does. */
    default String text(String name) {
        return this instanceof Mapping mapping && mapping.parts().get(name) instanceof Scalar scalar ? scalar.json().asString("") : "";
    }
}
