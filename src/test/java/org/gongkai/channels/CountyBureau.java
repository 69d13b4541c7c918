package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;

import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.ReviewPosts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The education bureau of a county, whose documents become public and then go out by channels; the test has the installation. */
class CountyBureau {

    static final String ORGAN = "qhx-jyj";
    static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewPosts posts;
    @Autowired
    FollowPublications follow;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;

    CountyBureau established() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县教育局", "县教育局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
        return this;
    }

    /** @return the edition */
    String published(CatalogueEntry entry, String body) {
        String edition = drafts.begin(ORGAN, entry, body, OFFICER).orThrow();
        posts.publish(edition, ORGAN);
        return edition;
    }

    /** @return the next edition of the same document */
    String corrected(String edition, CatalogueEntry entry, String body) {
        String next = drafts.revise(document(edition), OFFICER).orThrow();
        edit.write(next, desk.edition(next, OFFICER).orElseThrow().edition().revision(), entry, body, OFFICER).orThrow();
        posts.publish(next, ORGAN);
        return next;
    }

    String document(String edition) {
        return desk.edition(edition, OFFICER).orElseThrow().document().id();
    }

    /** Until the channels know all that became public. */
    void followed() {
        linked();
        await().untilAsserted(() -> {
            follow.round();
            assertThat(client.sql("select position from channels.followed").query(Long.class).single()).isGreaterThanOrEqualTo(ledger.headPosition());
        });
    }

    /** Until every act is in the chain. */
    void linked() {
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
    }

    void verified() {
        linked();
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }
}
