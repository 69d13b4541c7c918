package org.gongkai.reporting.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.AnnualReports.Published;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Published reports, for everyone (R2019 第四十九条). */
@Controller
class ReportSite {

    private static final MadeFrom SOURCES = MadeFrom.rooms("report", MadeFrom.ORGANS);

    private final AnnualReports reports;
    private final ReportFiles files;
    private final Organs organs;

    ReportSite(AnnualReports reports, ReportFiles files, Organs organs) {
        this.reports = reports;
        this.files = files;
        this.organs = organs;
    }

    /** Side by side: the organs of a year, or the years of an organ. */
    @GetMapping("/reports/annual")
    Screen all(@RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String year) {
        List<Edition> published = reports.published();
        return Screen.of("reporting/web/published").with("page", site("政府信息公开年报")
                .column("政府信息公开年报", "各机关历年政府信息公开工作年度报告", "政府信息公开,年度报告", "信息公开年报"))
                .with("view", ReportsBeside.of(published, organ, year, reports::opened, id -> organs.require(id).name(), this::countsOthers))
                .with("others", !reports.publishedOthers().isEmpty()).madeFrom(SOURCES);
    }

    @GetMapping("/reports/annual/figures.csv")
    ResponseEntity<byte[]> figures() {
        return ReportFiles.figures(ReportsBeside.csv(reports.opened(reports.published()), this::countsOthers));
    }

    /** The published reports of the other families whose periods begin in a year, the latest period first; of the newest year where none is named. */
    @GetMapping("/reports/statistics")
    Screen others(@RequestParam(defaultValue = "") String year) {
        List<Edition> all = reports.publishedOthers();
        List<Integer> years = all.stream().map(Edition::year).distinct().toList();
        int chosen = years.stream().filter(one -> String.valueOf(one).equals(year)).findFirst().orElse(years.isEmpty() ? 0 : years.getFirst());
        return Screen.of("reporting/web/publishedothers").with("page", site("统计报表").column("统计报表", "各机关公布的月报、季报、年度报表", "统计报表,月报,季报", "统计报表"))
                .with("years", years).with("year", chosen).with("published", reports.opened(all.stream().filter(edition -> edition.year() == chosen).toList())).madeFrom(SOURCES);
    }

    @GetMapping("/reports/annual/{organ}/{year}")
    View one(@PathVariable String organ, @PathVariable int year, @RequestParam(required = false) @Nullable String scope) {
        return page(published(organ, String.valueOf(year), scope), "政府信息公开年报", "/reports/annual");
    }

    @GetMapping("/reports/statistics/{organ}/{which}")
    View other(@PathVariable String organ, @PathVariable String which, @RequestParam(required = false) @Nullable String scope) {
        return page(published(organ, which, scope), "统计报表", "/reports/statistics");
    }

    private static View page(Optional<Published> found, String all, String where) {
        if (found.isEmpty()) {
            return Screen.message(site("没有这份报告"), "该机关这一期的报告还没有公布，或者地址有误。", all, where).status(404);
        }
        Published published = found.get();
        Instant at = Objects.requireNonNull(published.edition().publishedAt());
        return Screen.of("reporting/web/publicreport").with("published", published).with("address", published.report().key().publicAddress())
                .with("page", site(published.report().title()).crumb(all, where)
                        .article(published.report().title(), at.atZone(Now.ZONE), published.report().organName())).madeFrom(SOURCES);
    }

    @GetMapping({"/reports/annual/{organ}/{which}/report.docx", "/reports/statistics/{organ}/{which}/report.docx"})
    ResponseEntity<byte[]> docx(@PathVariable String organ, @PathVariable String which, @RequestParam(required = false) @Nullable String scope) {
        return files.docx(published(organ, which, scope).map(Published::report));
    }

    @GetMapping({"/reports/annual/{organ}/{which}/report.json", "/reports/statistics/{organ}/{which}/report.json"})
    ResponseEntity<byte[]> json(@PathVariable String organ, @PathVariable String which, @RequestParam(required = false) @Nullable String scope) {
        return published(organ, which, scope).map(one -> files.kept(one.edition())).orElseGet(ReportFiles::none);
    }

    @GetMapping({"/reports/annual/{organ}/{which}/report.csv", "/reports/statistics/{organ}/{which}/report.csv"})
    ResponseEntity<byte[]> csv(@PathVariable String organ, @PathVariable String which, @RequestParam(required = false) @Nullable String scope) {
        return files.csv(published(organ, which, scope).map(Published::report));
    }

    @GetMapping({"/reports/annual/{organ}/{which}/report.xlsx", "/reports/statistics/{organ}/{which}/report.xlsx"})
    ResponseEntity<byte[]> xlsx(@PathVariable String organ, @PathVariable String which, @RequestParam(required = false) @Nullable String scope) {
        return files.xlsx(published(organ, which, scope).map(Published::report));
    }

    private Optional<Published> published(String organ, String which, @Nullable String scope) {
        return ReportKey.read(organ, which, ReportScope.OWN).flatMap(key -> reports.published(key.family(), organ, key.period(),
                scope == null ? null : ReportScope.named(scope).orElse(null)));
    }

    /** Whether a report counts what its organs report as well: rolled up, or of the government whose departments they are. */
    private boolean countsOthers(Edition edition) {
        return edition.scope() == ReportScope.WHOLE || organs.find(edition.organ()).map(organ -> organ.kind() == OrganKind.GOVERNMENT).orElse(false);
    }

    private static Page site(String title) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns");
    }
}
