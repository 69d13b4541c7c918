package org.gongkai.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.definition.Names.Dated;
import tools.jackson.core.JacksonException;

/** Reads the files of one kind in a tree: what covers what, what inherits, the shape of each, what it says of itself. */
final class FilesOfKind {

    private FilesOfKind() {
    }

    /** A file with what it offers and needs. */
    record Looked<T>(Definition<T> definition, Inheritance.Resolved resolved, Names names) {
    }

    /** @param half files of which not everything is known that they offer */
    record Reading<T>(List<Looked<T>> files, List<Half> half, List<Fault> faults) {
    }

    static <T> List<Looked<T>> read(DefinitionTree tree, Kind<T> kind, List<Fault> faults) {
        return reading(tree, kind, faults).files;
    }

    /** Reads once, however often a tree is asked; faults are told each time. */
    static <T> Reading<T> reading(DefinitionTree tree, Kind<T> kind, List<Fault> faults) {
        Reading<T> reading = tree.once(kind, () -> {
            List<Fault> found = new ArrayList<>();
            List<Half> half = new ArrayList<>();
            List<Looked<T>> files = List.copyOf(readNow(tree, kind, half, found));
            files.stream().filter(one -> one.names().faults().stream().anyMatch(fault -> !fault.ofNew()))
                    .forEach(one -> half.add(new Half(one.definition().text().path(), one.definition().resolved())));
            return new Reading<>(files, List.copyOf(half), List.copyOf(found));
        });
        faults.addAll(reading.faults());
        return reading;
    }

    private static <T> List<Looked<T>> readNow(DefinitionTree tree, Kind<T> kind, List<Half> half, List<Fault> faults) {
        Map<Node.Mapping, DefinitionText> texts = new LinkedHashMap<>();
        Map<Node.Mapping, Node.Mapping> covered = new LinkedHashMap<>();
        for (DefinitionText text : tree.texts(kind)) {
            int before = faults.size();
            mapping(text, faults).ifPresent(mapping -> {
                Node.Mapping below = tree.covered(text.path()).flatMap(shipped -> mapping(shipped, faults)).orElse(null);
                if (below != null && kind.isOneFile()) {
                    Node.Mapping both = Overlay.over(below, mapping);
                    texts.put(both, new DefinitionText(text.path(), Yaml.write(both.json()), text.origin()));
                } else {
                    texts.put(mapping, text);
                    if (below != null) {
                        covered.put(mapping, below);
                    }
                }
            });
            if (faults.size() > before) {
                half.add(new Half(text.path(), text.text()));
            }
        }
        Map<DefinitionText, Looked<T>> before = new HashMap<>();
        tree.<Reading<T>>madeBelow(kind).ifPresent(below -> below.files.forEach(one -> before.put(one.definition().text(), one)));
        Inheritance inheritance = new Inheritance(List.copyOf(texts.keySet()), covered, kind.ofEachAlone(), faults);
        List<Looked<T>> read = new ArrayList<>();
        texts.forEach((mapping, text) -> {
            boolean base = kind.inherits() && Inheritance.isBase(mapping);
            Inheritance.Resolved resolved = kind.inherits() && !base ? inheritance.resolve(mapping) : new Inheritance.Resolved(mapping, List.of());
            Looked<T> same = before.get(text);
            if (!base && same != null && same.resolved.equals(resolved)) {
                read.add(same);
            } else if (!base) {
                looked(kind, text, resolved, false, faults).ifPresentOrElse(read::add,
                        () -> half.add(new Half(text.path(), text.text() + Yaml.write(resolved.root().json()))));
            }
        });
        return closed(kind, read, faults);
    }

    /** Ends what an installation's own row follows: the day before. */
    private static <T> List<Looked<T>> closed(Kind<T> kind, List<Looked<T>> read, List<Fault> faults) {
        List<Row> own = read.stream().flatMap(one -> one.names().dated().stream().map(Dated::row)
                .filter(row -> isOwn(kind, one.definition().text(), row))).toList();
        if (own.isEmpty()) {
            return read;
        }
        return read.stream().map(one -> {
            Node.Mapping root = one.resolved().root();
            for (Dated dated : one.names().dated()) {
                Node.Mapping before = root;
                root = Rows.follower(dated.row(), isOwn(kind, one.definition().text(), dated.row()), own)
                        .map(next -> (Node.Mapping) before.with(dated.last(before), Rows.dayBefore(next))).orElse(root);
            }
            return root == one.resolved().root() ? one
                    : looked(kind, one.definition().text(), new Inheritance.Resolved(root, one.resolved().bases()), true, faults).orElse(one);
        }).toList();
    }

    private static boolean isOwn(Kind<?> kind, DefinitionText text, Row row) {
        return (kind.isOneFile() ? row.place().origin() : text.origin()) == DefinitionText.Origin.OWN;
    }

    private static Optional<Node.Mapping> mapping(DefinitionText text, List<Fault> faults) {
        try {
            if (Yaml.read(text) instanceof Node.Mapping mapping) {
                return Optional.of(mapping);
            }
            faults.add(new Fault(new Place(text, 1), "这里应写若干“名称: 内容”", null));
        } catch (InvalidDefinitions unreadable) {
            faults.addAll(unreadable.faults());
        }
        return Optional.empty();
    }

    /** @param closed whether a last day was set in it that its text does not say */
    private static <T> Optional<Looked<T>> looked(Kind<T> kind, DefinitionText text, Inheritance.Resolved resolved, boolean closed, List<Fault> faults) {
        int before = faults.size();
        new Shape(faults, kind.extensions()).check(resolved.root(), kind.shape());
        if (faults.size() > before) {
            return Optional.empty();
        }
        try {
            Written written = new Written(resolved.root());
            T value = written.as(kind.shape());
            Names names = new Names(written);
            kind.look(value, names);
            String id = resolved.root().text("id");
            List<String> bases = resolved.bases().stream().map(Place::file).toList();
            return Optional.of(new Looked<>(new Definition<>(id.isEmpty() ? stem(text.path()) : id, value, text,
                    bases.isEmpty() && !closed ? text.text() : Yaml.write(resolved.root().json()), bases, period(resolved.root()), written), resolved, names));
        } catch (JacksonException | IllegalArgumentException unfit) {
            // What a record's own constructor demands.
            Throwable cause = unfit.getCause() == null ? unfit : unfit.getCause();
            faults.add(new Fault(resolved.root().place(), String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), null));
            return Optional.empty();
        }
    }

    /** The shape has been checked: what stands under the key are days. */
    private static Optional<Definition.Period> period(Node.Mapping root) {
        if (!(root.parts().get("inForce") instanceof Node.Mapping days) || days.text("from").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Definition.Period(LocalDate.parse(days.text("from")), days.text("to").isEmpty() ? null : LocalDate.parse(days.text("to"))));
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
    }
}
