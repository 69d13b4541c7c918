package org.gongkai.casework.papers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a decision says about where to turn against it, dated, from {@code regulations/remedies.yaml}. */
@Component
public class RemedyClauses {

    public static final Kind<Declared> FILE = Kind.of("救济途径", "remedies.yaml", Declared.class, RemedyClauses::look).own(Own.AT_ONCE);

    private final Supplier<List<Clause>> clauses;

    private static void look(Declared declared, Names names) {
        for (int n = 0; n < declared.remedies().size(); n++) {
            names.blanks(declared.remedies().get(n).text(), List.of("reviewOrgan", "orMinistry", "paper"), "remedies", n, "text");
        }
    }

    public RemedyClauses(Regulations regulations) {
        clauses = regulations.made(tree -> Definitions.one(tree, FILE).value().remedies());
    }

    /**
     * One dated clause.
     *
     * @param kinds       the answers it is only for; null for the rest
     * @param besides     what is added where the same letter also gives other answers; null where the text is for all
     * @param reviewFirst whether review must come before the court
     */
    public record Clause(String id, String title, String legalBasis, LocalDate from, @Nullable LocalDate to,
            @Nullable List<String> kinds, @Nullable Boolean reviewFirst, String text, @Nullable String besides) {

        public boolean demandsReviewFirst() {
            return Boolean.TRUE.equals(reviewFirst);
        }

        private boolean inForce(LocalDate on) {
            return !on.isBefore(from) && (to == null || !on.isAfter(to));
        }
    }

    /** The clause in force on the day of the answer; one for certain kinds goes before one for the rest. */
    public Clause of(Collection<String> answers, LocalDate on) {
        return find(answers, on).orElseThrow(() -> new IllegalStateException("no remedy clause in force on " + on));
    }

    public Optional<Clause> find(Collection<String> answers, LocalDate on) {
        List<Clause> clauses = this.clauses.get();
        return clauses.stream().filter(clause -> clause.inForce(on) && clause.kinds() != null && answers.stream().anyMatch(clause.kinds()::contains))
                .findFirst().or(() -> clauses.stream().filter(clause -> clause.inForce(on) && clause.kinds() == null).findFirst());
    }

    record Declared(List<Clause> remedies) {
    }
}
