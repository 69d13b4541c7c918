package org.gongkai.publication;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organ that drafts policies with what interprets them, and takes both through their review. */
abstract class PoliciesInReview {

    static final String ORGAN = "qhx-sfj";
    static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    static final Staff REVIEWER = ReviewPosts.staff(ORGAN, Role.REVIEWER);
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
    PlanInterpretation plans;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    ScheduledEditions scheduled;
    @Autowired
    Documents documents;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;

    @BeforeEach
    void cast() {
        time.to(FRIDAY);
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县司法局", "县司法局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    String normative(String title) {
        return drafts.begin(ORGAN, entry(title, new Particulars("normative", Map.of("legality", "passed"), List.of())), "第一条　正文。", OFFICER).orThrow();
    }

    void write(String material, String body) {
        Edition was = subject(material).edition();
        edit.write(material, was.revision(), was.entry().of(new Particulars("interpretation", Map.of("form", "text"), was.entry().particulars().links()), "interpretation"), body, OFFICER).orThrow();
    }

    void review(String edition) {
        posts.take(edition, "submit", Map.of(), OFFICER);
        posts.take(edition, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(edition, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
    }

    String get(String address) throws Exception {
        return answer(address).body();
    }

    int status(String address) throws Exception {
        return answer(address).statusCode();
    }

    private HttpResponse<String> answer(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofString());
    }

    ReviewChain.Subject subject(String edition) {
        return documents.edition(edition, OFFICER.scope()).orElseThrow();
    }

    String id(String edition) {
        return subject(edition).document().id();
    }

    String stage(String edition) {
        return subject(edition).edition().stage();
    }

    List<String> verbs(String edition) {
        return ledger.of(id(edition)).stream().map(Act::verb).toList();
    }

    static CatalogueEntry entry(String title, Particulars said) {
        return new CatalogueEntry(title, "青河县司法局", null, null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(said, "rules");
    }
}
