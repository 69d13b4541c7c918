package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.springframework.stereotype.Component;

/** The posts of an organ, each held by another person, that open the files of a draft and take it through its review. */
@Component
public class ReviewPosts {

    private final Documents documents;
    private final OpenFile open;
    private final TakeReviewStep steps;

    ReviewPosts(Documents documents, OpenFile open, TakeReviewStep steps) {
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
        take(edition, "clear", Map.of("conclusion", "none"), staff(organ, Role.SECRECY_REVIEWER));
        take(edition, "publish", Map.of(), staff(organ, Role.APPROVER));
    }

    /** Takes a step that is not refused to whoever has opened the files. */
    public void take(String edition, String action, Map<String, String> values, Staff staff) {
        documents.attachments(edition).forEach(file -> assertThat(open.words(edition, file.id(), staff)).isPresent());
        assertThat(steps.take(edition, action, values, staff).reasons()).as(action).isEmpty();
    }
}
