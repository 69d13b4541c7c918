package org.gongkai.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

/** Plans the interpretation of a draft, begins it, or says why it comes later (国办发〔2016〕80号: 谁起草谁解读). */
@Component
public class PlanInterpretation {

    static final String PLAN = "plan-interpretation";
    static final String LATER = "interpret-later";
    static final String BEGIN = "begin-interpretation";
    private static final int LONGEST = 2000;

    private final DocumentRows rows;
    private final Documents documents;
    private final DocumentKinds kinds;
    private final DraftEdition drafts;
    private final Interpretations interpretations;
    private final Ledger ledger;
    private final Now now;

    PlanInterpretation(DocumentRows rows, Documents documents, DocumentKinds kinds, DraftEdition drafts, Interpretations interpretations, Ledger ledger, Now now) {
        this.rows = rows;
        this.documents = documents;
        this.kinds = kinds;
        this.drafts = drafts;
        this.interpretations = interpretations;
        this.ledger = ledger;
        this.now = now;
    }

    /** What the kind of an edition demands; empty where nothing. */
    public Optional<DocumentKind.Interpreted> demanded(Edition edition) {
        return kinds.of(edition.entry()).map(DocumentKind::interpreted);
    }

    /** @param words who interprets it, how, where and when */
    @Transactional
    public Attempt<Act> plan(String editionId, String words, Staff staff) {
        return write(editionId, staff, subject -> {
            if (words.isBlank() || words.length() > LONGEST) {
                return Attempt.refused("请写解读方案：谁解读、用什么方式、在哪里发布，最多 " + LONGEST + " 字");
            }
            interpretations.plan(subject.document().id(), words.strip());
            return Attempt.done(record(subject, PLAN, words.strip(), null, staff));
        });
    }

    /** @param reason why the document does not wait for its interpretation; empty where it does after all */
    @Transactional
    public Attempt<Act> later(String editionId, String reason, Staff staff) {
        return write(editionId, staff, subject -> {
            if (reason.length() > LONGEST || reason.isBlank() && interpretations.of(subject.document().id()).later() == null) {
                return Attempt.refused("请写明为什么不能同时公开，最多 " + LONGEST + " 字");
            }
            interpretations.later(subject.document().id(), reason.isBlank() ? null : reason.strip());
            return Attempt.done(record(subject, LATER, reason.isBlank() ? "改为同时公开" : reason.strip(), null, staff));
        });
    }

    /** Begins what interprets the draft; answers the id of its edition. */
    @Transactional
    public Attempt<String> begin(String editionId, Staff staff) {
        return write(editionId, staff, subject -> {
            if (interpretations.of(subject.document().id()).material() != null) {
                return Attempt.refused("已经有解读材料了，请打开它修改");
            }
            DocumentKind.Interpreted demanded = demanded(subject.edition()).orElseThrow();
            DocumentKind kind = kinds.find(demanded.by()).orElseThrow();
            CatalogueEntry of = subject.edition().entry();
            CatalogueEntry entry = new CatalogueEntry("《" + of.title() + "》解读", of.issuer(), null, of.subject(), null, kind.category(), kind.columns().getFirst(),
                    new Openness(Disclosure.PROACTIVE, null), now.today(), null, null, null, null, null,
                    new Particulars(kind.id(), Map.of(), List.of(new Particulars.Link(demanded.as(), subject.document().id()))));
            String material = drafts.beside(subject.document().organ(), entry, staff);
            String document = documents.edition(material, staff.scope()).orElseThrow().document().id();
            interpretations.material(subject.document().id(), document);
            record(subject, BEGIN, null, document, staff);
            return Attempt.done(material);
        });
    }

    private <T> Attempt<T> write(String editionId, Staff staff, Function<ReviewChain.Subject, Attempt<T>> writing) {
        rows.hold(editionId);
        Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope(Power.DRAFT)).filter(one -> one.edition().stage().equals("draft"));
        return found.isEmpty() || demanded(found.get().edition()).isEmpty() ? Attempt.refused("这份稿件不在拟稿环节，或者不用附解读") : writing.apply(found.get());
    }

    private Act record(ReviewChain.Subject subject, String verb, @Nullable String words, @Nullable String material, Staff staff) {
        Act act = ledger.record(ActDraft.of("publication." + verb, subject.document().id()).organ(subject.document().organ()).actor(staff.personId()).article("国办发〔2016〕80号")
                .detail("edition", subject.edition().id()).detail("material", material));
        if (words != null) {
            rows.remark(act.id(), subject.document().id(), words);
        }
        return act;
    }
}
