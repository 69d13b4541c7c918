package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.tables.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins a document, or the next edition of one whose live edition stays as it is meanwhile. */
@Component
public class DraftEdition {

    private final DocumentRows rows;
    private final Documents documents;
    private final ReviewChain chain;
    private final DraftMaterial material;
    private final CheckParticulars particulars;
    private final Ledger ledger;
    private final Now now;
    private final TransactionTemplate transaction;

    DraftEdition(DocumentRows rows, Documents documents, ReviewChain chain, DraftMaterial material, CheckParticulars particulars, Ledger ledger, Now now,
            TransactionTemplate transaction) {
        this.particulars = particulars;
        this.rows = rows;
        this.documents = documents;
        this.chain = chain;
        this.material = material;
        this.ledger = ledger;
        this.now = now;
        this.transaction = transaction;
    }

    /** A new document of the organ; answers the edition's id. */
    public Attempt<String> begin(String organId, CatalogueEntry entry, String body, Staff staff) {
        return material.body(body).then(read -> Objects.requireNonNull(transaction.execute(status -> begin(organId, entry, read, staff))));
    }

    /** The same of what came from the editor. */
    public Attempt<String> beginLines(String organId, CatalogueEntry entry, String lines, Staff staff) {
        return material.lines(lines).then(read -> Objects.requireNonNull(transaction.execute(status -> begin(organId, entry, read, staff))));
    }

    /** The same of a text that was read before. */
    @Transactional
    public Attempt<String> begin(String organId, CatalogueEntry entry, DraftMaterial.Body body, Staff staff) {
        staff.demand(Power.DRAFT, organId);
        List<String> faults = new ArrayList<>(faults(entry));
        faults.addAll(particulars.faults(entry, null));
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        Document document = new Document(Identifier.fresh(), organId, null,
                entry.effectiveOn() != null && entry.effectiveOn().isAfter(now.today()) ? Validity.NOT_YET : Validity.IN_FORCE,
                null, null);
        rows.addDocuments(List.of(new DocumentRows.NewDocument(document, null)));
        return Attempt.done(draft(document, 1, entry, body.markup(document.id()), body.blocks(), staff));
    }

    /** A document that stands to another draft, begun by whoever writes that one: what it names need not be public yet. Answers the edition's id. */
    String beside(String organId, CatalogueEntry entry, Staff staff) {
        staff.demand(Power.DRAFT, organId);
        Document document = new Document(Identifier.fresh(), organId, null, Validity.IN_FORCE, null, null);
        rows.addDocuments(List.of(new DocumentRows.NewDocument(document, null)));
        return draft(document, 1, entry, "", null, staff);
    }

    /** The next edition of a document, beginning with what is live; files that were withdrawn come back only where somebody uploads them again. */
    @Transactional
    public Attempt<String> revise(String documentId, Staff staff) {
        Optional<ReviewChain.Subject> live = documents.live(documentId);
        if (live.isEmpty()) {
            return Attempt.refused("这份文件还没有发布过，请直接修改草稿");
        }
        staff.demand(Power.DRAFT, live.get().document().organ());
        Optional<String> unfinished = rows.unfinishedEdition(documentId);
        if (unfinished.isPresent()) {
            return Attempt.refused("这份文件已有一个未完成的新版本，请先处理它");
        }
        Edition last = live.get().edition();
        String id = draft(live.get().document(), rows.lastNumber(documentId) + 1, last.entry(), last.body(), last.blocks(), staff);
        if (live.get().document().isPublic()) {
            rows.copyAttachments(last.id(), id);
        }
        return Attempt.done(id);
    }

    /** @param body clean */
    private String draft(Document document, int number, CatalogueEntry entry, String body, @Nullable String blocks, Staff staff) {
        Edition edition = new Edition(Identifier.fresh(), document.id(), number, chain.first(), entry, body, blocks, staff.personId(), 0);
        rows.addEditions(List.of(edition));
        ledger.record(ActDraft.of("publication.draft", document.id()).organ(document.organ()).actor(staff.personId())
                .detail("edition", edition.id()).detail("number", number));
        return edition.id();
    }

    /** What is wrong with a catalogue entry, whoever wrote it. */
    static List<String> faults(CatalogueEntry entry) {
        return Stream.of(
                StorableText.isUnseen(entry.title()) ? "请填写标题" : entry.title().length() > 300 ? "标题最多 300 字" : "",
                entry.number() != null && DocumentNumber.parse(entry.number()).isEmpty()
                        ? "文号应写成 青政发〔2026〕3号 这样的形式：" + entry.number() : "",
                unreasoned(entry.openness()),
                before(entry.effectiveOn(), entry.formedOn()) ? "施行日期早于成文日期" : "",
                before(entry.expiresOn(), entry.effectiveOn()) ? "失效日期早于施行日期" : "")
                .filter(fault -> !fault.isEmpty()).toList();
    }

    /** 国办发〔2016〕80号 一(一): whatever is not to become public says why when it is drafted. */
    private static String unreasoned(Openness openness) {
        String reason = openness.reason();
        if (openness.isToAll()) {
            return "";
        }
        return reason == null || StorableText.isUnseen(reason) ? "公开方式是“" + openness.how().title() + "”的，请写明理由和依据的条款，例如“属于内部事务信息，条例第十六条第一款”"
                : reason.length() > Openness.LONGEST_REASON ? "不主动公开的理由最多 " + Openness.LONGEST_REASON + " 字" : "";
    }

    private static boolean before(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && one.isBefore(other);
    }
}
