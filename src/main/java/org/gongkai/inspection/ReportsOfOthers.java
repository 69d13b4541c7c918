package org.gongkai.inspection;

import java.util.Comparator;
import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.reading.Opened;
import org.gongkai.reporting.published.ReadsReport;
import org.springframework.stereotype.Component;

/** Reads and checks the reports that organs published on other sites, by the rules for anybody's report. */
@Component
final class ReportsOfOthers implements ReadsReport {

    private final Inspection inspection;

    ReportsOfOthers(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Attempt<Contents> read(String file, byte[] content) {
        return switch (inspection.ask(file, content, false)) {
            case Opened.Refused<Verdict>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<Verdict>(Verdict verdict, byte[] none) -> verdict.lines().isEmpty() && verdict.hasError()
                    ? Attempt.refused(verdict.findings().getFirst().message()) : Attempt.done(contents(verdict));
        };
    }

    private static Contents contents(Verdict verdict) {
        List<String> findings = verdict.findings().stream().sorted(Comparator.comparing(Finding::severity)).map(finding -> finding.place() + "：" + finding.message()).toList();
        return new Contents(verdict.organ(), verdict.year(), findings, (int) verdict.count(Severity.ERROR));
    }
}
