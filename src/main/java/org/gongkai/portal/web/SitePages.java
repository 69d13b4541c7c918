package org.gongkai.portal.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Pictures;
import org.gongkai.registers.DataTerms;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.RegisterThemes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages around the content: entrances and statement of accessibility. */
@Controller
class SitePages {

    private static final int NEWEST = 30;
    private static final int PICTURED = 6;
    private static final int NEWEST_FIGURES = 6;
    /** Registers whose charts the fronts show. */
    private static final String ITEMS = "service-items";
    private static final List<String> SERVICES = List.of(ITEMS, "licences", "service-shares");
    private static final List<String> FIGURES = List.of("three-publics", "environment-monitoring", "major-projects", "food-sampling", "procurements", "penalties");

    private final DocumentLists lists;
    private final Pictures pictures;
    private final SiteContents contents;
    private final CaseTypes types;
    private final Organs organs;
    private final DocumentKinds kinds;
    private final RecordSearch records;
    private final DataTerms terms;
    private final RegisterThemes themes;
    private final Site site;

    SitePages(DocumentLists lists, Pictures pictures, SiteContents contents, CaseTypes types, Organs organs, DocumentKinds kinds, RecordSearch records,
            DataTerms terms, RegisterThemes themes, Site site) {
        this.themes = themes;
        this.lists = lists;
        this.pictures = pictures;
        this.contents = contents;
        this.types = types;
        this.organs = organs;
        this.kinds = kinds;
        this.records = records;
        this.terms = terms;
        this.site = site;
    }

    @GetMapping("/news")
    Screen news() {
        Page page = Page.of("要闻").publicSite().entrance(Entrance.NEWS).description("各机关最新公开的信息")
                .column("要闻", "各机关最新公开的信息", "最新公开,要闻", "工作动态");
        return Screen.of("portal/web/news").with("page", page).with("pictures", PicturedDocument.of(pictures.newest(PICTURED), organs, kinds))
                .with("documents", lists.newest(List.of(), null, NEWEST).stream().map(line -> ListedDocument.of(line, organs, kinds)).toList()).madeFrom(SiteContents.sources());
    }

    @GetMapping("/services")
    Screen services() {
        Page page = Page.of("政务服务").publicSite().entrance(Entrance.SERVICES).description("可以在这里办的事，以及许可和服务的公开信息")
                .column("政务服务", "可以在这里办的事", "办事,申请,查询", "办事服务");
        return Screen.of("portal/web/services").with("page", page).with("types", types.openToAll()).with("guides", contents.today().registers().contains(ITEMS)).with("licences", ofType("办事服务")).with("charts", charts(SERVICES))
                .madeFrom(SiteContents.sources(), records.isCounted());
    }

    @GetMapping("/data")
    Screen data(@RequestParam(defaultValue = "") String q) {
        Page page = Page.of("数据").publicSite().entrance(Entrance.DATA).description("统计信息、年报和可以整体取用的数据")
                .column("数据", "统计信息、年报和可以整体取用的数据", "数据开放,统计,接口", "数据开放");
        Screen screen = Screen.of("portal/web/data").with("page", page).with("statistics", ofType("数据发布")).with("there", contents.today())
                .with("themes", themes.of(contents.registers(), q.strip())).with("words", q.strip()).with("standing", records.overview()).with("terms", terms)
                .with("charts", charts(FIGURES)).with("figures", statistics());
        return q.isBlank() ? screen.madeFrom(SiteContents.sources(), records.isCounted()) : screen;
    }

    /** The charts of these registers, as far as they are open and have something. */
    private List<RegisterChart> charts(List<String> ids) {
        return contents.registers().stream().filter(register -> ids.contains(register.id())).flatMap(register -> RegisterChart.of(register, records.chart(register), organs).stream()).toList();
    }

    private List<ListedDocument> statistics() {
        return lists.newest(List.of(), Set.of(), "statistics", null, NEWEST_FIGURES).stream().map(line -> ListedDocument.of(line, organs, kinds)).toList();
    }

    @GetMapping("/data/interfaces")
    Screen interfaces() {
        return Screen.of("portal/web/interfaces").with("page", Page.of("接口怎样用").publicSite().entrance(Entrance.DATA).crumb("数据", "/data").description("不用登记就能读取的接口：有哪些，怎样逐段取到最后一条"))
                .with("terms", terms).madeFrom(MadeFrom.declarations());
    }

    @GetMapping("/accessibility")
    Screen accessibility() {
        return Screen.of("portal/web/accessibility").with("page", Page.of("适老与无障碍").publicSite()
                .description("长者模式、配色、键盘操作和本网站达到的无障碍等级")).with("site", site).madeFrom(MadeFrom.declarations());
    }

    private Optional<Column> ofType(String columnType) {
        return contents.today().columns().stream().flatMap(Column::withDescendants).filter(column -> column.type().equals(columnType)).findFirst();
    }
}
