package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person says of what kind a document is that came from elsewhere or was made before there were kinds; what was proposed is only a proposal. */
@Component
public class DecideKind {

    private final UndecidedDocuments undecided;
    private final Documents documents;
    private final DocumentKinds kinds;
    private final KindsOfEditions rows;
    private final DocumentFacts facts;
    private final Ledger ledger;

    DecideKind(UndecidedDocuments undecided, Documents documents, DocumentKinds kinds, KindsOfEditions rows, DocumentFacts facts, Ledger ledger) {
        this.undecided = undecided;
        this.documents = documents;
        this.kinds = kinds;
        this.rows = rows;
        this.facts = facts;
        this.ledger = ledger;
    }

    /** Of one document: its live edition, or the last one while none is public. Also where another kind was decided before. */
    @Transactional
    public Attempt<Act> decide(String documentId, String kindId, Staff staff) {
        Optional<DocumentKind> kind = kinds.find(kindId);
        if (kind.isEmpty()) {
            return Attempt.refused("请在所列文件种类中选择");
        }
        Optional<ReviewChain.Subject> found = undecided.edition(documentId).flatMap(id -> documents.edition(id, staff.scope()));
        if (found.isEmpty()) {
            return Attempt.refused("没有这份文件，或者不在您的岗位范围内");
        }
        ReviewChain.Subject subject = found.get();
        staff.demand(Power.DRAFT, subject.document().organ());
        if (kindId.equals(subject.edition().entry().particulars().kind())) {
            return Attempt.refused("这份文件已经是“" + kind.get().title() + "”");
        }
        return Attempt.done(decided(subject, kind.get(), staff));
    }

    /** Of several at once, as each was proposed; one that somebody decided meanwhile stays as it is. */
    @Transactional
    public Attempt<Integer> confirm(List<String> documentIds, Staff staff) {
        List<UndecidedDocuments.Row> rows = undecided.proposed(documentIds, staff);
        if (rows.isEmpty()) {
            return Attempt.refused("没有选中有建议的文件，请先勾选");
        }
        rows.forEach(row -> staff.demand(Power.DRAFT, row.organ()));
        rows.forEach(row -> documents.edition(row.edition(), staff.scope()).ifPresent(subject -> kinds.find(row.proposed()).ifPresent(kind -> decided(subject, kind, staff))));
        return Attempt.done(rows.size());
    }

    private Act decided(ReviewChain.Subject subject, DocumentKind kind, Staff staff) {
        CatalogueEntry entry = subject.edition().entry();
        rows.decideKind(subject.edition().id(), kind.id(), kind.columnFor(entry.column()));
        Act act = ledger.record(ActDraft.of("publication.kind", subject.document().id()).organ(subject.document().organ()).actor(staff.personId())
                .detail("edition", subject.edition().id()).detail("kind", kind.id()).detail("was", entry.particulars().kind()));
        facts.recount(subject.document().id(), act);
        return act;
    }
}
