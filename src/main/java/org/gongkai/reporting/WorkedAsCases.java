package org.gongkai.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Finds the reconsiderations and suits that an organ works as cases: table 四 counts those, and the register then does not. */
@Component
class WorkedAsCases {

    private static final String REFERENCE = "reference";
    private static final int MOST = 10_000;

    private final Facts facts;
    private final Ledger ledger;
    private final RemedyRows register;

    WorkedAsCases(Facts facts, Ledger ledger, RemedyRows register) {
        this.facts = facts;
        this.ledger = ledger;
        this.register = register;
    }

    /** The case that bears this number of the reconsideration organ or the court. */
    Optional<String> find(String organ, Remedy.Kind kind, String reference) {
        List<String> filed = facts.records(FactQuery.of(Set.of(kind.filed()), Set.of(organ)), "", MOST);
        Set<String> own = Set.copyOf(register.withIds(filed).stream().map(Remedy::id).toList());
        List<String> cases = filed.stream().filter(record -> !own.contains(record)).toList();
        return cases.isEmpty() ? Optional.empty() : ledger.of(cases).entrySet().stream()
                .filter(one -> reference(one.getValue()).filter(said -> Remedy.sameReference(said, reference)).isPresent())
                .map(Map.Entry::getKey).findFirst();
    }

    /** The number that the acts of a case give. */
    static Optional<String> reference(List<Act> acts) {
        return acts.stream().flatMap(act -> Optional.ofNullable(act.text(REFERENCE)).stream()).findFirst();
    }
}
