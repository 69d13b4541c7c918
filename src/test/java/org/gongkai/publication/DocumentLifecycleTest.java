package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@DisplayName("第十七条 信息发布:先审查、后公开")
class DocumentLifecycleTest {

    private static final String ORGAN = "qlq-csj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff REVIEWER = ReviewPosts.staff(ORGAN, Role.REVIEWER);
    private static final Staff SECRECY = ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);
    private static final Staff OFFICE = ReviewPosts.staff(ORGAN, Role.DISCLOSURE_OFFICE);
    private static final Map<String, String> NOT_SECRET = ReviewPosts.CLEAR;

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
    MarkValidity validity;
    @Autowired
    Documents documents;
    @Autowired
    DocumentLists lists;
    @Autowired
    DocumentSearch search;
    @Autowired
    Ledger ledger;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void cast() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青岭区城市管理局", "区城管局", null, OrganKind.DEPARTMENT, "11441700007280420Y",
                    LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("审核人请假，由别人代审：台账写明代谁；代办人自己拟的、请假的人自己拟的，都不能代审")
    void reviewedInAnothersPlace() {
        Staff deputy = new Staff("deputy", "代办人", List.of(Post.at(ORGAN, Role.OFFICER), new Post(ORGAN, Role.REVIEWER, Set.of(ORGAN), REVIEWER.personId())));
        String draft = drafts.begin(ORGAN, entry("关于夜间施工的通告", LocalDate.of(2026, 3, 1)), "各单位:请申报夜间施工。", OFFICER).orThrow();
        posts.take(draft, "submit", Map.of(), OFFICER);
        Act passed = steps.take(draft, "pass", Map.of("reason", "核对过"), deputy).orThrow();
        assertThat(passed.actor()).isEqualTo("deputy");
        assertThat(passed.text("instead")).isEqualTo(REVIEWER.personId());

        String own = drafts.begin(ORGAN, entry("关于临时占道的通告", LocalDate.of(2026, 3, 1)), "各单位:请申报占道。", deputy).orThrow();
        posts.take(own, "submit", Map.of(), deputy);
        assertThat(steps.take(own, "pass", Map.of("reason", "核对过"), deputy).reasons()).singleElement().asString().contains("代办也一样");
        Staff both = new Staff(REVIEWER.personId(), "审核人", List.of(Post.at(ORGAN, Role.OFFICER), Post.at(ORGAN, Role.REVIEWER)));
        String absents = drafts.begin(ORGAN, entry("关于门前三包的通告", LocalDate.of(2026, 3, 1)), "各单位:请落实门前三包。", both).orThrow();
        posts.take(absents, "submit", Map.of(), both);
        assertThat(steps.take(absents, "pass", Map.of("reason", "核对过"), deputy).reasons()).singleElement().asString().contains("您也不能代他审查");
    }

    @Test
    @DisplayName("起草、退回、修改、四级办理后公开,得到索引号,可以检索;新版审查期间旧版照常公开;撤回后原地址说明理由")
    void wholeLife() throws Exception {
        String first = drafts.begin(ORGAN, entry("关于开放社区停车场的通知", LocalDate.of(2026, 3, 1)), "各街道:请开放停车场。", OFFICER).orThrow();
        assertThat(steps.take(first, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("现处于“拟稿”");
        posts.take(first, "submit", Map.of(), OFFICER);
        assertThat(steps.take(first, "return", Map.of(), REVIEWER).reasons()).singleElement().asString().contains("退回理由");
        posts.take(first, "return", Map.of("reason", "请写明开放时间"), REVIEWER);
        Edition draft = documents.edition(first, OFFICER.scope()).orElseThrow().edition();
        edit.write(first, draft.revision(), draft.entry(), "各街道:请于夜间开放停车场。", OFFICER).orThrow();
        assertThat(edit.write(first, draft.revision(), draft.entry(), "别人的改动", OFFICER).reasons()).singleElement().asString().contains("没有保存");
        edit.attach(first, "车位.txt", bytes("共有一百二十个夜间车位"), OFFICER).orThrow();
        posts.publish(first, ORGAN);

        String id = documents.edition(first, OFFICER.scope()).orElseThrow().document().id();
        assertThat(documents.find(id).orElseThrow().indexNumber()).matches("007280420-01-\\d{4}-\\d{7}").satisfies(number ->
                assertThat(IndexNumber.faultOf(number)).isEmpty());
        awaitFound("夜间开放停车场", 1);
        awaitFound("一百二十个夜间车位", 1);

        String second = drafts.revise(id, OFFICER).orThrow();
        assertThat(drafts.revise(id, OFFICER).reasons()).hasSize(1);
        Edition next = documents.edition(second, OFFICER.scope()).orElseThrow().edition();
        edit.write(second, next.revision(), next.entry(), "各街道:请全天开放停车场。", OFFICER).orThrow();
        posts.take(second, "submit", Map.of(), OFFICER);
        assertThat(documents.published(id).orElseThrow().edition().id()).as("旧版照常公开").isEqualTo(first);
        posts.publishSubmitted(second, ORGAN);
        assertThat(documents.published(id).orElseThrow().edition().id()).isEqualTo(second);
        assertThat(documents.published(id).orElseThrow().attachments()).hasSize(1);
        assertThat(documents.history(id)).extracting(Edition::number).containsExactly(2, 1);

        posts.take(second, "withdraw", Map.of("ground", "inaccurate", "reason", "开放时间有误,将重新发布"), APPROVER);
        assertThat(documents.published(id).orElseThrow().document().withdrawal()).isEqualTo("开放时间有误,将重新发布");
        awaitFound("全天开放停车场", 0);
        assertThat(ledger.of(id)).extracting(Act::verb).containsExactly("draft", "submit", "return", "submit", "pass", "clear", "publish",
                "draft", "submit", "pass", "clear", "publish", "withdraw");
        assertThat(ledger.of(id)).allSatisfy(act -> assertThat(act.detail().toString()).doesNotContain("开放时间"));
        posts.verifies();
    }

    @Test
    @DisplayName("没有人审查自己拟的稿")
    void nobodyReviewsHisOwnDraft() {
        Staff both = new Staff("p9", "兼任", List.of(Post.at(ORGAN, Role.OFFICER), Post.at(ORGAN, Role.REVIEWER)));
        String edition = drafts.begin(ORGAN, entry("自拟自审", LocalDate.of(2026, 3, 1)), "正文", both).orThrow();
        posts.take(edition, "submit", Map.of(), both);
        assertThat(steps.take(edition, "pass", Map.of(), both).reasons()).containsExactly("这是您自己拟的稿，须由他人审查(条例第十七条)");
    }

    @Test
    @DisplayName("国办发〔2016〕80号 公开属性随稿带着理由：没有理由的存不下来；不予公开的报批以前经公开机构审查；带着理由审到底，批准的是不主动公开；以后可以重新评估；没有成文日期的不能送审")
    void keepsClosedDraftsClosed() {
        CatalogueEntry open = entry("内部通知", LocalDate.of(2026, 3, 1));
        for (Disclosure how : List.of(Disclosure.CLOSED, Disclosure.ON_REQUEST)) {
            assertThat(drafts.begin(ORGAN, closed(open, how, null), "正文", OFFICER).reasons()).singleElement().asString().contains(how.title(), "写明理由");
            String edition = drafts.begin(ORGAN, closed(open, how, "内部工作流程，条例第十六条第一款"), "正文", OFFICER).orThrow();
            posts.take(edition, "submit", Map.of(), OFFICER);
            posts.take(edition, "pass", Map.of(), REVIEWER);
            if (how == Disclosure.CLOSED) {
                assertThat(steps.take(edition, "clear", Map.of("conclusion", "closed", "reason", "涉密"), SECRECY).reasons()).singleElement().asString().contains("先送公开审查", "80号");
                posts.take(edition, "clear-closed", Map.of("conclusion", "closed", "reason", "涉密"), SECRECY);
                assertThat(steps.take(edition, "keep", Map.of(), APPROVER).reasons()).singleElement().asString().contains("公开审查");
                posts.take(edition, "return", Map.of("reason", "第十六条第一款写得不具体"), OFFICE);
                posts.take(edition, "submit", Map.of(), OFFICER);
                posts.take(edition, "pass", Map.of(), REVIEWER);
                posts.take(edition, "clear-closed", Map.of("conclusion", "closed", "reason", "涉密"), SECRECY);
                assertThat(steps.take(edition, "agree", Map.of(), OFFICE).reasons()).singleElement().asString().contains("审查意见");
                posts.take(edition, "agree", Map.of("reason", "内部工作流程，不能区分处理"), OFFICE);
            } else {
                assertThat(steps.take(edition, "clear-closed", Map.of("conclusion", "closed", "reason", "涉密"), SECRECY).reasons()).singleElement().asString().contains("不用送公开审查");
                posts.take(edition, "clear", Map.of("conclusion", "closed", "reason", "涉密"), SECRECY);
            }
            assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains(how.title());
            posts.take(edition, "keep", Map.of(), APPROVER);
            ReviewChain.Subject kept = documents.edition(edition, APPROVER.scope()).orElseThrow();
            assertThat(kept.edition().stage()).isEqualTo("kept");
            assertThat(kept.edition().entry().openness()).isEqualTo(new Openness(how, "内部工作流程，条例第十六条第一款"));
            assertThat(kept.document().isPublic()).isFalse();
            posts.take(edition, "reassess", Map.of("reason", "流程已经废止"), OFFICER);
            assertThat(documents.edition(edition, APPROVER.scope()).orElseThrow().edition().stage()).isEqualTo("draft");
        }
        String ours = drafts.begin(ORGAN, entry("公开的通知", LocalDate.of(2026, 3, 1)), "正文", OFFICER).orThrow();
        posts.take(ours, "submit", Map.of(), OFFICER);
        posts.take(ours, "pass", Map.of(), REVIEWER);
        assertThat(steps.take(ours, "clear", Map.of("conclusion", "closed", "reason", "涉密"), SECRECY).reasons()).singleElement().asString().contains("请退回修改");
        posts.take(ours, "clear", NOT_SECRET, SECRECY);
        assertThat(steps.take(ours, "keep", Map.of(), APPROVER).reasons()).singleElement().asString().contains("主动公开");
        String undated = drafts.begin(ORGAN, entry("没有日期", null), "正文", OFFICER).orThrow();
        assertThat(steps.take(undated, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("成文日期");
    }

    private static CatalogueEntry closed(CatalogueEntry open, Disclosure how, @Nullable String reason) {
        return new CatalogueEntry(open.title(), null, null, null, null, "20-1", "policy", new Openness(how, reason), open.formedOn(), null, null, null, null, null);
    }

    @Test
    @DisplayName("别的机构的人看不到、办不了")
    void staysInScope() {
        String edition = drafts.begin(ORGAN, entry("本局的稿", LocalDate.of(2026, 3, 1)), "正文", OFFICER).orThrow();
        Staff stranger = new Staff("p8", "外单位", List.of(Post.at("elsewhere", Role.APPROVER), Post.at("elsewhere", Role.OFFICER)));
        assertThat(steps.take(edition, "submit", Map.of(), stranger).reasons()).hasSize(1);
        assertThatThrownBy(() -> drafts.begin(ORGAN, entry("越权", null), "", stranger)).isInstanceOf(RoleNeeded.class);
    }

    @Test
    @DisplayName("过大的文件、读不出文字的正文文件拒绝,草稿不变")
    void refusesBadFiles() throws Exception {
        String edition = drafts.begin(ORGAN, entry("上传", LocalDate.of(2026, 3, 1)), "原文", OFFICER).orThrow();
        assertThat(edit.bodyFrom(edition, "a.exe", bytes("x"), OFFICER).reasons()).singleElement().asString().contains("DOCX");
        assertThat(edit.bodyFrom(edition, "a.docx", new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 0}), OFFICER).reasons()).singleElement().asString().contains("没有收下");
        assertThat(edit.attach(edition, "big.bin", new ByteArrayInputStream(new byte[21 << 20]), OFFICER).reasons())
                .singleElement().asString().isEqualTo("文件超过 20 MB，请压缩或分成几个文件");
        assertThat(documents.edition(edition, OFFICER.scope()).orElseThrow().edition().body()).isEqualTo("<p>原文</p>");
    }

    @Test
    @DisplayName("标注从以后某天起废止的，到那天以前照旧有效，页面说得出从哪天起；施行日期过了的不再是尚未生效")
    void bindsByTheDay() {
        LocalDate today = LocalDate.now(Now.ZONE);
        CatalogueEntry open = entry("潮位通告", LocalDate.of(2026, 3, 1));
        String edition = drafts.begin(ORGAN, new CatalogueEntry(open.title(), null, null, null, null, "20-1", "policy", Disclosure.PROACTIVE, open.formedOn(), null,
                today.plusDays(1), null, null, null), "正文", OFFICER).orThrow();
        posts.publish(edition, ORGAN);
        String id = documents.edition(edition, OFFICER.scope()).orElseThrow().document().id();
        assertThat(documents.find(id).orElseThrow()).satisfies(found -> {
            assertThat(found.validity()).isEqualTo(Validity.NOT_YET);
            assertThat(found.coming()).isEqualTo(new DaysOfValidity.Change(Validity.IN_FORCE, today.plusDays(1)));
        });
        jdbc.sql("update publication.edition set effective_on = ? where id = ?").params(today, edition).update();
        ListedRows.again(jdbc, List.of(id));
        assertThat(documents.find(id).orElseThrow().validity()).isEqualTo(Validity.IN_FORCE);
        assertThat(lists.of(java.util.Set.of(ORGAN), 50)).filteredOn(line -> line.id().equals(id)).extracting(DocumentLine::validity).containsExactly(Validity.IN_FORCE);
        validity.mark(id, Validity.REPEALED, today.plusDays(30), null, APPROVER).orThrow();
        assertThat(documents.find(id).orElseThrow()).satisfies(found -> {
            assertThat(found.validity()).isEqualTo(Validity.IN_FORCE);
            assertThat(found.coming()).isEqualTo(new DaysOfValidity.Change(Validity.REPEALED, today.plusDays(30)));
        });
        jdbc.sql("update publication.document set next_from = ? where id = ?").params(today, id).update();
        assertThat(documents.find(id).orElseThrow().validity()).isEqualTo(Validity.REPEALED);
    }

    @Test
    @DisplayName("废止在原文上标注,并指出替代的文件")
    void marksValidity() {
        String edition = drafts.begin(ORGAN, entry("旧办法", LocalDate.of(2026, 3, 1)), "正文", OFFICER).orThrow();
        posts.publish(edition, ORGAN);
        String id = documents.edition(edition, OFFICER.scope()).orElseThrow().document().id();
        assertThat(validity.mark(id, Validity.REPEALED, null, "nowhere", APPROVER).reasons()).hasSize(1);
        validity.mark(id, Validity.REPEALED, null, null, APPROVER).orThrow();
        assertThat(documents.find(id).orElseThrow().validity()).isEqualTo(Validity.REPEALED);
    }

    private void awaitFound(String words, int total) throws InterruptedException {
        for (int i = 0; i < 100 && exactly(words) != total; i++) {
            Thread.sleep(100);
        }
        assertThat(exactly(words)).as(words).isEqualTo(total);
    }

    private int exactly(String words) {
        Findings found = search.find(Question.of(words));
        return found.loosely() ? 0 : found.total();
    }

    private static CatalogueEntry entry(String title, @Nullable LocalDate formed) {
        return new CatalogueEntry(title, "青岭区城市管理局", null, null, "通知", "20-1", "policy", Disclosure.PROACTIVE, formed,
                null, null, null, null, null);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
