package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loops;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Procedure;
import org.gongkai.reading.Opened;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({TimeMachine.Installed.class, OwnChains.class})
@DisplayName("文件和解读一起办：附件、审查程序、谁批准")
class InterpretedTogetherTest extends PoliciesInReview {

    @Autowired
    ReviewChains chains;
    @Autowired
    ReviewChain review;
    @Autowired
    OwnChains own;
    @Autowired
    OpenFile open;
    @Autowired
    PublicationCheck check;
    @Autowired
    AttachmentStore store;
    @Autowired
    DocumentKinds kinds;
    @Autowired
    Interpretations interpretations;
    @Autowired
    PageChanges changes;
    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("一起定时的，解读的附件批准的人要打开看过；到时以前哪个网址都打不开；一时排不上读的，两份都等下一轮，不退回")
    void filesOfThePair() throws Exception {
        String policy = normative("青河县公证档案办法");
        String material = plans.begin(policy, OFFICER).orThrow();
        write(material, "为什么制定。");
        edit.attach(material, "图解.txt", new ByteArrayInputStream("档案怎样查".getBytes(StandardCharsets.UTF_8)), OFFICER).orThrow();
        review(policy);
        review(material);
        Attachment file = documents.attachments(material).getFirst();
        Map<String, String> hour = Map.of("day", "2026-03-09", "hour", "09:00");
        assertThat(steps.take(policy, "schedule", hour, APPROVER).reasons()).singleElement().asString().contains("解读材料", "图解.txt", "还没有打开看过");
        assertThat(open.words(material, file.id(), APPROVER)).isPresent();
        posts.take(policy, "schedule", hour, APPROVER);
        List<String> addresses = Stream.of(id(material), id(policy)).flatMap(id -> Stream.of("/files/" + file.id(), "/files/" + file.digest(), "/previews/" + file.id()).map(path -> "/documents/" + id + path)).toList();
        for (String address : addresses) {
            assertThat(status(address)).as(address).isEqualTo(404);
        }
        FileLooks busy = new FileLooks(client, check, store) {
            @Override
            Opened<FileLook> look(String digest, String name) {
                return new Opened.Refused<>("前面还有别的文件", true);
            }
        };
        ScheduledEditions elsewhere = new ScheduledEditions(client, steps, documents, busy, kinds, interpretations, ledger, changes, time, transaction, new Loops(time, fault -> { }));
        transaction.executeWithoutResult(held -> {
            // nobody else makes it public meanwhile
            client.sql("select 1 from publication.edition where id = ? for update").param(policy).query(Integer.class).single();
            time.to("2026-03-09");
            elsewhere.round();
            assertThat(List.of(stage(policy), stage(material))).containsOnly("scheduled");
        });
        scheduled.round();
        assertThat(List.of(stage(policy), stage(material))).containsOnly("published");
        assertThat(verbs(policy)).doesNotContain("miss");
        assertThat(status(addresses.getFirst())).isEqualTo(200);
        assertThat(status("/documents/" + id(policy) + "/files/" + file.id())).as("不是那一份的附件").isEqualTo(404);
        posts.verifies();
    }

    @Test
    @DisplayName("审查程序不同的：同名的一步通到别处的不算同一步，通到同一处、不用另填什么的才一起办")
    void stepsOfDifferentChains() {
        Procedure usual = chain("publication");
        Procedure urgent = chain("urgent");
        Action clears = urgent.action("clear").orElseThrow();
        assertThat(ReviewChain.alike(usual, clears, "secrecy")).as("一般程序的保密审查通过，通到审批").isEmpty();
        assertThat(ReviewChain.alike(usual, clears, "approval").map(Action::id)).contains("publish");
        assertThat(ReviewChain.alike(urgent, clears, "secrecy").map(Action::id)).contains("clear");
        assertThat(ReviewChain.alike(urgent, usual.action("publish").orElseThrow(), "secrecy")).as("保密审查意见不能代写").isEmpty();
    }

    @Test
    @DisplayName("谁批准文件，谁一起批准它的解读，解读的审查程序写的是别的人也一样；解读是他自己拟的不行")
    void whoApprovesTheDocumentApprovesBoth() {
        String policy = normative("青河县法律服务办法");
        String material = plans.begin(policy, OFFICER).orThrow();
        write(material, "为什么制定。");
        review(material);
        Action approves = chain("publication").action("publish").orElseThrow();
        Action heads = chain("office-important").action("publish").orElseThrow();
        Staff head = ReviewPosts.staff(ORGAN, Role.DISCLOSURE_HEAD);
        assertThat(review.refusalsAlong(subject(material), approves, approves, Actor.of(head, ORGAN), Map.of())).as("由审批人批准的文件").isNotEmpty();
        assertThat(review.refusalsAlong(subject(material), approves, heads, Actor.of(head, ORGAN), Map.of())).as("由他批准的文件").isEmpty();
        Staff drafter = new Staff(OFFICER.personId(), "拟稿人", head.posts());
        assertThat(review.refusalsAlong(subject(material), approves, heads, Actor.of(drafter, ORGAN), Map.of())).singleElement().satisfies(refusal -> assertThat(refusal.sentence()).contains("自己拟的稿"));
    }

    @Test
    @DisplayName("本机构自己的审查程序没有写条件的也一样：解读不早于文件公开，不主动公开的不公开，定时的也不行")
    void whateverAChainSays() {
        TakeReviewStep here = own.steps(OwnChains.tree("reviewchains/own-open.yaml", """
                id: own-open
                like: publication
                inForce: {from: 2020-01-01}
                takes:
                  - {kinds: [interpretation, official], organs: [qhx-sfj]}
                actions:
                  - {id: publish, guards: []}
                  - {id: schedule, guards: []}
                """));
        String material = plans.begin(normative("青河县仲裁办法"), OFFICER).orThrow();
        write(material, "为什么制定。");
        String closed = drafts.begin(ORGAN, new CatalogueEntry("青河县仲裁员名册", "青河县司法局", null, null, null, "20-15", "others", new Openness(Disclosure.ON_REQUEST, "内部管理信息，条例第十六条第一款"),
                LocalDate.of(2026, 3, 2), null, null, null, null, null).of(Particulars.of("official"), "others"), "正文。", OFFICER).orThrow();
        Map.of(material, "不早于文件公开", closed, "公开方式为“依申请公开”").forEach((edition, why) -> {
            assertThat(here.take(edition, "submit", Map.of(), OFFICER).reasons()).isEmpty();
            assertThat(here.take(edition, "pass", Map.of("reason", "核对过"), REVIEWER).reasons()).isEmpty();
            assertThat(here.take(edition, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER)).reasons()).isEmpty();
            assertThat(here.take(edition, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains(why);
            assertThat(here.take(edition, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER).reasons()).singleElement().asString().contains(why);
            assertThat(List.of(stage(edition), verbs(edition).getLast())).containsExactly("approval", "clear");
        });
    }

    private Procedure chain(String id) {
        return chains.today().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().procedure();
    }
}
