package org.gongkai.reporting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.ledger.FactSumOfPeriod;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Count;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Period;
import org.gongkai.reporting.form.Surroundings;

/** A report's numbers of its period and those before, counted once from one set of sums. */
final class CountedPeriods implements Surroundings {

    /** A member's begun report: {@code figures} once locked, until then what was typed over. */
    record Own(Optional<Figures> figures, Map<Cell, Typed> typed) {

        static final Own NONE = new Own(Optional.empty(), Map.of());
    }

    /** A period with its form and what the cells of that count. */
    record Counting(Period period, Form form, Count count) {
    }

    private final List<Counting> periods;
    private final List<FactSumOfPeriod> sums;
    private final Map<Period, Figures> known;
    private final List<Figures> organs;

    /**
     * @param periods ascending, the report's own last; the sums number them from one
     * @param members each organ of the report with the organs whose records it answers for
     * @param locked  locked reports of earlier periods, which stand for them
     * @param own     each member's own report where one was begun
     */
    CountedPeriods(List<Counting> periods, Map<String, Set<String>> members, List<FactSumOfPeriod> sums, Map<Period, Figures> locked, Map<String, Own> own) {
        this.periods = periods;
        this.sums = sums;
        this.known = new HashMap<>(locked);
        this.organs = members.size() < 2 ? List.of() : organs(members, own);
    }

    Figures figures(Map<Cell, Typed> typed) {
        return counted(periods.size(), sums, typed);
    }

    @Override
    public Optional<Figures> periodsBack(int back) {
        int number = periods.size() - back;
        return number < 1 ? Optional.empty()
                : Optional.of(known.computeIfAbsent(periods.get(number - 1).period(), absent -> counted(number, sums, Map.of())));
    }

    @Override
    public List<Figures> organs() {
        return organs;
    }

    private List<Figures> organs(Map<String, Set<String>> members, Map<String, Own> own) {
        Map<String, List<FactSumOfPeriod>> byOrgan = new HashMap<>();
        sums.forEach(sum -> byOrgan.computeIfAbsent(sum.organ(), organ -> new ArrayList<>()).add(sum));
        List<Figures> found = new ArrayList<>();
        members.forEach((member, answersFor) -> {
            List<FactSumOfPeriod> its = answersFor.stream().flatMap(organ -> byOrgan.getOrDefault(organ, List.of()).stream()).toList();
            Own begun = own.getOrDefault(member, Own.NONE);
            found.add(begun.figures().orElseGet(() -> counted(periods.size(), its, begun.typed())));
        });
        return List.copyOf(found);
    }

    private Figures counted(int number, Collection<FactSumOfPeriod> its, Map<Cell, Typed> typed) {
        Counting counting = Objects.requireNonNull(periods.get(number - 1));
        return new Figures(counting.form(), counting.count().of(its, number, counting.period().year()), typed);
    }
}
