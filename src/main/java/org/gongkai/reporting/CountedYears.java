package org.gongkai.reporting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

/** A report's numbers of its year and the years before, counted once from one set of sums. */
final class CountedYears implements Surroundings {

    /** A member's begun report: {@code figures} once locked, until then what was typed over. */
    record Own(Optional<Figures> figures, Map<Cell, Typed> typed) {

        static final Own NONE = new Own(Optional.empty(), Map.of());
    }

    private final Forms forms;
    private final Map<String, Count> counts;
    private final int year;
    private final List<FactSumOfYear> sums;
    private final Map<Integer, Figures> years;
    private final List<Figures> organs;

    /**
     * @param members each organ of the report with the organs whose records it answers for
     * @param locked  locked reports of earlier years, which stand for their years
     * @param own     each member's own report where one was begun
     */
    CountedYears(Forms forms, Map<String, Count> counts, int year, Map<String, Set<String>> members, List<FactSumOfYear> sums,
            Map<Integer, Figures> locked, Map<String, Own> own) {
        this.forms = forms;
        this.counts = counts;
        this.year = year;
        this.sums = sums;
        this.years = new HashMap<>(locked);
        this.organs = members.size() < 2 ? List.of() : organs(members, own);
    }

    Figures figures(Map<Cell, Typed> typed) {
        return counted(year, sums, typed);
    }

    @Override
    public Optional<Figures> yearsBack(int back) {
        int then = year - back;
        return forms.forYear(then).map(form -> years.computeIfAbsent(then, absent -> counted(then, sums, Map.of())));
    }

    @Override
    public List<Figures> organs() {
        return organs;
    }

    private List<Figures> organs(Map<String, Set<String>> members, Map<String, Own> own) {
        Map<String, List<FactSumOfYear>> byOrgan = new HashMap<>();
        sums.forEach(sum -> byOrgan.computeIfAbsent(sum.organ(), organ -> new ArrayList<>()).add(sum));
        List<Figures> found = new ArrayList<>();
        members.forEach((member, answersFor) -> {
            List<FactSumOfYear> its = answersFor.stream().flatMap(organ -> byOrgan.getOrDefault(organ, List.of()).stream()).toList();
            Own begun = own.getOrDefault(member, Own.NONE);
            found.add(begun.figures().orElseGet(() -> counted(year, its, begun.typed())));
        });
        return List.copyOf(found);
    }

    private Figures counted(int ofYear, Collection<FactSumOfYear> its, Map<Cell, Typed> typed) {
        Form form = forms.forYear(ofYear).orElseThrow();
        return new Figures(form, Objects.requireNonNull(counts.get(form.id())).of(its, ofYear), typed);
    }
}
