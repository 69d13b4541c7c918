package org.gongkai.publication;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was decided in a cleanup holds from the day on which the document that tells it is public, in the same transaction. */
@Component
class CleanupOutcomes {

    private final Cleanups cleanups;
    private final CleanupRules rules;
    private final MarkValidity marks;
    private final DocumentLists lists;
    private final Ledger ledger;

    CleanupOutcomes(Cleanups cleanups, CleanupRules rules, MarkValidity marks, DocumentLists lists, Ledger ledger) {
        this.ledger = ledger;
        this.lists = lists;
        this.cleanups = cleanups;
        this.rules = rules;
        this.marks = marks;
    }

    /** Why an outcome cannot be told as it is; empty for every other document. */
    Optional<Refusal> standsAgainst(ReviewChain.Subject subject) {
        if (cleanups.told(subject.document().id()).isEmpty()) {
            return Optional.empty();
        }
        List<String> told = told(subject.edition());
        long gone = told.size() - lists.publicAmong(told).size();
        return gone == 0 ? Optional.empty()
                : Optional.of(Refusal.because("清理结果里有 " + gone + " 件已经不再公开，不能这样公布：请退回，删除这份稿件，再起草清理结果", rules.article()));
    }

    /** What was decided of a document that the outcome does not tell is not in force: the round stays open for it. @param person who made it public; null where it appeared at its hour */
    void became(ReviewChain.Subject subject, @Nullable String person) {
        String by = subject.document().id();
        cleanups.told(by).flatMap(round -> cleanups.hold(round.id())).filter(Cleanups.Round::isOpen).ifPresent(round -> {
            Set<String> told = Set.copyOf(told(subject.edition()));
            boolean isWhole = true;
            for (Cleanups.Line line : cleanups.lines(round)) {
                Cleanups.Item item = line.item();
                Validity validity = item == null || !item.isAgreed() ? null : rules.conclusion(item.conclusion()).flatMap(conclusion -> conclusion.marks(item.replacedBy())).orElse(null);
                if (item != null && validity != null && told.contains(item.document())) {
                    marks.decided(item.document(), validity, item.replacedBy(), by, person);
                } else if (validity != null && line.document().validity().binds()) {
                    isWhole = false;
                }
            }
            if (isWhole) {
                cleanups.end(round.id());
                ledger.record(ActDraft.of("cleanup.end", round.id()).organ(round.organ()).actor(person).article(rules.article()));
            }
        });
    }

    private List<String> told(Edition edition) {
        return edition.entry().particulars().linked(rules.outcome().relation()).stream().distinct().toList();
    }
}
