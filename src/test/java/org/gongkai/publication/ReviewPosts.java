package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.springframework.stereotype.Component;

/** The posts of an organ, each held by another person, that open the files of a draft and take it through its review. */
@Component
public class ReviewPosts {

    /** What a secrecy reviewer writes who found nothing. */
    public static final Map<String, String> CLEAR = Map.of("conclusion", "none", "reason", "逐字看过正文和附件，不涉及秘密");

    private final Documents documents;
    private final OpenFile open;
    private final TakeReviewStep steps;
    private final CorrectionNotes corrections;
    private final PlanInterpretation interpretations;
    private final Interpretations planned;
    private final DocumentVerification verification;
    private final Ledger ledger;

    ReviewPosts(Documents documents, OpenFile open, TakeReviewStep steps, CorrectionNotes corrections, PlanInterpretation interpretations, Interpretations planned, DocumentVerification verification, Ledger ledger) {
        this.verification = verification;
        this.ledger = ledger;
        this.interpretations = interpretations;
        this.planned = planned;
        this.corrections = corrections;
        this.documents = documents;
        this.open = open;
        this.steps = steps;
    }

    /** Who holds this post of the organ, and no other. */
    public static Staff staff(String organ, Role role) {
        return new Staff(organ + "-" + role, role.title(), List.of(Post.at(organ, role)));
    }

    /** From the desk of whoever drafted it to everybody. */
    public void publish(String edition, String organ) {
        take(edition, "submit", Map.of(), staff(organ, Role.OFFICER));
        publishSubmitted(edition, organ);
    }

    public void publishSubmitted(String edition, String organ) {
        take(edition, "pass", Map.of("reason", "核对过"), staff(organ, Role.REVIEWER));
        take(edition, "clear", CLEAR, staff(organ, Role.SECRECY_REVIEWER));
        take(edition, "publish", Map.of(), staff(organ, Role.APPROVER));
    }

    /** Takes a step that is not refused to whoever has opened the files. */
    public void take(String edition, String action, Map<String, String> values, Staff staff) {
        if (action.equals("submit") && documents.edition(edition, staff.scope()).filter(CorrectionNotes::isOne).isPresent() && corrections.of(edition).isEmpty()) {
            corrections.write(edition, "改正了文字", staff).orThrow();
        }
        if (action.equals("submit") && documents.edition(edition, staff.scope()).filter(subject -> interpretations.demanded(subject.edition()).isPresent()
                && planned.of(subject.document().id()).isNone()).isPresent()) {
            interpretations.later(edition, "解读另行安排", staff).orThrow();
        }
        documents.attachments(edition).forEach(file -> assertThat(open.words(edition, file.id(), staff)).isPresent());
        assertThat(steps.take(edition, action, values, staff).reasons()).as(action).isEmpty();
    }

    /** What the tables hold follows from the acts. */
    public void verifies() {
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences());
    }
}
