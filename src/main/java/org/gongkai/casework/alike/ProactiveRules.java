package org.gongkai.casework.alike;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When what was asked for should become public for all (Art. 44), dated, from {@code regulations/proactive.yaml}. */
@Component
public class ProactiveRules {

    public static final Kind<Declared> FILE = Kind.of("转为主动公开的条件", "proactive.yaml", Declared.class, ProactiveRules::look).own(Own.AT_ONCE);

    private static final Sort SORT = new Sort("proactive", "规则");
    private static final int PERCENT = 100;

    private final Supplier<List<Rule>> rules;

    ProactiveRules(Regulations regulations) {
        rules = regulations.made(tree -> Definitions.one(tree, FILE).value().rules());
    }

    private static void look(Declared declared, Names names) {
        for (int n = 0; n < declared.rules().size(); n++) {
            Rule rule = declared.rules().get(n);
            Names at = names.under("rules", n);
            at.holds(SORT, declared.title(), rule.from(), rule.to(), "from");
            at.demand(rule.applicants() > 1, "至少要有两个申请人", "applicants");
            at.demand(rule.alike() >= 1 && rule.alike() <= PERCENT, "alike 应为 1 到 100（百分之几）", "alike");
        }
    }

    /**
     * @param applicants  how many different ones ask for the same
     * @param alike       from which share of common pairs of characters names count as the same, in percent
     * @param months      how far back requests are looked at
     * @param proposedFor how many months a closed case is proposed for publication
     */
    public record Rule(String title, String legalBasis, int applicants, int alike, int months, int proposedFor, LocalDate from,
            @Nullable LocalDate to, boolean confirmed) {
    }

    public Optional<Rule> inForce(LocalDate on) {
        return rules.get().stream().filter(rule -> !on.isBefore(rule.from()) && (rule.to() == null || !on.isAfter(rule.to()))).findFirst();
    }

    record Declared(String title, List<Rule> rules) {
    }
}
