package org.gongkai.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Gathers what one file offers, needs and gets wrong, each with its place. A path is names of keys and positions in lists, from the top. */
public final class Names {

    /** Something that holds from one day to another under a name. */
    record Dated(Sort sort, String name, LocalDate from, @Nullable LocalDate to, boolean followed, Place place) {
    }

    record Said(Sort sort, String name, Place place) {
    }

    private final Written written;
    private final List<Object> prefix;
    private final List<Said> offered;
    private final List<Said> needed;
    private final List<Said> unique;
    private final List<Dated> dated;
    private final List<Fault> faults;

    Names(Written written) {
        this(written, List.of(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Names(Written written, List<Object> prefix, List<Said> offered, List<Said> needed, List<Said> unique, List<Dated> dated, List<Fault> faults) {
        this.written = written;
        this.prefix = prefix;
        this.offered = offered;
        this.needed = needed;
        this.unique = unique;
        this.dated = dated;
        this.faults = faults;
    }

    /** The same below a path. */
    public Names under(Object... path) {
        return new Names(written, joined(path), offered, needed, unique, dated, faults);
    }

    /** The file, for whoever added keys to its records. */
    public Written written() {
        return written;
    }

    public void offers(Sort sort, String name, Object... path) {
        offered.add(new Said(sort, name, place(path)));
    }

    /** A name that must be offered by some file or known to the program; null needs nothing. */
    public void needs(Sort sort, @Nullable String name, Object... path) {
        if (name != null) {
            needed.add(new Said(sort, name, place(path)));
        }
    }

    /** A name with the days on which it holds: two of one name may neither overlap nor leave a day between them. */
    public void holds(Sort sort, String name, LocalDate from, @Nullable LocalDate to, Object... path) {
        dated.add(new Dated(sort, name, from, to, true, place(path)));
    }

    /** The same where days without any are allowed. */
    public void holdsAtTimes(Sort sort, String name, LocalDate from, @Nullable LocalDate to, Object... path) {
        dated.add(new Dated(sort, name, from, to, false, place(path)));
    }

    /** A name that no other file and no other place of this one may bear. */
    public void once(Sort sort, String name, Object... path) {
        unique.add(new Said(sort, name, place(path)));
    }

    public void wrong(String sentence, @Nullable String right, Object... path) {
        faults.add(new Fault(place(path), sentence, right));
    }

    /** Says the sentence unless it holds. */
    public void demand(boolean holds, String otherwise, Object... path) {
        if (!holds) {
            wrong(otherwise, null, path);
        }
    }

    List<Said> offered() {
        return offered;
    }

    List<Said> needed() {
        return needed;
    }

    List<Said> unique() {
        return unique;
    }

    List<Dated> dated() {
        return dated;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The place of a path, or of the nearest part above it that is there. */
    private Place place(Object... path) {
        Node at = written.root();
        Place place = at.place();
        for (Object step : joined(path)) {
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

    private List<Object> joined(Object... path) {
        List<Object> whole = new ArrayList<>(prefix);
        whole.addAll(Arrays.asList(path));
        return whole;
    }
}
