package org.gongkai.inspection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was found in one file.
 *
 * @param form  the form it was held against; null when it is no report
 * @param lines the text as it was read, line by line, so that a finding can be shown beside its words
 */
public record Verdict(String file, @Nullable String form, @Nullable Integer year, @Nullable String organ, List<Finding> findings,
        List<String> lines) {

    public Verdict {
        findings = List.copyOf(findings);
        lines = List.copyOf(lines);
    }

    public Verdict withoutLines() {
        return new Verdict(file, form, year, organ, findings, List.of());
    }

    public boolean hasError() {
        return count(Severity.ERROR) > 0;
    }

    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
