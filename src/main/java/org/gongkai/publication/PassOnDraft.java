package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.publication.body.Body;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a document as a copy of another, and hands a draft to whoever goes on writing it. */
@Component
public class PassOnDraft {

    private final DocumentRows rows;
    private final Documents documents;
    private final DraftVersions versions;
    private final ReviewChain chain;
    private final People people;
    private final Ledger ledger;

    PassOnDraft(DocumentRows rows, Documents documents, DraftVersions versions, ReviewChain chain, People people, Ledger ledger) {
        this.rows = rows;
        this.documents = documents;
        this.versions = versions;
        this.chain = chain;
        this.people = people;
        this.ledger = ledger;
    }

    /** A new draft of the same kind, text and files, without number and days: those are another paper's. Answers the edition's id. */
    @Transactional
    public Attempt<String> copy(String editionId, Staff staff) {
        Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope());
        if (found.isEmpty()) {
            return Attempt.refused("没有这份稿件");
        }
        Edition of = found.get().edition();
        String organ = staff.may(Power.DRAFT, found.get().document().organ()) ? found.get().document().organ()
                : staff.scope(Power.DRAFT).organs().stream().sorted().findFirst().orElse(found.get().document().organ());
        staff.demand(Power.DRAFT, organ);
        CatalogueEntry entry = of.entry();
        Document document = new Document(Identifier.fresh(), organ, null, Validity.IN_FORCE, null, null);
        rows.addDocuments(List.of(new DocumentRows.NewDocument(document, null)));
        Edition copy = new Edition(Identifier.fresh(), document.id(), 1, chain.first(), new CatalogueEntry(entry.title(), entry.issuer(), null, entry.subject(), entry.genre(),
                entry.category(), entry.column(), entry.openness(), null, null, null, null, entry.summary(), null, entry.particulars()),
                of.blocks() == null ? of.body() : Body.ofJson(of.blocks()).html(document.id()), of.blocks(), staff.personId(), 0);
        rows.addEditions(List.of(copy));
        rows.copyAttachments(of.id(), copy.id());
        ledger.record(ActDraft.of("publication.draft", document.id()).organ(organ).actor(staff.personId()).detail("edition", copy.id()).detail("number", 1));
        return Attempt.done(copy.id());
    }

    /** Who may go on writing it, but for the one who asks. */
    public List<Person> writers(ReviewChain.Subject subject, Staff staff) {
        return people.holding(List.of(Role.with(Power.DRAFT)), subject.document().organ()).stream().filter(person -> !person.id().equals(staff.personId())).toList();
    }

    /** From now on the draft is that person's; who wrote at it before still does not review it. */
    @Transactional
    public Attempt<String> handOver(String editionId, String personId, Staff staff) {
        rows.hold(editionId);
        Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope(Power.DRAFT)).filter(subject -> subject.edition().stage().equals("draft"));
        if (found.isEmpty()) {
            return Attempt.refused("这份稿件不在拟稿环节，或者不由您的岗位修改");
        }
        if (writers(found.get(), staff).stream().noneMatch(person -> person.id().equals(personId))) {
            return Attempt.refused("请选择交给谁");
        }
        versions.begin(found.get().edition());
        versions.handOver(editionId, personId);
        ledger.record(ActDraft.of("publication.hand-over", found.get().document().id()).organ(found.get().document().organ()).actor(staff.personId())
                .detail("edition", editionId).detail("to", personId));
        return Attempt.done(editionId);
    }
}
