package org.gongkai.portal.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseLists;
import org.gongkai.casework.CaseType;
import org.gongkai.casework.CaseTypes;
import org.gongkai.directory.Organs;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.Documents;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: find, ask, follow; what is new, what changed, how well the law is kept. */
@Controller
class HomeController {

    private static final int OF_EACH_KIND = 5;
    private static final int KINDS = 4;
    private static final int CHANGES = 5;
    private static final int DAYS_OF_CHANGES = 30;

    private final CaseTypes types;
    private final Documents documents;
    private final Categories categories;
    private final CaseLists cases;
    private final Organs organs;
    private final Site site;
    private final Now now;

    HomeController(CaseTypes types, Documents documents, Categories categories, CaseLists cases, Organs organs, Site site, Now now) {
        this.types = types;
        this.documents = documents;
        this.categories = categories;
        this.cases = cases;
        this.organs = organs;
        this.site = site;
        this.now = now;
    }

    @GetMapping("/")
    Screen home() {
        LocalDate today = now.today();
        CaseLists.Concluded concluded = cases.concludedSince(today.withDayOfYear(1));
        List<Column> columns = categories.columns().stream().flatMap(Column::withDescendants).toList();
        List<HomePage.Kind> kinds = kinds(columns);
        HomePage home = new HomePage(kinds, columns.stream().filter(column -> column.categories().size() + column.genres().size() > 0)
                .limit(8).toList(),
                listed(documents.withdrawnSince(today.minusDays(DAYS_OF_CHANGES), CHANGES)),
                listed(documents.correctedSince(today.minusDays(DAYS_OF_CHANGES), CHANGES)),
                documents.publicSince(today.withDayOfMonth(1)), cases.open(),
                new HomePage.Answered(concluded.cases(), concluded.inTime()));
        return Screen.of("portal/web/home").with("home", home)
                .with("mailboxes", types.all().stream().filter(CaseType::publicAnswers).limit(1).toList()).with("page", Page.of("首页").publicSite()
                .description(site.name() + "：查找公开的政府信息，申请没有公开的，查询办理进度。")
                .column("首页", "公开信息的查找、申请和办理进度查询", "政府信息公开,依申请公开,办件查询", "首页"));
    }

    /** The kinds with something in them, those first that were added to last. */
    private List<HomePage.Kind> kinds(List<Column> columns) {
        Map<String, List<DocumentLine>> newest = documents
                .newestOfEach(columns.stream().map(Column::id).toList(), OF_EACH_KIND).stream()
                .collect(Collectors.groupingBy(DocumentLine::column));
        List<Column> filled = new ArrayList<>(columns.stream().filter(column -> newest.containsKey(column.id())).toList());
        filled.sort(Comparator.comparing((Column column) -> newest.get(column.id()).getFirst().day()).reversed());
        return filled.stream().limit(KINDS).map(column -> new HomePage.Kind(column, listed(newest.get(column.id())))).toList();
    }

    private List<ListedDocument> listed(List<DocumentLine> lines) {
        return lines.stream().map(line -> ListedDocument.of(line, organs)).toList();
    }
}
