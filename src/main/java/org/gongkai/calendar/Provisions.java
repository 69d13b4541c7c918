package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;

import org.gongkai.definition.DefinitionTree;

/** The dated provisions of law: which period held on which day, under which article. Read from {@code regulations/provisions.yaml}. */
public final class Provisions {

    private final Supplier<Read> now;

    private record Read(Map<String, List<Provision>> rows, LightThresholds lights) {
    }

    private Provisions(Supplier<Read> now) {
        this.now = now;
    }

    Provisions(List<Provision> rows, LightThresholds lights) {
        Map<String, List<Provision>> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        Read read = new Read(byId, lights);
        now = () -> read;
    }

    /** Whichever provisions are in force when they are asked. */
    public static Provisions ofNow(Supplier<Provisions> inForce) {
        return new Provisions(() -> inForce.get().now.get());
    }

    /** The provisions that come with the programme. */
    public static Provisions shipped() {
        return Shipped.PROVISIONS;
    }

    /** The provisions in force in an installation.
     * @throws org.gongkai.definition.InvalidDefinitions naming everything that is wrong with them */
    public static Provisions of(DefinitionTree regulations) {
        return ProvisionsFile.read(regulations);
    }

    /** These provisions and further ones, such as the terms that an office promised.
     * @throws IllegalArgumentException if a further row has the id of one that is here */
    public Provisions with(Collection<Provision> further) {
        Map<String, List<Provision>> rows = rows();
        List<Provision> all = new ArrayList<>();
        rows.values().forEach(all::addAll);
        for (Provision row : further) {
            if (rows.containsKey(row.id())) {
                throw new IllegalArgumentException("provision " + row.id() + " is declared already");
            }
            all.add(row);
        }
        return new Provisions(all, lights());
    }

    /** The first day of the first row of a provision. */
    public Optional<LocalDate> since(String id) {
        return rows().getOrDefault(id, List.of()).stream().map(row -> row.inForce().from()).min(Comparator.naturalOrder());
    }

    /** The row that holds on that day.
     * @throws IllegalArgumentException where no such rule exists or held then; {@link #find} asks without that risk */
    public Provision inForce(String id, LocalDate on) {
        return find(id, on).orElseThrow(() -> new IllegalArgumentException("no provision " + id + " in force on " + on));
    }

    public Optional<Provision> find(String id, LocalDate on) {
        return rows().getOrDefault(id, List.of()).stream().filter(row -> row.inForce().on(on)).findFirst();
    }

    /** Every dated row of a rule, oldest first as in the file; empty when the rule is unknown. */
    public List<Provision> rows(String id) {
        return Collections.unmodifiableList(rows().getOrDefault(id, List.of()));
    }

    public SequencedSet<String> ids() {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(rows().keySet()));
    }

    public LightThresholds lights() {
        return now.get().lights;
    }

    private Map<String, List<Provision>> rows() {
        return now.get().rows;
    }

    private static final class Shipped {

        static final Provisions PROVISIONS = of(DefinitionTree.shipped());
    }
}
