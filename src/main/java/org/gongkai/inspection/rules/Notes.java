package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.inspection.Finding;

/** The findings of one report as they are made; the same thing on the same line is said once, and no rule floods the sheet. */
public final class Notes {

    private static final int MOST_OF_A_RULE = 40;

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public void add(Finding finding) {
        if (said.add(finding.rule() + finding.line() + finding.message()) && counts.merge(finding.rule(), 1, Integer::sum) <= MOST_OF_A_RULE) {
            findings.add(finding);
        }
    }

    public boolean has(String rule) {
        return counts.containsKey(rule);
    }

    public List<Finding> all() {
        return List.copyOf(findings);
    }
}
