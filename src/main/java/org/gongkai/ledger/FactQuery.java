package org.gongkai.ledger;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which facts: of these kinds, in these organs, from a day to a day (both included; null is open), and optionally only
 * of these codes and parties (null is any).
 */
public record FactQuery(Set<String> kinds, Set<String> organs, @Nullable LocalDate from, @Nullable LocalDate to,
        @Nullable Set<String> codes, @Nullable Set<String> parties) {

    public static FactQuery of(Set<String> kinds, Set<String> organs) {
        return new FactQuery(kinds, organs, null, null, null, null);
    }

    public FactQuery between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new FactQuery(kinds, organs, first, last, codes, parties);
    }

    public FactQuery codes(@Nullable Set<String> wanted) {
        return new FactQuery(kinds, organs, from, to, wanted, parties);
    }

    public FactQuery parties(@Nullable Set<String> wanted) {
        return new FactQuery(kinds, organs, from, to, codes, wanted);
    }

    /** Whether a fact is one of those asked for. */
    public boolean takes(Fact fact) {
        return kinds.contains(fact.kind()) && organs.contains(fact.organ()) && (from == null || !fact.on().isBefore(from)) && (to == null || !fact.on().isAfter(to))
                && (codes == null || codes.contains(fact.code())) && (parties == null || parties.contains(fact.party()));
    }
}
