package org.gongkai.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.definition.Names.Dated;
import org.gongkai.definition.Names.Once;
import org.gongkai.definition.Names.Said;

/** Everything declared in a tree, read and held against each other. Reading gathers every fault before it refuses. */
public final class Definitions {

    private final Map<Kind<?>, List<Definition<?>>> byKind;
    private final List<Row> rows;
    private final List<Unused> unused;
    private final List<Fault> faults;
    private final List<Asked> asked;

    /** A name that a file offers and nothing needs. */
    public record Unused(Sort sort, String name, Place place) {
    }

    /** A name that only the installation knows. */
    public record Asked(Sort sort, String name, Place place) {
    }

    private Definitions(Map<Kind<?>, List<Definition<?>>> byKind, List<Row> rows, List<Unused> unused, List<Fault> faults, List<Asked> asked) {
        this.asked = asked;
        this.byKind = byKind;
        this.rows = rows;
        this.unused = unused;
        this.faults = faults;
    }

    /** The files of one kind, by path; names they need from other kinds are not looked up.
     * @throws InvalidDefinitions with every fault */
    public static <T> List<Definition<T>> all(DefinitionTree tree, Kind<T> kind) {
        List<Fault> faults = new ArrayList<>();
        List<FilesOfKind.Looked<T>> read = FilesOfKind.read(tree, kind, faults);
        read.forEach(one -> one.names().faults().stream().filter(fault -> !fault.ofNew()).forEach(faults::add));
        Rows.follow(read.stream().flatMap(one -> one.names().dated().stream()).toList(), faults);
        onlyOnce(read.stream().flatMap(one -> one.names().unique().stream()).toList(), faults);
        refuse(faults);
        return read.stream().map(FilesOfKind.Looked::definition).toList();
    }

    /** The one file of a kind.
     * @throws InvalidDefinitions with every fault */
    public static <T> Definition<T> one(DefinitionTree tree, Kind<T> kind) {
        List<Definition<T>> all = all(tree, kind);
        if (all.size() != 1) {
            throw new InvalidDefinitions(List.of(new Fault(new Place(DefinitionText.Origin.SHIPPED, kind.where(), 1), kind.title() + "应有一个文件，现有 " + all.size() + " 个", null)));
        }
        return all.getFirst();
    }

    /** Reads every kind and looks every name up; faults are kept, not thrown. */
    public static Definitions check(DefinitionTree tree, List<? extends Kind<?>> kinds, List<Known> known) {
        List<Fault> faults = new ArrayList<>();
        Map<Kind<?>, List<Definition<?>>> byKind = new LinkedHashMap<>();
        List<Said> offered = new ArrayList<>();
        List<Said> needed = new ArrayList<>();
        List<Once> unique = new ArrayList<>();
        List<Dated> dated = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        List<Half> half = new ArrayList<>();
        for (Kind<?> kind : kinds) {
            List<Definition<?>> definitions = new ArrayList<>();
            FilesOfKind.Reading<?> reading = FilesOfKind.reading(tree, kind, faults);
            half.addAll(reading.half());
            for (FilesOfKind.Looked<?> one : reading.files()) {
                asked.addAll(one.names().asked());
                definitions.add(one.definition());
                offered.addAll(one.names().offered());
                needed.addAll(one.names().needed());
                unique.addAll(one.names().unique());
                dated.addAll(one.names().dated());
                faults.addAll(one.names().faults());
            }
            byKind.put(kind, List.copyOf(definitions));
        }
        tree.texts().stream().filter(text -> kinds.stream().noneMatch(kind -> kind.reads(text.path())))
                .forEach(text -> faults.add(new Fault(new Place(text, 1), "没有哪一部分读取这个文件",
                        Nearest.to(text.folder(), kinds.stream().map(Kind::where).toList()))));
        Rows.follow(dated, faults);
        kinds.stream().filter(kind -> kind.own() == Own.NEVER).forEach(kind -> tree.texts(kind).stream().filter(text -> text.origin() == DefinitionText.Origin.OWN)
                .forEach(text -> faults.add(new Fault(new Place(text, 1), kind.title() + Own.NEVER.title(), "请移出这个文件夹"))));
        onlyOnce(unique, faults);
        namesResolve(offered, needed, known, half, faults);
        return new Definitions(byKind, dated.stream().map(Dated::row).toList(), unused(offered, needed), List.of(), asked.stream().distinct().toList()).with(faults);
    }

    /** The same with further faults, by file and line, each once. */
    Definitions with(List<Fault> further) {
        List<Fault> all = Stream.concat(faults.stream(), further.stream()).distinct()
                .sorted(Comparator.comparing((Fault fault) -> fault.place().file()).thenComparing(fault -> fault.place().line())).toList();
        return new Definitions(byKind, rows, unused, all, asked);
    }

    /** Those of one kind, by path. */
    @SuppressWarnings("unchecked")
    public <T> List<Definition<T>> of(Kind<T> kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(one -> (Definition<T>) one).toList();
    }

    /** Names of a sort that only the installation knows. */
    public List<Asked> asked(Sort sort) {
        return asked.stream().filter(one -> one.sort().equals(sort)).toList();
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Names that are offered and that nothing needs. */
    public List<Unused> unused(Sort sort) {
        return unused.stream().filter(one -> one.sort().equals(sort)).toList();
    }

    /** Every definition of every kind, by kind. */
    public Map<Kind<?>, List<Definition<?>>> byKind() {
        return byKind;
    }

    /** Everything that holds from a day on, of every kind. */
    public List<Row> rows() {
        return rows;
    }

    private static void onlyOnce(List<Once> unique, List<Fault> faults) {
        Map<List<Object>, Once> first = new HashMap<>();
        for (Once one : unique) {
            Once earlier = first.putIfAbsent(List.of(one.sort(), one.name()), one);
            if (earlier != null && (one.owner() == null || !one.owner().equals(earlier.owner()))) {
                boolean shippedSecond = earlier.place().origin() == DefinitionText.Origin.OWN && one.place().origin() == DefinitionText.Origin.SHIPPED;
                Once at = shippedSecond ? earlier : one;
                Once other = shippedSecond ? one : earlier;
                faults.add(new Fault(at.place(), at.sort().title() + "“" + at.name() + "”写了两次，" + (shippedSecond ? "另" : "前") + "一处在" + other.place(),
                        at.owner() == null ? null : "“" + other.owner() + "”已经用了，“" + at.owner() + "”请另写一个"));
            }
        }
    }

    private static void namesResolve(List<Said> offered, List<Said> needed, List<Known> known, List<Half> half, List<Fault> faults) {
        Map<Sort, Set<String>> names = new LinkedHashMap<>();
        offered.forEach(one -> names.computeIfAbsent(one.sort(), sort -> new TreeSet<>()).add(one.name()));
        known.forEach(one -> names.computeIfAbsent(one.sort(), sort -> new TreeSet<>()).addAll(one.names()));
        Set<List<Object>> missing = new HashSet<>();
        for (Said one : needed) {
            Set<String> there = names.getOrDefault(one.sort(), Set.of());
            if (!there.contains(one.name()) && half.stream().noneMatch(file -> file.mayOffer(one)) && missing.add(List.of(one.name(), one.place()))) {
                faults.add(new Fault(one.place(), "没有" + one.sort().title() + "“" + one.name() + "”", Nearest.to(one.name(), there), one.ofNew()));
            }
        }
    }

    private static List<Unused> unused(List<Said> offered, List<Said> needed) {
        Set<List<Object>> wanted = needed.stream().map(one -> List.<Object>of(one.sort(), one.name())).collect(Collectors.toSet());
        return offered.stream().filter(one -> !wanted.contains(List.<Object>of(one.sort(), one.name())))
                .map(one -> new Unused(one.sort(), one.name(), one.place())).distinct().toList();
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidDefinitions(faults);
        }
    }
}
