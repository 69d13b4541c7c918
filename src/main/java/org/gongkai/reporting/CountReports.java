package org.gongkai.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSumOfPeriod;
import org.gongkai.ledger.Facts;
import org.gongkai.reporting.CountedPeriods.Counting;
import org.gongkai.reporting.CountedPeriods.Own;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Count;
import org.gongkai.reporting.form.Count.Selection;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Period;
import org.gongkai.reporting.print.JsonReport;
import org.springframework.stereotype.Component;

/** Counts a report: the facts of all its organs, of its period and those before, are summed in one query. */
@Component
class CountReports {

    private final Forms forms;
    private final Map<String, Count> counts;
    private final Facts facts;
    private final Organs organs;
    private final EditionRows editions;
    private final Now now;

    CountReports(Forms forms, ReplyKinds replyKinds, Facts facts, Organs organs, EditionRows editions, Now now) {
        this.forms = forms;
        this.counts = forms.all().stream().filter(Form::isCounted).collect(Collectors.toMap(Form::id, form -> new Count(form, replyKinds)));
        this.facts = facts;
        this.organs = organs;
        this.editions = editions;
        this.now = now;
    }

    CountedPeriods of(ReportKey key) {
        Map<String, Set<String>> members = members(key);
        List<Counting> periods = periods(key).stream().flatMap(period -> forms.of(key.family(), period).stream()
                .map(form -> new Counting(period, form, count(form)))).toList();
        Set<String> kinds = periods.stream().flatMap(one -> one.count().kinds().stream()).collect(Collectors.toSet());
        List<LocalDate> firstDays = new ArrayList<>(periods.stream().map(one -> one.period().first()).toList());
        firstDays.add(key.period().last().plusDays(1));
        List<FactSumOfPeriod> sums = kinds.isEmpty() ? List.of() : facts.sumsByPeriod(FactQuery.of(kinds, organs(members)), firstDays);
        Map<Period, Figures> kept = new HashMap<>();
        editions.snapshotsBefore(key).forEach((then, snapshot) -> kept.put(then, JsonReport.read(snapshot, forms).figures()));
        Map<String, Own> own = key.scope() == ReportScope.WHOLE ? begun(members.keySet(), key) : Map.of();
        return new CountedPeriods(periods, members, sums, kept, own);
    }

    /** Of an annual report every year since the first form, because formulas look back; of any other its own and the one before. */
    private List<Period> periods(ReportKey key) {
        return key.isAnnual() ? IntStream.rangeClosed(forms.firstYear(), key.year()).mapToObj(Period::year).toList()
                : List.of(key.period().before(), key.period());
    }

    private Map<String, Own> begun(Set<String> members, ReportKey key) {
        List<Edition> latest = editions.latest(members, new ReportKey(key.family(), key.organ(), key.period(), ReportScope.OWN));
        List<String> ids = latest.stream().map(Edition::id).toList();
        Map<String, String> snapshots = editions.snapshots(ids);
        Map<String, Map<Cell, Typed>> typed = editions.typed(ids);
        Map<String, Own> own = new HashMap<>();
        latest.forEach(edition -> own.put(edition.organ(), new Own(
                Optional.ofNullable(snapshots.get(edition.id())).map(s -> JsonReport.read(s, forms).figures()),
                typed.getOrDefault(edition.id(), Map.of()))));
        return own;
    }

    /** What the cell of the report counts, as questions to the facts: those that add, and those that take away. */
    Questions questions(ReportKey key, Cell cell) {
        Set<String> all = organs(members(key));
        List<FactQuery> plus = new ArrayList<>();
        List<FactQuery> minus = new ArrayList<>();
        count(forms.of(key.family(), key.period()).orElseThrow()).of(cell)
                .forEach(selection -> (selection.sign() > 0 ? plus : minus).add(query(selection, all, key.period())));
        return new Questions(plus, minus);
    }

    record Questions(List<FactQuery> plus, List<FactQuery> minus) {

        List<FactQuery> all() {
            List<FactQuery> all = new ArrayList<>(plus);
            all.addAll(minus);
            return all;
        }
    }

    /** The organs of the report as the tree stood at the period's end, each with those that had been merged into it. */
    private Map<String, Set<String>> members(ReportKey key) {
        LocalDate end = key.period().last();
        LocalDate day = end.isAfter(now.today()) ? now.today() : end;
        Set<String> ids = new LinkedHashSet<>();
        ids.add(key.organ());
        if (key.scope() == ReportScope.WHOLE) {
            ids.addAll(organs.subtree(key.organ(), day));
        }
        Map<String, Set<String>> members = new LinkedHashMap<>();
        ids.forEach(id -> members.put(id, organs.withPredecessors(Set.of(id), day)));
        return members;
    }

    private Count count(Form form) {
        return Objects.requireNonNull(counts.get(form.id()), form.id());
    }

    private static Set<String> organs(Map<String, Set<String>> members) {
        return members.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static FactQuery query(Selection selection, Set<String> organs, Period period) {
        String party = selection.party(period.year());
        FactQuery query = FactQuery.of(Set.of(selection.kind()), organs)
                .codes(selection.codes().isEmpty() ? null : selection.codes())
                .parties(party == null ? null : Set.of(party));
        return switch (selection.when()) {
            case BEFORE -> query.between(null, period.first().minusDays(1));
            case DURING -> query.between(period.first(), period.last());
            case UNTIL_END -> query.between(null, period.last());
            case EVER -> query;
        };
    }
}
