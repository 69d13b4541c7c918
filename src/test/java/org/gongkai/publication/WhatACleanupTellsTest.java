package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("清理结果写了什么，什么才生效")
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
    Ledger ledger;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("清理结果没有写的不生效：拟稿人删去的接着办，不再公开的不能写着公布，已经废止的不改回来，原来写的替代文件不丢")
    void onlyWhatTheOutcomeTellsHolds() {
        time.to("2026-03-06");
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县侨联", "县侨联", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
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
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences());
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, "青河县侨联", null, null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(new Particulars("normative", Map.of("legality", "passed"), List.of()), "rules");
    }
}
