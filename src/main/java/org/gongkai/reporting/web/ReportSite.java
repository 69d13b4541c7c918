package org.gongkai.reporting.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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
import org.gongkai.reporting.ReportScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Published annual reports, for everyone (R2019 第四十九条). */
@Controller
class ReportSite {

    private static final MediaType DOCX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private static final MadeFrom SOURCES = MadeFrom.rooms("report", MadeFrom.ORGANS);

    private final AnnualReports reports;
    private final Organs organs;

    ReportSite(AnnualReports reports, Organs organs) {
        this.reports = reports;
        this.organs = organs;
    }

    /** Side by side: the organs of a year, or the years of an organ. */
    @GetMapping("/reports/annual")
    Screen all(@RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String year) {
        List<Edition> published = reports.published();
        return Screen.of("reporting/web/published").with("page", site("政府信息公开年报")
                .column("政府信息公开年报", "各机关历年政府信息公开工作年度报告", "政府信息公开,年度报告", "信息公开年报"))
                .with("view", ReportsBeside.of(published, organ, year, reports::opened, id -> organs.require(id).name(), this::countsOthers)).madeFrom(SOURCES);
    }

    @GetMapping("/reports/annual/figures.csv")
    ResponseEntity<byte[]> figures() {
        return ReportDesk.file(ReportsBeside.csv(reports.opened(reports.published()), this::countsOthers).getBytes(StandardCharsets.UTF_8), new MediaType("text", "csv", StandardCharsets.UTF_8), "annual-reports.csv");
    }

    @GetMapping("/reports/annual/{organ}/{year}")
    View one(@PathVariable String organ, @PathVariable int year, @RequestParam(required = false) @Nullable String scope) {
        Published published = published(organ, year, scope);
        if (published == null) {
            return Screen.message(site("没有这份年报"), "该机关这一年度的年报还没有公布，或者地址有误。", "已公布的年报", "/reports/annual").status(404);
        }
        Instant at = Objects.requireNonNull(published.edition().publishedAt());
        return Screen.of("reporting/web/publicreport").with("published", published)
                .with("page", site(published.report().title()).crumb("政府信息公开年报", "/reports/annual")
                        .article(published.report().title(), at.atZone(Now.ZONE), published.report().organName())).madeFrom(SOURCES);
    }

    @GetMapping("/reports/annual/{organ}/{year}/report.docx")
    ResponseEntity<byte[]> docx(@PathVariable String organ, @PathVariable int year, @RequestParam(required = false) @Nullable String scope) {
        return file(organ, year, scope, published -> reports.docx(published.report()), DOCX, ".docx");
    }

    @GetMapping("/reports/annual/{organ}/{year}/report.json")
    ResponseEntity<byte[]> json(@PathVariable String organ, @PathVariable int year, @RequestParam(required = false) @Nullable String scope) {
        return file(organ, year, scope, published -> reports.json(published.report()).getBytes(StandardCharsets.UTF_8),
                MediaType.APPLICATION_JSON, ".json");
    }

    private ResponseEntity<byte[]> file(String organ, int year, @Nullable String scope, Function<Published, byte[]> content,
            MediaType type, String ending) {
        Published published = published(organ, year, scope);
        return published == null ? ResponseEntity.notFound().build()
                : ReportDesk.file(content.apply(published), type, organ + "-" + year + ending);
    }

    private @Nullable Published published(String organ, int year, @Nullable String scope) {
        return reports.published(organ, year, scope == null ? null : ReportScope.named(scope).orElse(null)).orElse(null);
    }

    /** Whether a report counts what its organs report as well: rolled up, or of the government whose departments they are. */
    private boolean countsOthers(Edition edition) {
        return edition.scope() == ReportScope.WHOLE || organs.find(edition.organ()).map(organ -> organ.kind() == OrganKind.GOVERNMENT).orElse(false);
    }

    private static Page site(String title) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns");
    }
}
