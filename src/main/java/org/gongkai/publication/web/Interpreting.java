package org.gongkai.publication.web;

import org.gongkai.publication.Interpretations;
import org.gongkai.publication.PlanInterpretation;
import org.gongkai.publication.ReviewChain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an edition's page says of the interpretation that goes with it, or of the document that it interprets. */
@Component
public class Interpreting {

    /**
     * @param demanded whether the kind asks for an interpretation
     * @param stage    where the material stands
     * @param policy   what this one was planned to interpret; null of all others
     */
    public record View(boolean demanded, Interpretations.Plan plan, String stage, Interpretations.@Nullable Material policy) {
    }

    private final PlanInterpretation plans;
    private final Interpretations interpretations;
    private final ReviewChain chain;

    Interpreting(PlanInterpretation plans, Interpretations interpretations, ReviewChain chain) {
        this.plans = plans;
        this.interpretations = interpretations;
        this.chain = chain;
    }

    View of(ReviewChain.Subject subject) {
        Interpretations.Plan plan = interpretations.of(subject.document().id());
        return new View(plans.demanded(subject.edition()).isPresent(), plan, plan.material() == null ? "" : chain.titleOf(plan.material().stage()),
                interpretations.plannedFor(subject.document().id()).orElse(null));
    }
}
