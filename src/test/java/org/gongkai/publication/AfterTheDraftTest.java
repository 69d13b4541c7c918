package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
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
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Procedure;
import org.gongkai.reading.Opened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({TimeMachine.Installed.class, OwnChains.class})
@DisplayName("草稿以后：文件和解读一起送审、一起公开")
class AfterTheDraftTest {

    private static final String ORGAN = "qhx-sfj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff REVIEWER = ReviewPosts.staff(ORGAN, Role.REVIEWER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);
    /** A Friday, ten in the morning. */
    private static final String FRIDAY = "2026-03-06";

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
    InterpretationDuties owed;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    ScheduledEditions scheduled;
    @Autowired
    Documents documents;
    @Autowired
    DocumentVerification verification;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    ReviewChains chains;
    @Autowired
    Interpretations interpretations;
    @Autowired
    WithdrawnAlong along;
    @Autowired
    OwnChains own;
    @Autowired
    ReviewChain review;
    @Autowired
    OpenFile open;
    @Autowired
    PublicationCheck check;
    @Autowired
    AttachmentStore store;
    @Autowired
    DocumentKinds kinds;
    @Autowired
    PageChanges changes;
    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void cast() {
        time.to(FRIDAY);
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县司法局", "县司法局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("国办发〔2016〕80号 没有解读方案也没有材料的退回；文件先审到了等解读，解读不先公开；批准文件，两份一起公开，互相有链接")
    void policyAndInterpretationAppearTogether() throws Exception {
        String policy = normative("青河县法律援助办法");
        assertThat(steps.take(policy, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("解读方案或者解读材料", "同步解读", "国办发〔2016〕80号");
        assertThat(plans.plan(policy, " ", OFFICER).reasons()).singleElement().asString().contains("谁解读");
        plans.plan(policy, "由县司法局局长解读，发布当天在网站刊出图解", OFFICER).orThrow();
        String material = plans.begin(policy, OFFICER).orThrow();
        assertThat(plans.begin(policy, OFFICER).reasons()).singleElement().asString().contains("已经有解读材料");
        write(material, "为什么制定。");
        review(policy);
        assertThat(steps.take(policy, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("还在“拟稿”");
        review(material);
        assertThat(steps.take(material, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("不早于文件公开", "青河县法律援助办法");

        killedAt(material, () -> assertThatThrownBy(() -> steps.take(policy, "publish", Map.of(), APPROVER)).hasMessageContaining("killed between the two"));
        assertThat(documents.published(id(policy))).as("断在一半的，两份都没有公开").isEmpty();
        assertThat(documents.published(id(material))).isEmpty();
        posts.take(policy, "publish", Map.of(), APPROVER);
        assertThat(verbs(material)).containsOnlyOnce("publish");
        assertThat(get("/documents/" + id(policy))).contains("解读材料", "/documents/" + id(material));
        assertThat(get("/documents/" + id(material))).contains("解读的文件", "/documents/" + id(policy));
        verifies();
    }

    @Test
    @DisplayName("定时的，两份到同一个钟点公开；解读过不了检查，两份都不公开，都退回审批；解读退回了，文件不单独公开；取消定时也是一起")
    void bothAtOneHour() {
        String policy = normative("青河县公证收费办法");
        String material = plans.begin(policy, OFFICER).orThrow();
        write(material, "为什么调整。");
        review(policy);
        review(material);
        posts.take(policy, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        assertThat(stage(material)).isEqualTo("scheduled");
        posts.take(policy, "unschedule", Map.of("reason", "再核对"), APPROVER);
        assertThat(stage(material)).isEqualTo("approval");
        posts.take(policy, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        String body = subject(material).edition().body();
        client.sql("update publication.edition set body = ? where id = ?").params("<p>王某某，身份证号码 11010519491231002X。</p>", material).update();
        time.to("2026-03-09");
        scheduled.round();
        assertThat(List.of(stage(policy), stage(material))).as("解读过不了检查").containsOnly("approval");
        assertThat(List.of(verbs(policy), verbs(material))).allSatisfy(verbs -> assertThat(verbs).endsWith("schedule", "miss").doesNotContain("appear"));
        assertThat(List.of(documents.published(id(policy)), documents.published(id(material)))).containsOnly(Optional.empty());
        client.sql("update publication.edition set body = ? where id = ?").params(body, material).update();
        posts.take(policy, "schedule", Map.of("day", "2026-03-10", "hour", "09:00"), APPROVER);
        posts.take(material, "return", Map.of("reason", "改一个字"), APPROVER);
        time.to("2026-03-10");
        scheduled.round();
        assertThat(stage(policy)).as("解读退回了，文件不单独公开").isEqualTo("approval");
        review(material);
        posts.take(policy, "schedule", Map.of("day", "2026-03-11", "hour", "09:00"), APPROVER);
        time.to("2026-03-11");
        killedAt(material, () -> scheduled.round());
        assertThat(List.of(stage(policy), stage(material))).containsOnly("scheduled");
        scheduled.round();
        scheduled.round();
        assertThat(List.of(stage(policy), stage(material))).containsOnly("published");
        assertThat(verbs(material)).containsOnlyOnce("appear");
        verifies();
    }

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
        verifies();
    }

    @Test
    @DisplayName("有理由晚于文件公开的：理由留在经过里，欠的解读列在待办里亮灯，更正文件不重新计算，公开了解读才消掉")
    void laterWithAReasonIsADebt() {
        String policy = normative("青河县行政调解办法");
        plans.plan(policy, "下周新闻发布会解读", OFFICER).orThrow();
        posts.take(policy, "submit", Map.of(), OFFICER);
        posts.take(policy, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(policy, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
        assertThat(steps.take(policy, "publish", Map.of(), APPROVER).reasons()).as("只有方案的不能公开").singleElement().asString().contains("还没有解读材料");
        posts.take(policy, "return", Map.of("reason", "写明为什么"), APPROVER);
        assertThat(plans.later(policy, "", OFFICER).reasons()).singleElement().asString().contains("为什么");
        plans.later(policy, "防汛应急，先行施行", OFFICER).orThrow();
        review(policy);
        posts.take(policy, "publish", Map.of(), APPROVER);
        assertThat(owed.of(OFFICER, 50).pressing()).filteredOn(duty -> duty.title().equals("青河县行政调解办法")).singleElement().satisfies(duty -> assertThat(duty.dueOn()).isEqualTo("2026-03-11"));
        time.to("2026-03-10");
        posts.publish(drafts.revise(id(policy), OFFICER).orThrow(), ORGAN);
        assertThat(owed.of(OFFICER, 50).pressing()).as("更正以后").filteredOn(duty -> duty.title().equals("青河县行政调解办法")).singleElement().satisfies(duty -> {
            assertThat(duty.dueOn()).isEqualTo("2026-03-11");
            assertThat(duty.left()).isEqualTo(1);
        });
        time.to("2026-03-12");
        assertThat(owed.of(OFFICER, 50)).satisfies(waiting -> {
            assertThat(waiting.pressing()).filteredOn(duty -> duty.title().equals("青河县行政调解办法")).singleElement().satisfies(duty -> {
                assertThat(duty.light()).isEqualTo(Light.BLACK);
                assertThat(duty.left()).isEqualTo(-1);
            });
            assertThat(waiting.queues()).filteredOn(queue -> queue.light() == Light.BLACK).singleElement().satisfies(queue -> assertThat(queue.count()).isPositive());
        });
        String reading = drafts.begin(ORGAN, entry("行政调解办法解读", new Particulars("interpretation", Map.of("form", "text"), List.of(new Particulars.Link("interprets", id(policy))))), "为什么。", OFFICER).orThrow();
        posts.publish(reading, ORGAN);
        assertThat(owed.of(OFFICER, 50).pressing()).noneMatch(duty -> duty.title().equals("青河县行政调解办法"));
        verifies();
    }

    @Test
    @DisplayName("公开过的文件，更正不等解读；和修订一起起草的解读，不早于修订公开，不自己定时；撤回文件的，一起定时的解读退出来；不主动公开的不用解读")
    void aRevisionAndItsInterpretation() {
        String policy = normative("青河县人民调解办法");
        plans.plan(policy, "由县司法局解读", OFFICER).orThrow();
        String first = plans.begin(policy, OFFICER).orThrow();
        write(first, "为什么制定。");
        review(policy);
        review(first);
        posts.take(policy, "publish", Map.of(), APPROVER);
        assertThat(along.of(subject(policy))).as("撤回以前说明的").containsExactly(new WithdrawnAlong.Told(WithdrawnAlong.What.STAYS, "《青河县人民调解办法》解读"));
        posts.take(first, "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        String corrected = drafts.revise(id(policy), OFFICER).orThrow();
        review(corrected);
        posts.take(corrected, "publish", Map.of(), APPROVER);

        String revised = drafts.revise(id(policy), OFFICER).orThrow();
        String material = plans.begin(revised, OFFICER).orThrow();
        write(material, "为什么修订。");
        review(revised);
        review(material);
        assertThat(steps.take(material, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("不早于文件公开");
        posts.take(revised, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        assertThat(steps.take(material, "reschedule", Map.of("day", "2026-03-10", "hour", "09:00"), APPROVER).reasons()).singleElement().asString().contains("不早于文件公开");
        posts.take(revised, "reschedule", Map.of("day", "2026-03-10", "hour", "09:00"), APPROVER);
        assertThat(along.of(subject(corrected))).as("撤回以前说明还会怎样").containsExactly(new WithdrawnAlong.Told(WithdrawnAlong.What.LEAVES_HOUR, "《青河县人民调解办法》解读"));
        posts.take(corrected, "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        assertThat(List.of(stage(revised), stage(material))).containsExactly("draft", "approval");

        String closed = drafts.begin(ORGAN, new CatalogueEntry("青河县安置帮教办法", "青河县司法局", null, null, null, "20-1", "rules", new Openness(Disclosure.ON_REQUEST, "内部管理信息，条例第十六条第一款"),
                LocalDate.of(2026, 3, 2), null, null, null, null, null).of(new Particulars("normative", Map.of("legality", "passed"), List.of()), "rules"), "第一条　正文。", OFFICER).orThrow();
        assertThat(steps.take(closed, "submit", Map.of(), OFFICER).reasons()).isEmpty();
        verifies();
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

    /** Whoever moves that edition meanwhile breaks off there, as a machine does that stops between two writes. */
    private void killedAt(String edition, Runnable work) {
        client.sql("create function publication.killed() returns trigger language plpgsql as $$ begin raise exception 'killed between the two'; end $$").update();
        try {
            client.sql("create trigger killed before update of stage on publication.edition for each row when (old.id = '" + edition + "') execute function publication.killed()").update();
            work.run();
        } finally {
            client.sql("drop function publication.killed() cascade").update();
        }
    }

    private String normative(String title) {
        return drafts.begin(ORGAN, entry(title, new Particulars("normative", Map.of("legality", "passed"), List.of())), "第一条　正文。", OFFICER).orThrow();
    }

    private void write(String material, String body) {
        Edition was = subject(material).edition();
        edit.write(material, was.revision(), was.entry().of(new Particulars("interpretation", Map.of("form", "text"), was.entry().particulars().links()), "interpretation"), body, OFFICER).orThrow();
    }

    private void review(String edition) {
        posts.take(edition, "submit", Map.of(), OFFICER);
        posts.take(edition, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(edition, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
    }

    private String get(String address) throws Exception {
        return answer(address).body();
    }

    private int status(String address) throws Exception {
        return answer(address).statusCode();
    }

    private HttpResponse<String> answer(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofString());
    }

    private ReviewChain.Subject subject(String edition) {
        return documents.edition(edition, OFFICER.scope()).orElseThrow();
    }

    private String id(String edition) {
        return subject(edition).document().id();
    }

    private String stage(String edition) {
        return subject(edition).edition().stage();
    }

    private List<String> verbs(String edition) {
        return ledger.of(id(edition)).stream().map(Act::verb).toList();
    }

    private void verifies() {
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences());
    }

    private static CatalogueEntry entry(String title, Particulars said) {
        return new CatalogueEntry(title, "青河县司法局", null, null, null, "20-1", "rules", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(said, "rules");
    }
}
