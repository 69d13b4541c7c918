package org.gongkai.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What documents count for in the statutory forms (R2019 Arts. 20(1), 50): made, newly public and no longer in force, by their kinds. What stands
 * already stays; the rest is taken back or added on account of the act that changes it.
 */
@Component
class DocumentFacts {

    private final DocumentKinds kinds;
    private final Facts facts;
    private final Documents documents;
    private final Ledger ledger;

    DocumentFacts(DocumentKinds kinds, Facts facts, Documents documents, Ledger ledger) {
        this.kinds = kinds;
        this.facts = facts;
        this.documents = documents;
        this.ledger = ledger;
    }

    /** Counts a document as it stands after an act, in the transaction of the act. */
    void recount(String documentId, Act act) {
        ReviewChain.Subject live = documents.live(documentId).orElse(null);
        if (live != null) {
            LocalDate first = documents.editions(documentId).stream().map(edition -> edition.entry().publishedOn()).filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
            count(List.of(new Standing(live.document(), live.edition().entry(), first, lapsedOn(documentId, live.document().validity()), act)));
        }
    }

    /** The day that its text or a mark tells, or that on which its source said so of one that was known before. */
    private @Nullable LocalDate lapsedOn(String documentId, Validity now) {
        LocalDate told = documents.days(documentId).map(DocumentFacts::lapsedOn).orElse(null);
        return told != null || !isLapsed(now) ? told
                : ledger.of(documentId).stream().filter(act -> act.verb().equals("import")).skip(1).map(Act::effectiveOn).reduce((one, later) -> later).orElse(null);
    }

    /** The first day on which it binds nobody any more, past or to come; null where none is known. */
    static @Nullable LocalDate lapsedOn(DaysOfValidity days) {
        return Stream.of(days.saidOn(), days.expiresOn(), days.nextFrom()).filter(Objects::nonNull).sorted().filter(day -> isLapsed(days.on(day))).findFirst().orElse(null);
    }

    private static boolean isLapsed(Validity validity) {
        return !validity.binds() && validity != Validity.NOT_YET;
    }

    /**
     * What is now to be counted of a document.
     *
     * @param publicOn the first day on which it was public here; null while it is not
     * @param lapsedOn the first day on which it binds nobody, past or to come; null where none is known
     * @param act      on account of which it is counted now
     */
    record Standing(Document document, CatalogueEntry entry, @Nullable LocalDate publicOn, @Nullable LocalDate lapsedOn, Act act) {

        /** A copy that lapsed on a day nobody tells was in force until nobody knows when: it counts nowhere. */
        boolean isKnown() {
            return !isLapsed(document.validity()) || lapsedOn != null;
        }
    }

    private record Counted(String kind, LocalDate on) {
    }

    /** In the transaction of the acts. */
    void count(Collection<Standing> all) {
        Set<String> counted = kinds.counted();
        Map<String, List<Fact>> before = facts.of(all.stream().map(standing -> standing.document().id()).toList());
        List<Fact> changes = new ArrayList<>();
        for (Standing standing : all) {
            Map<Counted, BigDecimal> wanted = new LinkedHashMap<>();
            wanted(standing).forEach(one -> wanted.put(one, BigDecimal.ONE));
            before.getOrDefault(standing.document().id(), List.of()).stream().filter(fact -> counted.contains(fact.kind()))
                    .forEach(fact -> wanted.merge(new Counted(fact.kind(), fact.on()), fact.amount().negate(), BigDecimal::add));
            wanted.forEach((one, amount) -> {
                if (amount.signum() != 0) {
                    changes.add(new Fact(one.kind(), "", "", standing.document().organ(), one.on(), amount, standing.document().id(), standing.act().id()));
                }
            });
        }
        facts.write(changes);
    }

    private List<Counted> wanted(Standing standing) {
        DocumentKind.Counts counts = kinds.of(standing.entry()).map(DocumentKind::counts).orElse(DocumentKind.Counts.NOTHING);
        LocalDate made = standing.entry().formedOn() == null ? standing.publicOn() : standing.entry().formedOn();
        List<Counted> wanted = new ArrayList<>();
        if (made == null || !standing.isKnown()) {
            return wanted;
        }
        if (counts.made() != null) {
            wanted.add(new Counted(counts.made(), made));
        }
        if (counts.newlyPublic() != null && standing.publicOn() != null) {
            wanted.add(new Counted(counts.newlyPublic(), standing.publicOn()));
        }
        if (counts.repealed() != null && standing.lapsedOn() != null) {
            wanted.add(new Counted(counts.repealed(), standing.lapsedOn().isBefore(made) ? made : standing.lapsedOn()));
        }
        return wanted;
    }
}
