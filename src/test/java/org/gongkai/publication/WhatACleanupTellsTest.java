package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.FoundDifferences;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("清理结果写了什么，什么才生效；谁办的、办成什么，由办理行为推得出")
class WhatACleanupTellsTest {

    private static final String ORGAN = "qhx-ql";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    MarkValidity validity;
    @Autowired
    CleanUp cleanUp;
    @Autowired
    Cleanups cleanups;
    @Autowired
    CleanupDuties cleanupDuties;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    Documents documents;
    @Autowired
    DocumentVerification verification;
    @Autowired
    CleanupVerification cleanupVerification;
    @Autowired
    DepositVerification depositVerification;
    @Autowired
    Deposits deposits;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("清理结果没有写的不生效：拟稿人删去的接着办，不再公开的不能写着公布，已经废止的不改回来，原来写的替代文件不丢")
    void onlyWhatTheOutcomeTellsHolds() {
        time.to("2026-03-06");
        establish(ORGAN, "青河县侨联");
        List<String> editions = IntStream.rangeClosed(1, 5).mapToObj(n -> drafts.begin(ORGAN, entry("青河县侨联办法" + n),
                "第一条　正文。", OFFICER).orThrow()).peek(edition -> posts.publish(edition, ORGAN)).toList();
        List<String> those = editions.stream().map(edition -> documents.edition(edition, OFFICER.scope()).orElseThrow().document().id()).toList();
        String round = cleanUp.begin(ORGAN, OFFICER).orThrow();
        those.forEach(id -> cleanUp.propose(round, id, id.equals(those.get(4)) ? "amend" : "repeal", "与上位法不一致", id.equals(those.get(4)) ? those.get(0) : null, OFFICER).orThrow());
        cleanUp.decide(round, cleanups.items(round).stream().map(Cleanups.Item::key).toList(), true, "", APPROVER).orThrow();
        String dropped = cleanUp.outcome(round, OFFICER).orThrow();
        assertThat(cleanupDuties.of(OFFICER, 50).pressing()).isEmpty();
        posts.take(dropped, "drop", Map.of(), OFFICER);
        assertThat(cleanupDuties.of(OFFICER, 50).pressing()).extracting(Duty::what).as("删掉的草稿再起草").containsExactly("起草清理结果");
        String outcome = cleanUp.outcome(round, OFFICER).orThrow();

        posts.take(editions.get(1), "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        validity.mark(those.get(3), Validity.AMENDED, null, those.get(0), APPROVER).orThrow();
        validity.mark(those.get(4), Validity.REPEALED, null, those.get(3), APPROVER).orThrow();
        posts.take(outcome, "submit", Map.of(), OFFICER);
        posts.take(outcome, "pass", Map.of("reason", "核对过"), ReviewPosts.staff(ORGAN, Role.REVIEWER));
        posts.take(outcome, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
        assertThat(steps.take(outcome, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("1 件已经不再公开");
        posts.take(outcome, "return", Map.of("reason", "有一件撤回了"), APPROVER);
        Edition draft = documents.edition(outcome, OFFICER.scope()).orElseThrow().edition();
        List<Particulars.Link> told = draft.entry().particulars().links().stream().filter(link -> !link.document().equals(those.get(1)) && !link.document().equals(those.get(2))).toList();
        edit.write(outcome, draft.revision(), draft.entry().of(new Particulars(draft.entry().particulars().kind(), Map.of(), told), draft.entry().column()), "结果。", OFFICER).orThrow();
        posts.publish(outcome, ORGAN);

        assertThat(those).extracting(id -> documents.find(id).orElseThrow().validity()).containsExactly(Validity.REPEALED, Validity.IN_FORCE, Validity.IN_FORCE, Validity.REPEALED, Validity.REPEALED);
        assertThat(List.of(those.get(3), those.get(4))).extracting(id -> documents.find(id).orElseThrow().replacedBy()).containsExactly(those.get(0), those.get(3));
        assertThat(cleanups.find(round).orElseThrow().isOpen()).as("有一件决定了还没有公布").isTrue();
        verifies();
    }

    @Test
    @DisplayName("代办清理：代审批人决定的，记下代谁；代提意见的人决定不了他提的那一件，提意见的人代审批人也决定不了自己的")
    void inSomebodysPlace() {
        String organ = "qhx-tql";
        Staff officer = ReviewPosts.staff(organ, Role.OFFICER);
        Staff approver = ReviewPosts.staff(organ, Role.APPROVER);
        String document = inForce(organ, "青河县台联");
        String round = cleanUp.begin(organ, officer).orThrow();
        cleanUp.propose(round, document, "keep", "仍然适用", null, new Staff("qhx-tql-substitute", "代办人", List.of(instead(officer, Role.OFFICER, organ)))).orThrow();
        assertThat(ledger.of(round).getLast().text(Actor.INSTEAD)).isEqualTo(officer.personId());
        cleanUp.propose(round, document, "keep", "第二条也看过", null, officer).orThrow();
        List<String> seen = cleanups.items(round).stream().map(Cleanups.Item::key).toList();
        for (Staff one : List.of(new Staff("qhx-tql-other", "代办人", List.of(Post.at(organ, Role.APPROVER), instead(officer, Role.OFFICER, organ))),
                new Staff(officer.personId(), "拟稿人", List.of(Post.at(organ, Role.OFFICER), instead(approver, Role.APPROVER, organ))))) {
            assertThat(cleanUp.decide(round, seen, true, "", one).reasons()).singleElement().asString().contains("须由他人决定");
        }
        Staff substitute = new Staff("qhx-tql-deputy", "代办人", List.of(instead(approver, Role.APPROVER, organ)));
        assertThat(cleanupDuties.of(substitute, 50).pressing()).extracting(Duty::what).containsExactly("决定 1 件的清理意见");
        cleanUp.decide(round, seen, true, "", substitute).orThrow();
        assertThat(ledger.of(round).getLast()).satisfies(act -> assertThat(List.of(act.verb(), String.valueOf(act.actor()), String.valueOf(act.text(Actor.INSTEAD))))
                .containsExactly("decide", substitute.personId(), approver.personId()));
        assertThat(ledger.of(round).getFirst().text(Actor.INSTEAD)).as("自己办的").isNull();
        verifies();
    }

    @Test
    @DisplayName("核验：清理的结论、替代的文件、决定、公布的文件、哪天清理完，送存清单的每一行、送给谁、哪天签收，列出的标题，解读材料，改了哪一处都找得到")
    void whatWasChangedWithoutAnActIsFound() {
        String organ = "qhx-wl";
        Staff officer = ReviewPosts.staff(organ, Role.OFFICER);
        String document = inForce(organ, "青河县文联");
        String round = cleanUp.begin(organ, officer).orThrow();
        cleanUp.propose(round, document, "keep", "仍然适用", null, officer).orThrow();
        cleanUp.decide(round, cleanups.items(round).stream().map(Cleanups.Item::key).toList(), true, "", ReviewPosts.staff(organ, Role.APPROVER)).orThrow();
        posts.publish(cleanUp.outcome(round, officer).orThrow(), organ);
        assertThat(cleanups.find(round).orElseThrow().isOpen()).isFalse();
        String deposit = deposits.make(organ, "archives", "", LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-06"), officer).orThrow();
        deposits.received(deposit, LocalDate.parse("2026-03-06"), "李馆员", "", officer).orThrow();
        verifies();
        Map<String, String> planted = Map.ofEntries(
                Map.entry("update publication.cleanup_item set conclusion = 'repeal' where cleanup = ?", "清理意见和决定"),
                Map.entry("update publication.cleanup_item set replaced_by = document where cleanup = ?", "清理意见和决定"),
                Map.entry("update publication.cleanup_item set agreed = false where cleanup = ?", "清理意见和决定"),
                Map.entry("update publication.cleanup_item set decided_by = proposed_by where cleanup = ?", "清理意见和决定"),
                Map.entry("delete from publication.cleanup_item where cleanup = ?", "清理意见和决定"),
                Map.entry("update publication.cleanup set outcome = null where id = ?", "公布清理结果的文件"),
                Map.entry("update publication.cleanup set ended_on = null where id = ?", "哪天清理完"),
                Map.entry("update publication.cleanup set organ = 'zz' where id = ?", "哪个机构、谁、哪天开始的清理"),
                Map.entry("update publication.deposit_item set digest = repeat('0', 64) where deposit = ? and number = 1", "送存清单和回执"),
                Map.entry("delete from publication.deposit_item where deposit = ? and number = 1", "送存清单和回执"),
                Map.entry("update publication.deposit set recipient = '别处' where id = ?", "送存清单和回执"),
                Map.entry("update publication.deposit set received_on = null where id = ?", "送存清单和回执"),
                Map.entry("update publication.document set on_request_on = current_date where id = ?", "列出标题供人申请"),
                Map.entry("update publication.interpretation set material = document where document = ?", "解读材料"));
        planted.forEach((change, found) -> {
            String of = change.contains("cleanup") ? round : change.contains("deposit") ? deposit : document;
            transaction.executeWithoutResult(status -> {
                assertThat(client.sql(change).param(of).update()).as(change).isEqualTo(1);
                FoundDifferences differences = new FoundDifferences();
                all(differences);
                assertThat(differences.what()).as(change).contains(found);
                status.setRollbackOnly();
            });
        });
        verifies();
    }

    private void establish(String organ, String name) {
        if (organs.find(organ).isEmpty()) {
            establish.establish(new Organ(organ, name, name.substring(2), null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    /** An organ with one document that binds; answers the document. */
    private String inForce(String organ, String name) {
        time.to("2026-03-06");
        establish(organ, name);
        Staff officer = ReviewPosts.staff(organ, Role.OFFICER);
        String edition = drafts.begin(organ, entry(name + "办法", name), "第一条　正文。", officer).orThrow();
        posts.publish(edition, organ);
        return documents.edition(edition, officer.scope()).orElseThrow().document().id();
    }

    private static Post instead(Staff absent, Role role, String organ) {
        return new Post(organ, role, Set.of(organ), absent.personId());
    }

    private void verifies() {
        all(new NoDifferences());
    }

    private void all(Verification.Differences out) {
        for (Verification one : List.of(verification, cleanupVerification, depositVerification)) {
            one.verify(new Verification.Range(0, ledger.headPosition()), out);
        }
    }

    private static CatalogueEntry entry(String title) {
        return entry(title, "青河县侨联");
    }

    private static CatalogueEntry entry(String title, String issuer) {
        return new CatalogueEntry(title, issuer, null, null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(new Particulars("normative", Map.of("legality", "passed"), List.of()), "rules");
    }
}
