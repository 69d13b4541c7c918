package org.gongkai.portal.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Organs;
import org.gongkai.pages.PageChanges;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the home page tells, read and counted once per day and change: everything in it rests on acts. */
@Component
class HomeNews {

    private static final int OF_EACH_KIND = 5;
    private static final int KINDS = 4;
    private static final int OFTEN = 8;
    private static final int CHANGES = 5;
    private static final int DAYS_OF_CHANGES = 30;

    private record Kept(long changes, LocalDate day, HomePage page) {
    }

    private final DocumentLists lists;
    private final Categories categories;
    private final CaseLists cases;
    private final Organs organs;
    private final DocumentKinds kinds;
    private final PageChanges changes;
    private final Now now;
    private volatile @Nullable Kept kept;

    HomeNews(DocumentLists lists, Categories categories, CaseLists cases, Organs organs, DocumentKinds kinds, PageChanges changes, Now now) {
        this.lists = lists;
        this.categories = categories;
        this.cases = cases;
        this.organs = organs;
        this.kinds = kinds;
        this.changes = changes;
        this.now = now;
    }

    HomePage today() {
        long count = changes.count();
        LocalDate day = now.today();
        Kept last = kept;
        if (last == null || last.changes() != count || !last.day().equals(day)) {
            last = new Kept(count, day, read(day));
            kept = last;
        }
        return last.page();
    }

    private HomePage read(LocalDate today) {
        CaseLists.Concluded concluded = cases.concludedSince(today.withDayOfYear(1));
        List<Column> columns = categories.columns().stream().flatMap(Column::withDescendants).toList();
        return new HomePage(kinds(columns),
                columns.stream().filter(column -> column.categories().size() + column.genres().size() > 0).limit(OFTEN).toList(),
                listed(lists.withdrawnSince(today.minusDays(DAYS_OF_CHANGES), CHANGES)),
                listed(lists.correctedSince(today.minusDays(DAYS_OF_CHANGES), CHANGES)),
                lists.publicSince(today.withDayOfMonth(1)), cases.open(),
                new HomePage.Answered(concluded.cases(), concluded.inTime(), concluded.otherwise()));
    }

    /** The kinds with something in them, those first that were added to last. */
    private List<HomePage.Kind> kinds(List<Column> columns) {
        Map<String, List<DocumentLine>> newest = lists
                .newestOfEach(columns.stream().map(Column::id).toList(), OF_EACH_KIND).stream()
                .collect(Collectors.groupingBy(DocumentLine::column));
        List<Column> filled = new ArrayList<>(columns.stream().filter(column -> newest.containsKey(column.id())).toList());
        filled.sort(Comparator.comparing((Column column) -> newest.get(column.id()).getFirst().day()).reversed());
        return filled.stream().limit(KINDS).map(column -> new HomePage.Kind(column, listed(newest.get(column.id())))).toList();
    }

    private List<ListedDocument> listed(List<DocumentLine> lines) {
        return lines.stream().map(line -> ListedDocument.of(line, organs, kinds)).toList();
    }
}
