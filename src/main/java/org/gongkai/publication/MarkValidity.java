package org.gongkai.publication;

import java.time.LocalDate;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks on the original that a document was changed, repealed or has expired, and by what (国办发〔2017〕47号). */
@Component
public class MarkValidity {

    private final DocumentRows rows;
    private final Documents documents;
    private final Ledger ledger;
    private final DocumentFacts facts;
    private final Now now;

    MarkValidity(DocumentRows rows, Documents documents, Ledger ledger, DocumentFacts facts, Now now) {
        this.facts = facts;
        this.now = now;
        this.rows = rows;
        this.documents = documents;
        this.ledger = ledger;
    }

    /** @param from the first day of it; null for today. What is said for a later day is shown from that day on */
    @Transactional
    public Attempt<Act> mark(String documentId, Validity validity, @Nullable LocalDate from, @Nullable String replacedBy, Staff staff) {
        Optional<Document> found = documents.find(documentId);
        if (found.isEmpty() || found.get().liveEdition() == null) {
            return Attempt.refused("没有这份已发布的文件");
        }
        staff.demand(Power.SIGN, found.get().organ());
        if (replacedBy != null && (replacedBy.equals(documentId) || documents.find(replacedBy).isEmpty())) {
            return Attempt.refused("替代它的文件不存在，请检查地址：" + replacedBy);
        }
        return Attempt.done(mark(found.get(), validity, from, replacedBy, null, staff.personId()));
    }

    /**
     * What was decided in a cleanup. What binds no longer is not brought back, what is to end on a later day still does, and what took its place before is still named.
     *
     * @param by     the document that tells it
     * @param person who made that one public; null where it appeared at its hour
     */
    void decided(String documentId, Validity validity, @Nullable String replacedBy, String by, @Nullable String person) {
        Document document = documents.find(documentId).orElseThrow();
        if (!document.validity().binds()) {
            return;
        }
        String other = replacedBy == null ? document.replacedBy() : replacedBy;
        DaysOfValidity days = documents.days(documentId).orElseThrow();
        mark(document, validity, null, other, by, person);
        if (validity.binds() && days.next() != null && days.nextFrom() != null && days.nextFrom().isAfter(now.today())) {
            rows.markFrom(documentId, days.next(), days.nextFrom(), other);
        }
    }

    private Act mark(Document document, Validity validity, @Nullable LocalDate from, @Nullable String replacedBy, @Nullable String by, @Nullable String person) {
        String documentId = document.id();
        LocalDate today = now.today();
        if (from != null && from.isAfter(today)) {
            rows.markFrom(documentId, validity, from, replacedBy);
        } else {
            rows.mark(documentId, validity, today, replacedBy);
        }
        Act act = ledger.record(ActDraft.of("publication.mark", documentId).organ(document.organ())
                .actor(person).detail("validity", validity.name()).detail("from", from == null ? null : from.toString()).detail("replacedBy", replacedBy)
                .detail("by", by));
        facts.recount(documentId, act);
        return act;
    }
}
