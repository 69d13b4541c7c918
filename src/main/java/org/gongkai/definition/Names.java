package org.gongkai.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Gathers what one file offers, needs and gets wrong, each with its place. A path is names of keys and positions in lists, from the top. */
public final class Names {

    /** Something that holds from one day to another under a name. */
    record Dated(Row row, boolean followed, List<Object> path) {

        /** Where the last day is written. */
        List<Object> last(Node root) {
            List<Object> days = new ArrayList<>(root.at(path) instanceof Node.Mapping ? path : path.subList(0, path.size() - 1));
            days.add("to");
            return days;
        }
    }

    record Said(Sort sort, String name, Place place, boolean ofNew) {
    }

    /** @param owner who may bear the name in several places; null where nobody may */
    record Once(Sort sort, String name, @Nullable String owner, Place place) {
    }

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Written written;
    private final List<Object> prefix;
    private final List<Said> offered;
    private final List<Said> needed;
    private final List<Once> unique;
    private final List<Dated> dated;
    private final List<Fault> faults;
    private final List<Definitions.Asked> asked;

    Names(Written written) {
        this(written, List.of(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Names(Written written, List<Object> prefix, List<Said> offered, List<Said> needed, List<Once> unique, List<Dated> dated, List<Fault> faults,
            List<Definitions.Asked> asked) {
        this.written = written;
        this.prefix = prefix;
        this.offered = offered;
        this.needed = needed;
        this.unique = unique;
        this.dated = dated;
        this.faults = faults;
        this.asked = asked;
    }

    /** The same below a path. */
    public Names under(Object... path) {
        return new Names(written, joined(path), offered, needed, unique, dated, faults, asked);
    }

    /** The file, for whoever added keys to its records. */
    public Written written() {
        return written;
    }

    /** What an extension says here. */
    public <T> T says(Extension<T> extension) {
        return written.says(extension, prefix.toArray());
    }

    public void offers(Sort sort, String name, Object... path) {
        offered.add(new Said(sort, name, place(path), false));
    }

    /** A name that must be offered by some file or known to the program; null needs nothing. */
    public void needs(Sort sort, @Nullable String name, Object... path) {
        if (name != null) {
            needed.add(new Said(sort, name, place(path), false));
        }
    }

    /** The same of what is to be put in force; what was accepted without it stays. */
    public void needsOfNew(Sort sort, @Nullable String name, Object... path) {
        if (name != null) {
            needed.add(new Said(sort, name, place(path), true));
        }
    }

    /** A name that no declaration knows but the installation does, such as an organ: whoever has it at hand is asked. */
    public void asks(Sort sort, String name, Object... path) {
        asked.add(new Definitions.Asked(sort, name, place(path)));
    }

    /** A name with the days on which it holds: two of one name may neither overlap nor leave a day between them. */
    public void holds(Sort sort, String name, LocalDate from, @Nullable LocalDate to, Object... path) {
        dated.add(new Dated(row(sort, name, from, to, path), true, joined(path)));
    }

    /** The same where days without any are allowed. */
    public void holdsAtTimes(Sort sort, String name, LocalDate from, @Nullable LocalDate to, Object... path) {
        dated.add(new Dated(row(sort, name, from, to, path), false, joined(path)));
    }

    /** A name that no other file and no other place of this one may bear. */
    public void once(Sort sort, String name, Object... path) {
        unique.add(new Once(sort, name, null, place(path)));
    }

    /** A name that one of this id may bear alone, in however many files it stands. */
    public void onceFor(String owner, Sort sort, String name, Object... path) {
        unique.add(new Once(sort, name, owner, place(path)));
    }

    public void wrong(String sentence, @Nullable String right, Object... path) {
        faults.add(new Fault(place(path), sentence, right));
    }

    /** The same of what is to be put in force; what was accepted with it stays. */
    public void wrongOfNew(String sentence, @Nullable String right, Object... path) {
        faults.add(new Fault(place(path), sentence, right, true));
    }

    /** Says the sentence unless it holds. */
    public void demand(boolean holds, String otherwise, Object... path) {
        if (!holds) {
            wrong(otherwise, null, path);
        }
    }

    /** The same of what is to be put in force. */
    public void demandOfNew(boolean holds, String otherwise, Object... path) {
        if (!holds) {
            wrongOfNew(otherwise, null, path);
        }
    }

    /** The blanks of a wording, each of which must be one that is filled in. */
    public void blanks(String wording, Collection<String> filled, Object... path) {
        Blanks.in(wording).stream().filter(blank -> !filled.contains(blank))
                .forEach(blank -> wrongOfNew("没有“{" + blank + "}”可填", Nearest.to(blank, filled), path));
    }

    List<Said> offered() {
        return offered;
    }

    List<Said> needed() {
        return needed;
    }

    List<Once> unique() {
        return unique;
    }

    List<Dated> dated() {
        return dated;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Definitions.Asked> asked() {
        return asked;
    }

    /** The days stand at the path: its first one, or both under one key. */
    private Row row(Sort sort, String name, LocalDate from, @Nullable LocalDate to, Object... path) {
        List<Object> days = joined(path);
        Node whole = written.root().at(days.subList(0, days.size() - 1));
        return new Row(sort, name, from, to, whole == null ? "" : DefinitionText.digest(Yaml.write(withoutLastDays(whole).json())), place(path));
    }

    /** Last days belong to the rows that bear them. */
    private static Node withoutLastDays(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Node> parts = new LinkedHashMap<>();
                mapping.parts().forEach((name, part) -> parts.put(name, withoutLastDays(part)));
                if (DAY.matcher(mapping.text("from")).matches()) {
                    parts.remove("to");
                }
                yield new Node.Mapping(mapping.place(), parts, mapping.keys());
            }
            case Node.Sequence sequence -> new Node.Sequence(sequence.place(), sequence.parts().stream().map(Names::withoutLastDays).toList());
            case Node.Scalar scalar -> scalar;
        };
    }

    private Place place(Object... path) {
        return written.place(joined(path));
    }

    private List<Object> joined(Object... path) {
        List<Object> whole = new ArrayList<>(prefix);
        whole.addAll(Arrays.asList(path));
        return whole;
    }
}
