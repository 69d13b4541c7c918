package org.gongkai.reporting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.ledger.FactSumOfYear;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Count;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Surroundings;

/**
 * A report's numbers of its year and the years before, counted from one set of sums, with the reports that were locked
 * standing for their years.
 *
 * @param members each organ of the report with the organs whose records it answers for
 * @param kept    locked reports of earlier years, by year
 * @param own     each member's own report where one was begun: locked numbers, or what was typed so far
 */
record CountedYears(Forms forms, Map<String, Count> counts, int year, Map<String, Set<String>> members,
        List<FactSumOfYear> sums, Map<Integer, Figures> kept, Map<String, Own> own) implements Surroundings {

    /** A member's begun report: {@code figures} once locked, until then what was typed over. */
    record Own(Optional<Figures> figures, Map<Cell, Typed> typed) {}

    Figures figures(Map<Cell, Typed> typed) {
        return counted(year, sums, typed);
    }

    @Override
    public Optional<Figures> yearsBack(int years) {
        int then = year - years;
        Figures locked = kept.get(then);
        if (locked != null) {
            return Optional.of(locked);
        }
        return forms.forYear(then).map(form -> counted(then, sums, Map.of()));
    }

    @Override
    public List<Figures> organs() {
        if (members.size() < 2) {
            return List.of();
        }
        Map<String, List<FactSumOfYear>> byOrgan = new HashMap<>();
        sums.forEach(sum -> byOrgan.computeIfAbsent(sum.organ(), organ -> new ArrayList<>()).add(sum));
        Set<String> counted = new HashSet<>();
        List<Figures> organs = new ArrayList<>();
        members.forEach((member, answersFor) -> {
            List<FactSumOfYear> its = answersFor.stream().filter(counted::add)
                    .flatMap(organ -> byOrgan.getOrDefault(organ, List.of()).stream()).toList();
            Own begun = own.getOrDefault(member, new Own(Optional.empty(), Map.of()));
            organs.add(begun.figures().orElseGet(() -> counted(year, its, begun.typed())));
        });
        return organs;
    }

    private Figures counted(int ofYear, Collection<FactSumOfYear> its, Map<Cell, Typed> typed) {
        Form form = forms.forYear(ofYear).orElseThrow();
        return new Figures(form, Objects.requireNonNull(counts.get(form.id())).of(its, ofYear), typed);
    }
}
