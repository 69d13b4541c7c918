package org.gongkai.portal.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.face.Link;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.portal.organs.Leaders;
import org.gongkai.portal.web.ListedDocument;
import org.gongkai.portal.web.PicturedDocument;
import org.gongkai.portal.web.SiteContents;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Pictures;
import org.gongkai.publication.RelatedDocuments;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Registers;
import org.springframework.stereotype.Component;

/** What the first page tells, read and counted once per day and state of the ledger: everything in it rests on acts. */
@Component
class HomeNews {

    private static final int KINDS = 4;
    private static final int OFTEN = 8;
    private static final int DAYS_OF_CHANGES = 30;
    private static final String SITES = "government-sites";
    private static final String CASES = "cases";

    private final DocumentLists lists;
    private final Pictures pictures;
    private final RelatedDocuments related;
    private final SiteContents contents;
    private final CaseFigures cases;
    private final Leaders leaders;
    private final Registers registers;
    private final RecordSearch records;
    private final Organs organs;
    private final DocumentKinds kinds;
    private final Solicitations solicitations;
    private final OncePerState<HomePage> page;

    HomeNews(DocumentLists lists, Pictures pictures, RelatedDocuments related, SiteContents contents, CaseFigures cases, Leaders leaders, Registers registers, RecordSearch records,
            Organs organs, DocumentKinds kinds, Solicitations solicitations, PageChanges changes, Now now) {
        this.lists = lists;
        this.pictures = pictures;
        this.related = related;
        this.contents = contents;
        this.cases = cases;
        this.leaders = leaders;
        this.registers = registers;
        this.records = records;
        this.organs = organs;
        this.kinds = kinds;
        this.solicitations = solicitations;
        this.page = new OncePerState<>(changes, now, this::read);
    }

    HomePage today() {
        return page.now();
    }

    private HomePage read(LocalDate today) {
        CaseFigures.Concluded concluded = cases.concludedSince(today.withDayOfYear(1));
        List<Column> columns = contents.today().columns().stream().flatMap(Column::withDescendants).toList();
        String government = organs.first().map(Organ::id).orElse("");
        return new HomePage(columns.stream().filter(column -> column.categories().size() + column.genres().size() > 0).limit(OFTEN).toList(),
                PicturedDocument.of(pictures.newest(Arrangement.MOST_ROWS), organs, kinds),
                kinds(columns),
                related.newestWith("interpretation", "interprets", Arrangement.MOST_ROWS).entrySet().stream()
                        .map(one -> new HomePage.Interpreted(ListedDocument.of(one.getKey(), organs, kinds), listed(one.getValue()))).toList(),
                shown(today),
                listed(lists.newest(List.of(), Set.of(), "topic", null, Arrangement.MOST_ROWS)),
                listed(lists.withdrawnSince(today.minusDays(DAYS_OF_CHANGES), Arrangement.MOST_ROWS)),
                listed(lists.correctedSince(today.minusDays(DAYS_OF_CHANGES), Arrangement.MOST_ROWS)),
                leaders.all().stream().filter(leader -> leader.organ().equals(government) && leader.isIn(today)).limit(Arrangement.MOST_ROWS).toList(),
                organs(today, government), links(), months(today), lists.publicSince(today.withDayOfMonth(1)), cases.open(),
                new HomePage.Answered(concluded.cases(), concluded.inTime(), concluded.otherwise()), contents.today().reports(),
                solicitations.isThereAny(), contents.today().registers().contains(CASES));
    }

    /** What one may say something about: the questions to the public before the documents on display, each those first that end first. */
    private List<HomePage.OnDisplay> shown(LocalDate today) {
        Stream<HomePage.OnDisplay> asked = solicitations.running().stream().filter(one -> one.takesOn(today)).sorted(Comparator.comparing(Solicitation::closesOn))
                .map(one -> new HomePage.OnDisplay(one.title(), one.address(), one.closesOn()));
        Stream<HomePage.OnDisplay> displayed = lists.onDisplay("notice", "shownUntil", today, Arrangement.MOST_ROWS).entrySet().stream()
                .map(one -> new HomePage.OnDisplay(one.getKey().title(), "/documents/" + one.getKey().id(), one.getValue()));
        return Stream.concat(asked, displayed).limit(Arrangement.MOST_ROWS).toList();
    }

    /** The columns with something in them, those first that were added to last. */
    private List<HomePage.Kind> kinds(List<Column> columns) {
        Map<String, List<DocumentLine>> newest = lists
                .newestOfEach(columns.stream().map(Column::id).toList(), Arrangement.MOST_ROWS).stream()
                .collect(Collectors.groupingBy(DocumentLine::column));
        List<Column> filled = new ArrayList<>(columns.stream().filter(column -> newest.containsKey(column.id())).toList());
        filled.sort(Comparator.comparing((Column column) -> newest.get(column.id()).getFirst().day()).reversed());
        return filled.stream().limit(KINDS).map(column -> new HomePage.Kind(column, listed(newest.get(column.id())))).toList();
    }

    private Map<OrganKind, List<Organ>> organs(LocalDate today, String government) {
        Map<OrganKind, List<Organ>> byKind = new EnumMap<>(OrganKind.class);
        organs.asOf(today).stream().filter(organ -> !organ.id().equals(government)).forEach(organ -> byKind.computeIfAbsent(organ.kind(), kind -> new ArrayList<>()).add(organ));
        return byKind;
    }

    private List<Link> links() {
        return registers.open(SITES).map(register -> records.standing(register, "", Arrangement.MOST_ROWS).stream().filter(entry -> !entry.isWithdrawn() && entry.said().containsKey("web"))
                .map(entry -> Link.to(entry.said().getOrDefault("name", entry.key()), entry.said().get("web"))).toList()).orElse(List.of());
    }

    private List<HomePage.Month> months(LocalDate today) {
        Map<YearMonth, Long> documents = lists.byMonth(today.withDayOfYear(1));
        Map<YearMonth, Long> matters = cases.receivedByMonth(today.withDayOfYear(1));
        return IntStream.rangeClosed(1, today.getMonthValue()).mapToObj(month -> YearMonth.of(today.getYear(), month))
                .map(month -> new HomePage.Month(month, documents.getOrDefault(month, 0L), matters.getOrDefault(month, 0L))).toList();
    }

    private List<ListedDocument> listed(List<DocumentLine> lines) {
        return lines.stream().map(line -> ListedDocument.of(line, organs, kinds)).toList();
    }
}
