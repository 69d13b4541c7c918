package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the guards of review are told of an edition. */
@Component
class KnownOfEditions implements ReviewGuards.Knowledge {

    private static final String BASIS = "国办发〔2016〕80号";

    private final ReviewChains chains;
    private final PublicationCheck check;
    private final FileLooks looks;
    private final Openings openings;
    private final WithdrawnBefore withdrawn;
    private final ObjectProvider<Documents> documents;
    private final Ledger ledger;
    private final DocumentKinds kinds;
    private final DraftVersions versions;
    private final Coordinations coordinations;
    private final InstantOfPublication hours;
    private final CorrectionNotes corrections;
    private final ObjectProvider<ReviewMarks> marks;
    private final OwedSteps owed;
    private final Interpretations interpretations;
    private final OnRequest onRequest;

    KnownOfEditions(ReviewChains chains, PublicationCheck check, FileLooks looks, Openings openings, WithdrawnBefore withdrawn, ObjectProvider<Documents> documents, Ledger ledger,
            DocumentKinds kinds, DraftVersions versions, Coordinations coordinations, InstantOfPublication hours, CorrectionNotes corrections, ObjectProvider<ReviewMarks> marks, OwedSteps owed,
            Interpretations interpretations, OnRequest onRequest) {
        this.onRequest = onRequest;
        this.interpretations = interpretations;
        this.chains = chains;
        this.check = check;
        this.looks = looks;
        this.openings = openings;
        this.withdrawn = withdrawn;
        this.documents = documents;
        this.ledger = ledger;
        this.kinds = kinds;
        this.versions = versions;
        this.coordinations = coordinations;
        this.hours = hours;
        this.corrections = corrections;
        this.marks = marks;
        this.owed = owed;
    }

    @Override
    public List<Concern> concerns(ReviewChain.Subject subject) {
        CatalogueEntry entry = subject.edition().entry();
        List<Attachment> files = files(subject);
        Map<String, String> beside = new LinkedHashMap<>();
        beside.put("内容概述", entry.summary() == null ? "" : entry.summary());
        beside.put("发布机构", entry.issuer() == null ? "" : entry.issuer());
        beside.put("主题分类", entry.subject() == null ? "" : entry.subject());
        kinds.of(entry).ifPresent(kind -> kind.fields().forEach(field -> beside.put(field.title(), entry.particulars().typed(field.name()))));
        corrections.of(subject.edition().id()).ifPresent(words -> beside.put("更正说明", words));
        files.forEach(file -> beside.put("附件名“" + file.name() + "”", file.name()));
        List<Concern> concerns = new ArrayList<>(check.concerns(entry.title(), subject.edition().body()));
        concerns.addAll(check.values(beside));
        concerns.addAll(looks.concerns(files));
        concerns.addAll(withdrawn.concerns(subject.edition(), files));
        concerns.sort(Comparator.comparing(Concern::weight));
        return concerns;
    }

    private List<Attachment> files(ReviewChain.Subject subject) {
        return documents.getObject().attachments(subject.edition().id());
    }

    @Override
    public Optional<Attachment> notOpened(ReviewChain.Subject subject, String personId) {
        return openings.notYet(subject.edition().id(), files(subject), personId);
    }

    @Override
    public boolean hasWritten(ReviewChain.Subject subject, String personId) {
        return personId.equals(subject.edition().drafter()) || versions.hasWritten(subject.edition().id(), personId);
    }

    @Override
    public Set<Role> turn(ReviewChain.Subject subject) {
        return chains.turn(subject);
    }

    @Override
    public List<Concern> concerns(String words) {
        return check.values(Map.of("理由", words));
    }

    @Override
    public boolean isLatest(ReviewChain.Subject subject) {
        return documents.getObject().isLatest(subject.edition());
    }

    @Override
    public boolean isAgreed(ReviewChain.Subject subject) {
        return ledger.of(subject.document().id()).reversed().stream().filter(act -> subject.edition().id().equals(act.text("edition")))
                .filter(act -> act.verb().equals("submit") || act.verb().equals("agree")).findFirst().filter(act -> act.verb().equals("agree")).isPresent();
    }

    @Override
    public Optional<Refusal> notCoordinated(ReviewChain.Subject subject) {
        return coordinations.standsAgainst(subject.edition(), files(subject));
    }

    @Override
    public Optional<Refusal> notThen(ReviewChain.Subject subject, Map<String, String> values) {
        return hours.refuse(subject.document().organ(), values);
    }

    @Override
    public boolean isOwed(ReviewChain.Subject subject, Action action) {
        return owed.isOwed(subject.edition().id(), action.id());
    }

    @Override
    public boolean isListedOnRequest(ReviewChain.Subject subject) {
        return onRequest.isListed(subject.document().id());
    }

    @Override
    public boolean isFoundClosed(ReviewChain.Subject subject) {
        return ledger.of(subject.document().id()).reversed().stream().filter(act -> subject.edition().id().equals(act.text("edition")) && act.text(ReviewChainFile.CONCLUSION) != null).findFirst()
                .filter(act -> "closed".equals(act.text(ReviewChainFile.CONCLUSION))).isPresent();
    }

    private Optional<DocumentKind.Interpreted> demanded(ReviewChain.Subject subject) {
        // what was public before is corrected without delay, and what is not told to all is not explained to all
        return !subject.edition().entry().openness().isToAll() || subject.document().liveEdition() != null ? Optional.empty()
                : kinds.of(subject.edition().entry()).map(DocumentKind::interpreted).filter(demanded -> !interpretations.isInterpreted(subject.document().id(), demanded));
    }

    @Override
    public Optional<Refusal> notInterpreted(ReviewChain.Subject subject) {
        return demanded(subject).filter(demanded -> interpretations.of(subject.document().id()).isNone()).map(demanded -> Refusal.because(kinds.titleOf(subject.edition().entry().particulars().kind())
                + "送审要附解读方案或者解读材料，都没有的退回：" + ("draft".equals(subject.edition().stage()) ? "" : "请退回，由拟稿人") + "在“同步解读”里写方案，或者起草解读材料", BASIS));
    }

    @Override
    public Optional<Refusal> notTogether(ReviewChain.Subject subject, Action action) {
        Optional<Refusal> early = tooEarly(subject);
        if (early.isPresent()) {
            return early;
        }
        Interpretations.Plan plan = interpretations.of(subject.document().id());
        Interpretations.Material material = plan.material();
        if (material == null || plan.later() != null) {
            return demanded(subject).filter(demanded -> plan.later() == null)
                    .map(demanded -> Refusal.because("还没有解读材料，不能公开：请退回，由拟稿人起草解读材料一起送审；确有理由晚于文件公开的，写明理由", BASIS));
        }
        ReviewChain.Subject beside = documents.getObject().edition(material.edition(), Scope.EVERYTHING).orElseThrow();
        Procedure chain = chains.of(beside).procedure();
        if (beside.document().isPublic() || ReviewChain.alike(chain, action, material.stage()).isPresent()) {
            return beside.edition().entry().particulars().links().stream().anyMatch(link -> link.document().equals(subject.document().id())) ? Optional.empty()
                    : Optional.of(Refusal.because("解读材料《" + material.title() + "》没有写解读的是这份文件，请退回补写", BASIS));
        }
        String stands = "解读材料《" + material.title() + "》还在“" + chain.stage(material.stage()).title() + "”，";
        return Optional.of(Refusal.because(stands + chain.stages().stream().filter(stage -> ReviewChain.alike(chain, action, stage.id()).isPresent()).findFirst()
                .map(stage -> "审到“" + stage.title() + "”再一起办理").orElse("它的审查程序和这份文件不同，不能一起办理：请退回，写明为什么晚于文件公开"), BASIS));
    }

    /** Why what interprets another document cannot become public yet by itself; empty of all other documents. */
    Optional<Refusal> tooEarly(ReviewChain.Subject subject) {
        return interpretations.plannedFor(subject.document().id()).flatMap(this::tooEarly);
    }

    /** Of what interprets a document that is not public, or that is revised together with it. */
    private Optional<Refusal> tooEarly(Interpretations.Material policy) {
        Document there = documents.getObject().find(policy.document()).orElseThrow();
        boolean isUnderWay = !ReviewChains.AT_REST.contains(policy.stage());
        if (there.isPublic() && !(isUnderWay && interpretations.of(policy.document()).later() == null)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.because("这是《" + policy.title() + "》的解读，不早于文件公开：" + (isUnderWay ? "批准那份文件时一起公开" : "那份文件现在没有公开，也不在审查中，解读先不公开"), BASIS));
    }

    @Override
    public boolean isUnexplained(ReviewChain.Subject subject) {
        return CorrectionNotes.isOne(subject) && corrections.of(subject.edition().id()).isEmpty();
    }

    @Override
    public int unresolvedMarks(ReviewChain.Subject subject) {
        return marks.getObject().unresolved(subject.edition().id());
    }

    @Override
    public List<String> missing(ReviewChain.Subject subject) {
        Particulars said = subject.edition().entry().particulars();
        List<String> missing = new ArrayList<>();
        kinds.of(subject.edition().entry()).ifPresent(kind -> {
            missing.addAll(kind.missing(said));
            missing.addAll(kind.promised(said, files(subject)));
        });
        if (subject.edition().blocks() != null) {
            missing.addAll(FilesInText.missing(subject.edition(), files(subject)));
        }
        return missing;
    }
}
