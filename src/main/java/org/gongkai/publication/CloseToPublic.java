package org.gongkai.publication;

import java.util.List;
import java.util.Map;
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

/**
 * Closes an old edition, or one file wherever editions of the document hold it, with a ground: the address stays and tells the day and
 * the ground (条例第十五条，个人信息保护法第四十七条). The live text is corrected or withdrawn instead.
 */
@Component
public class CloseToPublic {

    private final DocumentRows rows;
    private final Documents documents;
    private final PublicationCheck check;
    private final Ledger ledger;
    private final Now now;

    CloseToPublic(DocumentRows rows, Documents documents, PublicationCheck check, Ledger ledger, Now now) {
        this.rows = rows;
        this.documents = documents;
        this.check = check;
        this.ledger = ledger;
        this.now = now;
    }

    /** Closes a superseded edition with all its files. */
    @Transactional
    public Attempt<Act> edition(String editionId, String ground, String reason, Staff staff) {
        Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope());
        Optional<String> refusal = refusal(found, ground, reason);
        if (refusal.isPresent()) {
            return Attempt.refused(refusal.get());
        }
        ReviewChain.Subject subject = found.orElseThrow();
        demand(subject.document(), staff);
        if (subject.edition().id().equals(subject.document().liveEdition())) {
            return Attempt.refused("这是公开中的版本，请起草新版本更正它，或者撤回这份文件");
        }
        Optional<Closing> before = documents.closings(subject.document().id()).stream().filter(closing -> closing.closes(subject.edition())).findFirst();
        if (before.isPresent() && before.get().ground().equals(ground)) {
            return closedAlready();
        }
        return Attempt.done(close(subject.document(), editionId, null, ground, reason, staff.personId()));
    }

    /** Closes a file under every published edition of its document. */
    @Transactional
    public Attempt<Act> file(String attachmentId, String ground, String reason, Staff staff) {
        Optional<Attachment> file = documents.attachment(attachmentId).filter(Attachment::isStored);
        Optional<ReviewChain.Subject> found = file.flatMap(one -> documents.edition(one.editionId(), staff.scope()));
        Optional<String> refusal = refusal(found, ground, reason);
        if (refusal.isPresent()) {
            return Attempt.refused(refusal.get());
        }
        Document document = found.orElseThrow().document();
        demand(document, staff);
        rows.takeOut(document.id(), String.valueOf(file.orElseThrow().digest()), ground);
        return everywhere(document, String.valueOf(file.orElseThrow().digest()), true, ground, reason, staff.personId()).map(Attempt::done).orElseGet(CloseToPublic::closedAlready);
    }

    /** A correction that left a file out for cause closes it under the editions before. */
    void leftOut(ReviewChain.Subject subject, @Nullable String person) {
        Map<String, String> removals = rows.removals(subject.edition().id());
        List<String> kept = documents.attachments(subject.edition().id()).stream().map(Attachment::digest).toList();
        removals.forEach((digest, ground) -> {
            if (!kept.contains(digest)) {
                everywhere(subject.document(), digest, false, ground, "", person);
            }
        });
    }

    /** @param regrounds whether a ground given before is corrected */
    private Optional<Act> everywhere(Document document, String digest, boolean regrounds, String ground, String reason, @Nullable String person) {
        List<Closing> closings = documents.closings(document.id());
        Act last = null;
        for (Edition edition : documents.editions(document.id())) {
            for (Attachment file : documents.attachments(edition.id())) {
                if (digest.equals(file.digest()) && closings.stream().filter(closing -> closing.closes(file))
                        .allMatch(closing -> regrounds && closing.attachment() != null && !closing.ground().equals(ground))) {
                    last = close(document, edition.id(), file.id(), ground, reason, person);
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** Closes what is open, and gives what is closed the ground that should have been chosen. */
    private Act close(Document document, String edition, @Nullable String attachment, String ground, String reason, @Nullable String person) {
        Act act = record(document, edition, attachment, ground, reason, person);
        if (!rows.recloseOn(act.id(), edition, attachment, ground)) {
            rows.close(act.id(), document.id(), edition, attachment, now.today(), ground);
        }
        return act;
    }

    private Optional<String> refusal(Optional<ReviewChain.Subject> found, String ground, String reason) {
        if (found.isEmpty() || !found.get().edition().stage().equals(Edition.PUBLISHED)) {
            return Optional.of("没有这个公开过的版本或附件，或者不在您的岗位范围内");
        }
        if (!Withdrawals.isKnown(ground)) {
            return Optional.of("请选择停止公开的依据");
        }
        return reason.isBlank() ? Optional.of("请写明为什么停止公开")
                : check.values(Map.of("理由", reason)).stream().filter(Concern::stops).findFirst().map(concern -> "理由里" + concern.message() + "请改写");
    }

    private static void demand(Document document, Staff staff) {
        if (!staff.may(Power.COORDINATE, document.organ())) {
            staff.demand(Power.SIGN, document.organ());
        }
    }

    private Act record(Document document, String edition, @Nullable String attachment, String ground, String reason, @Nullable String person) {
        Act act = ledger.record(ActDraft.of("publication.close", document.id()).organ(document.organ()).actor(person)
                .article(Withdrawals.ground(ground).article()).detail("edition", edition).detail("attachment", attachment).detail("ground", ground));
        if (!reason.isBlank()) {
            rows.remark(act.id(), document.id(), reason.strip());
        }
        return act;
    }

    private static Attempt<Act> closedAlready() {
        return Attempt.refused("已经停止公开了");
    }
}
