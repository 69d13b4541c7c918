package org.gongkai.casework.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When what was asked for should become public for all (Art. 44), dated, from {@code regulations/proactive.yaml}. */
@Component
class ProactiveRules {

    static final Kind<Declared> FILE = Kind.of("转为主动公开的条件", "proactive.yaml", Declared.class);

    private final List<Rule> rules;

    ProactiveRules() {
        this(DefinitionTree.shipped());
    }

    @Autowired
    ProactiveRules(DefinitionTree regulations) {
        rules = Definitions.one(regulations, FILE).value().rules();
        for (int n = 0; n + 1 < rules.size(); n++) {
            LocalDate to = rules.get(n).to();
            if (to == null || !to.plusDays(1).equals(rules.get(n + 1).from())) {
                throw new IllegalStateException(FILE.where() + ": row " + (n + 1) + " does not end where the next begins");
            }
        }
        if (rules.stream().anyMatch(rule -> rule.applicants() < 2 || rule.alike() < 1 || rule.alike() > 100)) {
            throw new IllegalStateException(FILE.where() + ": applicants from 2, alike from 1 to 100");
        }
    }

    /**
     * @param applicants  how many different ones ask for the same
     * @param alike       from which share of common pairs of characters names count as the same, in percent
     * @param months      how far back requests are looked at
     * @param proposedFor how many months a closed case is proposed for publication
     */
    record Rule(String title, String legalBasis, int applicants, int alike, int months, int proposedFor, LocalDate from,
            @Nullable LocalDate to, boolean confirmed) {
    }

    Optional<Rule> inForce(LocalDate on) {
        return rules.stream().filter(rule -> !on.isBefore(rule.from()) && (rule.to() == null || !on.isAfter(rule.to()))).findFirst();
    }

    record Declared(String title, List<Rule> rules) {
    }
}
