package org.gongkai.publication;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A notary's office that makes documents public, and a second organ beside it: of one alone no form asks. */
abstract class NotarysOffice {

    static final String ORGAN = "qhx-gzc";
    static final String DEPOSITS = "qhx-dszs";
    static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);
    /** A Friday, ten in the morning. */
    static final String FRIDAY = "2026-03-06";

    @LocalServerPort
    int port;
    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    Documents documents;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void cast() {
        time.to(FRIDAY);
        Map.of(ORGAN, "青河县公证处", DEPOSITS, "青河县地方志室").forEach((id, name) -> {
            if (organs.find(id).isEmpty()) {
                establish.establish(new Organ(id, name, name.substring(2), null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
            }
        });
    }

    boolean finds(String words, String address) throws Exception {
        return get("/search?q=" + words).contains(address);
    }

    String document(String edition) {
        return subject(edition).document().id();
    }

    ReviewChain.Subject subject(String edition) {
        return documents.edition(edition, Scope.EVERYTHING).orElseThrow();
    }

    String get(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofString()).body();
    }

    static CatalogueEntry entry(String title, Particulars said) {
        return new CatalogueEntry(title, "青河县公证处", null, null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(said, "rules");
    }
}
