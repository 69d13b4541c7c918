package org.gongkai.reporting.published;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which organs of a tree have published their annual report of a year. */
@Component
public class PublishedReports {

    private final AnnualReports reports;
    private final Organs organs;
    private final Ledger ledger;
    private final Now now;

    PublishedReports(AnnualReports reports, Organs organs, Ledger ledger, Now now) {
        this.reports = reports;
        this.organs = organs;
        this.ledger = ledger;
        this.now = now;
    }

    /**
     * The organ and all below it as they stood on the day on which the reports were due, those that owe it first, then in the order of the organs. A fixed
     * number of queries, however many organs.
     */
    public List<Standing> of(String superior, int year) {
        LocalDate day = day(superior, year);
        Set<String> below = organs.subtree(superior, day);
        Map<String, List<Edition>> here = reports.publishedOf(below, year).stream().collect(Collectors.groupingBy(Edition::organ));
        Map<String, List<Act>> acts = ledger.of(below.stream().map(organ -> NoteElsewhere.subject(organ, year)).toList());
        Map<String, Elsewhere> elsewhere = new HashMap<>();
        below.forEach(organ -> acts.getOrDefault(NoteElsewhere.subject(organ, year), List.of()).forEach(act -> elsewhere.put(organ, Elsewhere.of(act))));
        Map<String, Organ> named = organs.asOf(day).stream().collect(Collectors.toMap(Organ::id, Function.identity()));
        return organs.asOf(day).stream().map(Organ::id).filter(below::contains).map(organ -> standing(named.get(organ), year, here.getOrDefault(organ, List.of()), elsewhere.get(organ)))
                .sorted(Comparator.comparing(Standing::state).reversed()).toList();
    }

    private LocalDate day(String superior, int year) {
        LocalDate due = reports.due(superior, year).map(AnnualReports.Due::day).orElse(now.today());
        return due.isAfter(now.today()) ? now.today() : due;
    }

    private Standing standing(Organ organ, int year, List<Edition> here, @Nullable Elsewhere elsewhere) {
        LocalDate first = here.stream().map(edition -> edition.publishedAt().atZone(Now.ZONE).toLocalDate()).min(LocalDate::compareTo).orElse(null);
        return new Standing(organ, reports.due(organ.id(), year).map(AnnualReports.Due::day).orElse(null), first, first == null ? null : "/reports/annual/" + organ.id() + "/" + year, elsewhere, now.today());
    }
}
