package org.gongkai.inspection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was found in one file.
 *
 * @param form  the form it was held against; null when it is no report
 * @param understood its numbers as they were read
 * @param lines the text as it was read, line by line, so that a finding can be shown beside its words
 */
public record Verdict(String file, @Nullable String form, @Nullable Integer year, @Nullable String organ, List<Finding> findings,
        List<String> lines, List<Understood> understood) {

    public Verdict {
        findings = List.copyOf(findings);
        lines = List.copyOf(lines);
        understood = List.copyOf(understood);
    }

    /** Of a file in which no number was looked for. */
    Verdict(String file, @Nullable String form, @Nullable Integer year, @Nullable String organ, List<Finding> findings, List<String> lines) {
        this(file, form, year, organ, findings, lines, List.of());
    }

    public Verdict withoutLines() {
        return new Verdict(file, form, year, organ, findings, List.of(), understood);
    }

    public boolean hasError() {
        return count(Severity.ERROR) > 0;
    }

    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
