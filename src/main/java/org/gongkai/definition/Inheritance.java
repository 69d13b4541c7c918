package org.gongkai.definition;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Resolves {@code like:} among the files of one kind. What the inheriting file does not say is as in its base, where {@code {id}} stands for the
 * id of the last that inherits, through however many bases; parts with an {@code id} or {@code name} are overridden by it, new ones follow at the end or {@code after:} another,
 * {@code without:} takes parts or plain words of the base away. Other lists are written anew as a whole.
 */
final class Inheritance {

    static final String LIKE = "like";
    static final String WITHOUT = "without";
    static final String AFTER = "after";
    static final String BASE = "base";
    private static final String ID = "id";
    private static final String IN_FORCE = "inForce";

    private final List<Node.Mapping> files;
    private final Map<Node.Mapping, Node.Mapping> covered;
    private final Set<String> ofEachAlone;
    private final List<Fault> faults;

    /**
     * @param covered files over which others of the same path lie, by those; from each of them only that one can inherit
     * @param ofEachAlone keys that a file of another id does not take over
     */
    Inheritance(List<Node.Mapping> files, Map<Node.Mapping, Node.Mapping> covered, Set<String> ofEachAlone, List<Fault> faults) {
        this.files = files;
        this.covered = covered;
        this.ofEachAlone = ofEachAlone;
        this.faults = faults;
    }

    /**
     * A file with what it inherits.
     *
     * @param bases the files it was made from, nearest first
     */
    record Resolved(Node.Mapping root, List<Place> bases) {
    }

    Resolved resolve(Node.Mapping file) {
        return resolve(file, new LinkedHashSet<>());
    }

    private Resolved resolve(Node.Mapping file, Set<Node.Mapping> chain) {
        String like = file.text(LIKE);
        if (like.isEmpty()) {
            return new Resolved(file, List.of());
        }
        Place place = file.keys().getOrDefault(LIKE, file.place());
        chain.add(file);
        Node.Mapping base = base(file, like, place);
        if (base == null) {
            return new Resolved(file.without(LIKE), List.of());
        }
        if (chain.contains(base)) {
            faults.add(new Fault(place, "like 绕回了自己：" + String.join(" → ", chain.stream().map(one -> one.text(ID)).toList()) + " → " + like,
                    "请去掉其中一个 like"));
            return new Resolved(file.without(LIKE), List.of());
        }
        Resolved above = resolve(base, chain);
        Node.Mapping inherited = isBase(file) ? above.root() : (Node.Mapping) named(above.root(), file.text(ID));
        for (String own : List.of(ID, IN_FORCE, BASE)) {
            inherited = inherited.without(own);
        }
        if (!like.equals(file.text(ID))) {
            for (String alone : ofEachAlone) {
                inherited = inherited.without(alone);
            }
        }
        inherited = without(inherited, file);
        List<Place> bases = new ArrayList<>();
        bases.add(base.place());
        bases.addAll(above.bases());
        return new Resolved((Node.Mapping) merged(inherited, file.without(LIKE).without(WITHOUT)), bases);
    }

    /** Whether it is there for others to inherit from, and nothing of its own: what stands for an id in it stands for theirs. */
    static boolean isBase(Node.Mapping file) {
        return file.parts().get(BASE) instanceof Node.Scalar said && said.json().asBoolean(false);
    }

    /**
     * The file of that id that holds when the inheriting one begins; the only one where just one is there. A file that inherits from its own id means
     * the one it lies over or, where it lies over none, the one it follows.
     */
    private Node.@Nullable Mapping base(Node.Mapping file, String like, Place place) {
        if (like.equals(file.text(ID)) && covered.get(file) instanceof Node.Mapping below && below.text(ID).equals(like)) {
            return below;
        }
        List<Node.Mapping> named = files.stream().filter(one -> one.text(ID).equals(like)).toList();
        if (named.isEmpty()) {
            faults.add(new Fault(place, "like 的“" + like + "”不存在", Nearest.to(like, files.stream().map(one -> one.text(ID)).toList())));
            return null;
        }
        if (named.size() == 1) {
            return named.getFirst();
        }
        LocalDate begins = day(file, "from");
        return named.stream().filter(one -> {
            LocalDate from = day(one, "from");
            LocalDate to = day(one, "to");
            return one != file && begins != null && from != null && !begins.isBefore(from)
                    && (to == null || !begins.isAfter(to) || like.equals(file.text(ID)));
        }).max(Comparator.comparing(one -> day(one, "from"))).orElseGet(() -> {
            faults.add(new Fault(place, "“" + like + "”有几个版本，没有一个在本文件开始施行的那天有效", "请核对 inForce"));
            return null;
        });
    }

    private static @Nullable LocalDate day(Node.Mapping file, String end) {
        String day = file.parts().get(IN_FORCE) instanceof Node.Mapping dates ? dates.text(end) : "";
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException unreadable) {
            // the shape of the file says so in words
            return null;
        }
    }

    private static Node named(Node node, String id) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Node> parts = new LinkedHashMap<>();
                mapping.parts().forEach((name, part) -> parts.put(name, named(part, id)));
                yield new Node.Mapping(mapping.place(), parts, mapping.keys());
            }
            case Node.Sequence sequence -> new Node.Sequence(sequence.place(), sequence.parts().stream().map(part -> named(part, id)).toList());
            case Node.Scalar scalar -> scalar.json().isString() && scalar.json().asString().contains("{id}")
                    ? new Node.Scalar(scalar.place(), JsonNodeFactory.instance.stringNode(scalar.json().asString().replace("{id}", id))) : scalar;
        };
    }

    private Node merged(Node base, Node own) {
        if (base instanceof Node.Mapping above && own instanceof Node.Mapping mapping) {
            Map<String, Node> parts = new LinkedHashMap<>(above.parts());
            Map<String, Place> keys = new LinkedHashMap<>(above.keys());
            mapping.parts().forEach((name, part) -> {
                parts.merge(name, part, this::merged);
                keys.put(name, mapping.keys().getOrDefault(name, part.place()));
            });
            return new Node.Mapping(mapping.place(), parts, keys);
        }
        if (base instanceof Node.Sequence above && own instanceof Node.Sequence sequence && areNamed(above) && areNamed(sequence)) {
            return byName(above, sequence);
        }
        return own;
    }

    private Node.Sequence byName(Node.Sequence base, Node.Sequence own) {
        Map<String, Node> parts = new LinkedHashMap<>();
        base.parts().forEach(part -> parts.put(name(part), part));
        for (Node part : own.parts()) {
            String name = name(part);
            String after = part.text(AFTER);
            Node plain = ((Node.Mapping) part).without(AFTER);
            if (parts.containsKey(name)) {
                parts.put(name, merged(parts.get(name), plain));
            } else if (after.isEmpty()) {
                parts.put(name, plain);
            } else {
                putAfter(parts, after, name, plain);
            }
        }
        return new Node.Sequence(own.place(), List.copyOf(parts.values()));
    }

    private void putAfter(Map<String, Node> parts, String after, String name, Node part) {
        if (!parts.containsKey(after)) {
            faults.add(new Fault(part.place(), "after 的“" + after + "”不在其中", Nearest.to(after, parts.keySet())));
            parts.put(name, part);
            return;
        }
        Map<String, Node> ordered = new LinkedHashMap<>();
        parts.forEach((other, there) -> {
            ordered.put(other, there);
            if (other.equals(after)) {
                ordered.put(name, part);
            }
        });
        parts.clear();
        parts.putAll(ordered);
    }

    /** The base less what the inheriting file takes away: {@code without: {actions: [publish], actions/answer/fields: [note]}}. */
    private Node.Mapping without(Node.Mapping base, Node.Mapping file) {
        Node.Mapping left = base;
        if (file.parts().get(WITHOUT) instanceof Node.Mapping taken) {
            for (Map.Entry<String, Node> one : taken.parts().entrySet()) {
                List<Node> names = one.getValue() instanceof Node.Sequence sequence ? sequence.parts() : List.of(one.getValue());
                for (Node name : names) {
                    if (name instanceof Node.Scalar scalar) {
                        left = (Node.Mapping) taken(left, List.of(one.getKey().split("/")), scalar);
                    }
                }
            }
        }
        return left;
    }

    private Node taken(Node from, List<String> path, Node.Scalar name) {
        String wanted = name.json().asString("");
        if (path.isEmpty()) {
            if (from instanceof Node.Sequence sequence) {
                List<String> known = sequence.parts().stream().map(Inheritance::called).filter(one -> !one.isEmpty()).toList();
                List<Node> left = sequence.parts().stream().filter(part -> wanted.isEmpty() || !called(part).equals(wanted)).toList();
                if (known.isEmpty() && !sequence.parts().isEmpty()) {
                    faults.add(new Fault(name.place(), "without 不能去掉“" + wanted + "”：这个列表的各项没有名称", "要改就把整个列表另写一遍"));
                } else if (left.size() == sequence.parts().size()) {
                    faults.add(new Fault(name.place(), "without 的“" + wanted + "”不在所继承的定义中", Nearest.to(wanted, known)));
                }
                return new Node.Sequence(sequence.place(), left);
            }
            if (from instanceof Node.Mapping mapping && mapping.parts().containsKey(wanted)) {
                return mapping.without(wanted);
            }
            faults.add(new Fault(name.place(), "without 的“" + wanted + "”不在所继承的定义中", null));
            return from;
        }
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (from instanceof Node.Mapping mapping && mapping.parts().get(step) instanceof Node part) {
            Map<String, Node> parts = new LinkedHashMap<>(mapping.parts());
            parts.put(step, taken(part, rest, name));
            return new Node.Mapping(mapping.place(), parts, mapping.keys());
        }
        if (from instanceof Node.Sequence sequence && sequence.parts().stream().anyMatch(part -> name(part).equals(step))) {
            return new Node.Sequence(sequence.place(), sequence.parts().stream().map(part -> name(part).equals(step) ? taken(part, rest, name) : part).toList());
        }
        faults.add(new Fault(name.place(), "without 说的“" + step + "”不在所继承的定义中", null));
        return from;
    }

    private static boolean areNamed(Node.Sequence sequence) {
        return sequence.parts().stream().noneMatch(part -> name(part).isEmpty());
    }

    /** What {@code without:} calls a part: a plain word by itself. */
    private static String called(Node part) {
        return part instanceof Node.Scalar scalar ? scalar.json().asString("") : name(part);
    }

    private static String name(Node part) {
        String id = part.text(ID);
        return id.isEmpty() ? part.text("name") : id;
    }
}
