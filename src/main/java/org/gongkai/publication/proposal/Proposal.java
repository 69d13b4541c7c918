package org.gongkai.publication.proposal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind that a document may be of: proposed, never set.
 *
 * @param because the signs, in words
 */
public record Proposal(String kind, String because, int weight) {

    /** The kind of the weightiest rule that holds; empty where none does, or two kinds are equally likely. */
    public static Optional<Proposal> of(Signs signs, Map<String, List<Rule>> rules) {
        List<Proposal> best = rules.entrySet().stream().flatMap(kind -> best(kind.getKey(), kind.getValue(), signs)).sorted(Comparator.comparing(Proposal::weight).reversed())
                .limit(2).toList();
        return best.isEmpty() || best.size() == 2 && best.get(0).weight == best.get(1).weight ? Optional.empty() : Optional.of(best.getFirst());
    }

    private static Stream<Proposal> best(String kind, List<Rule> rules, Signs signs) {
        return rules.stream().flatMap(rule -> rule.because(signs).map(because -> new Proposal(kind, because, rule.weight())).stream())
                .max(Comparator.comparing(Proposal::weight)).stream();
    }
}
