package org.gongkai.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.gongkai.reporting.Remedy.Kind;

/** What the acts on a reconsideration or suit count for in table 四; the command and the verification both ask here. */
final class RemedyFacts {

    static final String REGISTERED = "remedy.registered";
    static final String DECIDED = "remedy.decided";
    static final String STRUCK = "remedy.struck";

    private RemedyFacts() {}

    /** All facts of a record, from its acts in their order. */
    static List<Fact> of(List<Act> acts) {
        List<Fact> facts = new ArrayList<>();
        acts.forEach(act -> facts.addAll(of(act, List.copyOf(facts))));
        return facts;
    }

    /** The facts of one act, given those of the acts before it. */
    static List<Fact> of(Act act, List<Fact> before) {
        return switch (act.kind()) {
            case REGISTERED -> act.detail().containsKey("result") ? List.of(filed(act), concluded(act)) : List.of(filed(act));
            case DECIDED -> List.of(concluded(act));
            case STRUCK -> before.stream().map(fact -> fact.takenBackBy(act)).toList();
            default -> throw new IllegalArgumentException(act.kind() + " is no act on a remedy");
        };
    }

    private static Fact filed(Act act) {
        return fact(act, "filed", "", "filed");
    }

    private static Fact concluded(Act act) {
        return fact(act, "concluded", detail(act, "result"), "decided");
    }

    private static Fact fact(Act act, String what, String code, String day) {
        Kind kind = Kind.named(detail(act, "remedy")).orElseThrow();
        return new Fact(kind.facts() + "." + what, code, kind.party(), act.organ(), LocalDate.parse(detail(act, day)),
                BigDecimal.ONE, act.subject(), act.id());
    }

    private static String detail(Act act, String name) {
        return String.valueOf(act.detail().get(name));
    }
}
