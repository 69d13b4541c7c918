package org.gongkai.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** A file of declarations with all it inherits, from which extensions of its records are read. A path is names of keys and positions in lists, from the top. */
public final class Written {

    /** What is no key of the record at hand belongs to another: the shape of the whole was held against all of them. */
    private static final ObjectReader READER = Yaml.MAPPER.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Node.Mapping root;

    Written(Node.Mapping root) {
        this.root = root;
    }

    /** The whole as the record that its kind names, extensions left aside. */
    <T> T as(Class<T> shape) {
        return READER.treeToValue(root.json(), shape);
    }

    /** What an extension says at a path; every part of it null where the file says nothing of it. */
    public <T> T says(Extension<T> extension, Object... path) {
        Map<String, Node> said = new LinkedHashMap<>();
        if (root.at(List.of(path)) instanceof Node.Mapping mapping) {
            Shape.keys(extension.shape()).keySet().stream().filter(mapping.parts()::containsKey).forEach(key -> said.put(key, mapping.parts().get(key)));
        }
        return READER.treeToValue(new Node.Mapping(root.place(), said, Map.of()).json(), extension.shape());
    }

    /** The place of a path, or of the nearest part above it that is there. */
    public Place place(List<Object> path) {
        Node at = root;
        Place place = at.place();
        for (Object step : path) {
            if (at instanceof Node.Mapping mapping && mapping.parts().get(step) instanceof Node part) {
                place = mapping.keys().getOrDefault(step, part.place());
                at = part;
            } else if (at instanceof Node.Sequence sequence && step instanceof Integer n && n < sequence.parts().size()) {
                at = sequence.parts().get(n);
                place = at.place();
            } else {
                return place;
            }
        }
        return place;
    }

    Node.Mapping root() {
        return root;
    }
}
