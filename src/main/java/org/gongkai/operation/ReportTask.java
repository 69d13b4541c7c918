package org.gongkai.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.directory.Attempt;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportScope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Counts and prints an annual report inside the application. */
@Component
class ReportTask implements OperatorTask {

    static final String NAME = "report-annual";

    private static final JsonMapper JSON = new JsonMapper();

    private final AnnualReports reports;

    ReportTask(AnnualReports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        Map<String, String> options = order.options();
        ReportScope scope = ReportScope.named(options.getOrDefault("scope", "own")).orElseThrow();
        Attempt<AnnualReport> attempt = reports.live(options.getOrDefault("organ", ""), Integer.parseInt(options.getOrDefault("year", "0")), scope);
        if (!(attempt instanceof Attempt.Done<AnnualReport>(AnnualReport report))) {
            throw new CannotStart(String.join("", attempt.reasons()));
        }
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("report", JSON.readTree(reports.json(report)));
        switch (options.getOrDefault("format", "")) {
            case "html" -> outcome.put("file", encoded(reports.html(report).getBytes(StandardCharsets.UTF_8)));
            case "docx" -> outcome.put("file", encoded(reports.docx(report)));
            case "json" -> outcome.put("file", encoded(reports.json(report).getBytes(StandardCharsets.UTF_8)));
            default -> { }
        }
        return outcome;
    }

    private static String encoded(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }
}
