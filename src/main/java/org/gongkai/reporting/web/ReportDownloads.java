package org.gongkai.reporting.web;

import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportKey;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A report of the desk as it stands now, as a file. */
@Controller
class ReportDownloads {

    private final AnnualReports reports;
    private final ReportFiles files;

    ReportDownloads(AnnualReports reports, ReportFiles files) {
        this.reports = reports;
        this.files = files;
    }

    @GetMapping("/desk/reports/{organ}/{which}/report.docx")
    ResponseEntity<byte[]> docx(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which,
            @RequestParam(defaultValue = "own") String scope) {
        return files.docx(live(staff, organ, which, scope));
    }

    @GetMapping("/desk/reports/{organ}/{which}/report.json")
    ResponseEntity<byte[]> json(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which,
            @RequestParam(defaultValue = "own") String scope) {
        ReportKey key = ReportDesk.key(staff, organ, which, scope);
        return reports.latest(key).filter(edition -> !edition.isOpen()).map(files::kept).orElseGet(() -> files.json(live(staff, organ, which, scope)));
    }

    @GetMapping("/desk/reports/{organ}/{which}/report.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which,
            @RequestParam(defaultValue = "own") String scope) {
        return files.csv(live(staff, organ, which, scope));
    }

    @GetMapping("/desk/reports/{organ}/{which}/report.xlsx")
    ResponseEntity<byte[]> xlsx(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which,
            @RequestParam(defaultValue = "own") String scope) {
        return files.xlsx(live(staff, organ, which, scope));
    }

    private Optional<AnnualReport> live(Staff staff, String organ, String which, String scope) {
        return reports.live(ReportDesk.key(staff, organ, which, scope)) instanceof Attempt.Done<AnnualReport>(AnnualReport report) ? Optional.of(report) : Optional.empty();
    }
}
