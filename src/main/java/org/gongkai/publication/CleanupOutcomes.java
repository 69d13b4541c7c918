package org.gongkai.publication;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was decided in a cleanup holds from the day on which the document that tells it is public, in the same transaction. */
@Component
class CleanupOutcomes {

    private final Cleanups cleanups;
    private final CleanupRules rules;
    private final MarkValidity marks;

    CleanupOutcomes(Cleanups cleanups, CleanupRules rules, MarkValidity marks) {
        this.cleanups = cleanups;
        this.rules = rules;
        this.marks = marks;
    }

    /** @param person who made it public; null where it appeared at its hour */
    void became(String documentId, @Nullable String person) {
        cleanups.told(documentId).flatMap(round -> cleanups.hold(round.id())).filter(Cleanups.Round::isOpen).ifPresent(round -> {
            for (Cleanups.Item item : cleanups.items(round.id())) {
                if (item.isAgreed()) {
                    rules.conclusion(item.conclusion()).flatMap(conclusion -> conclusion.marks(item.replacedBy()))
                            .ifPresent(validity -> marks.decided(item.document(), validity, item.replacedBy(), documentId, person));
                }
            }
            cleanups.end(round.id());
        });
    }
}
