package org.gongkai.reporting.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.print.SheetReport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A report as a file to take along, for the desk and for everyone. */
@Component
class ReportFiles {

    private static final MediaType DOCX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AnnualReports reports;
    private final ReplyKinds replyKinds;

    ReportFiles(AnnualReports reports, ReplyKinds replyKinds) {
        this.reports = reports;
        this.replyKinds = replyKinds;
    }

    ResponseEntity<byte[]> docx(Optional<AnnualReport> report) {
        return report.map(one -> file(reports.docx(one), DOCX, name(one) + ".docx")).orElseGet(ReportFiles::none);
    }

    ResponseEntity<byte[]> json(Optional<AnnualReport> report) {
        return report.map(one -> file(reports.json(one).getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON, name(one) + ".json")).orElseGet(ReportFiles::none);
    }

    /** As it was locked, so that whoever has the file can take its digest. */
    ResponseEntity<byte[]> kept(Edition edition) {
        return reports.kept(edition).map(json -> file(json.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON, edition.organ() + "-" + edition.key().which() + ".json"))
                .orElseGet(ReportFiles::none);
    }

    ResponseEntity<byte[]> csv(Optional<AnnualReport> report) {
        return report.map(one -> file(SheetReport.csv(one, replyKinds), CSV, name(one) + ".csv")).orElseGet(ReportFiles::none);
    }

    ResponseEntity<byte[]> xlsx(Optional<AnnualReport> report) {
        return report.map(one -> file(SheetReport.xlsx(one, replyKinds), XLSX, name(one) + ".xlsx")).orElseGet(ReportFiles::none);
    }

    static ResponseEntity<byte[]> figures(String csv) {
        return file(csv.getBytes(StandardCharsets.UTF_8), CSV, "annual-reports.csv");
    }

    static ResponseEntity<byte[]> none() {
        return ResponseEntity.notFound().build();
    }

    private static String name(AnnualReport report) {
        return report.organ() + "-" + report.key().which();
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"annual-report-" + name + "\"").body(content);
    }
}
