package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("定时发布：到时经同一道检查公开一次；没有到时，对外哪里都没有；到期移出栏目，网址还在")
class AtAnHourTest {

    private static final String ORGAN = "qhx-jyj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
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
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    ScheduledEditions scheduled;
    @Autowired
    OwedSteps owed;
    @Autowired
    DocumentDuties duties;
    @Autowired
    ReviewMarks marks;
    @Autowired
    CorrectionNotes corrections;
    @Autowired
    SecrecyReviews secrecyReviews;
    @Autowired
    Documents documents;
    @Autowired
    DocumentLists lists;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void cast() {
        time.to(FRIDAY);
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县教育局", "县教育局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("不是工作日的、已经过去的不能定；改、取消都在到时以前；到时公开，恰好一次，办到一半断了的，下一轮从头办")
    void appearsOnceAtItsHour() throws Exception {
        String edition = approved("青河县招生安排", Particulars.UNDECIDED);
        assertThat(steps.take(edition, "schedule", at("2026-03-07", "09:00"), APPROVER).reasons()).singleElement().asString().contains("不是工作日", "2026-03-09");
        assertThat(steps.take(edition, "schedule", at(FRIDAY, "09:00"), APPROVER).reasons()).singleElement().asString().contains("现在以后");
        assertThat(steps.take(edition, "schedule", Map.of("day", "2026-03-09"), APPROVER).reasons()).isNotEmpty();
        posts.take(edition, "schedule", at("2026-03-09", "09:00"), APPROVER);
        assertThat(edit.write(edition, 0, subject(edition).edition().entry(), "改", OFFICER).reasons()).as("批准了的只读").isNotEmpty();
        posts.take(edition, "reschedule", at("2026-03-10", "9:30"), APPROVER);
        time.to("2026-03-09");
        scheduled.round();
        assertThat(documents.published(id(edition))).as("改过的时间才算").isEmpty();
        posts.take(edition, "unschedule", Map.of("reason", "再核对一遍"), APPROVER);
        posts.take(edition, "schedule", at("2026-03-10", "09:30"), APPROVER);

        time.to("2026-03-10");
        transaction.executeWithoutResult(killed -> {
            scheduled.round();
            killed.setRollbackOnly();
        });
        scheduled.round();
        scheduled.round();
        assertThat(documents.published(id(edition)).orElseThrow().edition().entry().publishedOn()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(ledger.of(id(edition))).extracting(Act::verb).containsOnlyOnce("appear").doesNotContain("publish", "miss");
        assertThat(ledger.of(id(edition))).filteredOn(act -> act.verb().equals("appear")).singleElement().satisfies(act -> assertThat(act.actor()).isNull());
        assertThat(get("/documents/" + id(edition)).statusCode()).isEqualTo(200);
        posts.verifies();
    }

    @Test
    @DisplayName("没有到时：页面、附件、检索、目录、订阅、接口、站点地图里都没有它，先问过的网址到时也不答旧的")
    void nowhereBeforeItsHour() throws Exception {
        String edition = drafts.begin(ORGAN, entry("琉璃鹤学区划分", Particulars.UNDECIDED), "琉璃鹤小学。", OFFICER).orThrow();
        edit.attach(edition, "琉璃鹤.txt", new ByteArrayInputStream("琉璃鹤学区".getBytes(StandardCharsets.UTF_8)), OFFICER).orThrow();
        approve(edition);
        posts.take(edition, "schedule", at("2026-03-09", "09:00"), APPROVER);
        String file = documents.attachments(edition).getFirst().id();
        List<String> own = List.of("/documents/" + id(edition), "/documents/" + id(edition) + "/editions/1", "/documents/" + id(edition) + "/files/" + file, "/documents/" + id(edition) + "/plain",
                "/documents/" + id(edition) + "/paper.pdf", "/documents/" + id(edition) + "/previews/" + file, "/api/v1/documents/" + id(edition));
        List<String> all = List.of("/", "/search?q=%E7%90%89%E7%92%83%E9%B9%A4", "/columns/others", "/columns", "/news", "/feed.atom", "/sitemap.xml", "/api/v1/documents", "/organs/" + ORGAN, "/on/" + FRIDAY);
        for (String address : own) {
            assertThat(get(address).statusCode()).as(address).isEqualTo(404);
        }
        for (String address : all) {
            assertThat(get(address).body()).as(address).doesNotContain("琉璃鹤</", "琉璃鹤学区", id(edition));
        }
        time.to("2026-03-09");
        scheduled.round();
        assertThat(subject(edition).edition().stage()).as(jdbc.sql("select words from publication.remark where document = ?").param(id(edition)).query(String.class).list().toString()).isEqualTo("published");
        assertThat(get("/documents/" + id(edition)).body()).contains("琉璃鹤学区划分");
        assertThat(get("/feed.atom").body()).contains("琉璃鹤学区划分");
        assertThat(get(own.get(2)).statusCode()).isEqualTo(200);
        posts.verifies();
    }

    @Test
    @DisplayName("到时过不了检查的不公开，退回审批，写明原因；有新的一稿时仍是一件")
    void whatTheGateDoesNotPassGoesBack() {
        String edition = approved("青河县助学名单", Particulars.UNDECIDED);
        posts.take(edition, "schedule", at("2026-03-09", "09:00"), APPROVER);
        jdbc.sql("update publication.edition set body = ? where id = ?").params("<p>王某某，身份证号码 11010519491231002X。</p>", edition).update();
        time.to("2026-03-09");
        scheduled.round();
        assertThat(subject(edition).edition().stage()).isEqualTo("approval");
        assertThat(documents.published(id(edition))).isEmpty();
        assertThat(jdbc.sql("select words from publication.remark where document = ? order by act desc limit 1").param(id(edition)).query(String.class).list()).isNotEmpty();
        assertThat(ledger.of(id(edition))).extracting(Act::verb).endsWith("schedule", "miss");
        posts.verifies();
    }

    @Test
    @DisplayName("公示过了截止那一天移出栏目，网址、检索还在；续期的新一版又列出来")
    void leavesTheColumnsAfterItsLastDay() throws Exception {
        String edition = approved("青河县拟表彰教师公示", new Particulars("notice", Map.of("shownFrom", FRIDAY, "shownUntil", "2026-03-10"), List.of()));
        posts.take(edition, "publish", Map.of(), APPROVER);
        time.to("2026-03-10");
        scheduled.round();
        assertThat(columns()).as("最后一天还在").contains(id(edition));
        time.to("2026-03-11");
        scheduled.round();
        scheduled.round();
        assertThat(columns()).doesNotContain(id(edition));
        assertThat(get("/columns/notices").body()).doesNotContain("拟表彰教师");
        assertThat(get("/documents/" + id(edition)).body()).contains("拟表彰教师", "已经过了");
        assertThat(lists.newest(List.of(), null, 50)).extracting(DocumentLine::id).contains(id(edition));
        assertThat(ledger.of(id(edition))).extracting(Act::verb).containsOnlyOnce("leave-columns");
        posts.verifies();
    }

    @Test
    @DisplayName("第十七条 退回带着批注，批注在它那一段；没有处理完的不能再交。第六条 更正写明改了什么，公众看得到对照；撤回以后对照也不再有")
    void returnedWithMarksAndCorrectedInTheOpen() throws Exception {
        String first = drafts.begin(ORGAN, entry("青河县营养餐标准", Particulars.UNDECIDED), "每生每天五元。\n由县教育局解释。", OFFICER).orThrow();
        posts.take(first, "submit", Map.of(), OFFICER);
        Staff reviewer = ReviewPosts.staff(ORGAN, Role.REVIEWER);
        assertThat(marks.mark(first, 1, "六元？", OFFICER).reasons()).as("拟稿人不批注").isNotEmpty();
        assertThat(marks.mark(first, 9, "六元？", reviewer).reasons()).singleElement().asString().contains("哪一段");
        String mark = marks.mark(first, 2, "请写明自哪天起施行", reviewer).orThrow();
        assertThat(steps.take(first, "return", Map.of("reason", "见批注"), reviewer).reasons()).isEmpty();
        assertThat(steps.take(first, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("1 处批注");
        Edition draft = subject(first).edition();
        edit.write(first, draft.revision(), draft.entry(), "第一句。\n每生每天五元。\n由县教育局解释。", OFFICER).orThrow();
        assertThat(marks.of(subject(first).edition())).singleElement().satisfies(one -> assertThat(one.paragraph()).as("跟着那一段走").isEqualTo(3));
        marks.resolve(first, mark, true, OFFICER).orThrow();
        posts.publish(first, ORGAN);

        String second = drafts.revise(id(first), OFFICER).orThrow();
        draft = subject(second).edition();
        edit.write(second, draft.revision(), draft.entry(), "第一句。\n每生每天六元。\n由县教育局解释。", OFFICER).orThrow();
        assertThat(steps.take(second, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("更正说明");
        corrections.write(second, "原文把六元误写为五元", OFFICER).orThrow();
        posts.publish(second, ORGAN);
        assertThat(corrections.write(second, "改口", OFFICER).reasons()).as("公开了的只读").isNotEmpty();
        assertThat(get("/documents/" + id(first)).body()).contains("更正说明", "原文把六元误写为五元", "/documents/" + id(first) + "/compare/2");
        assertThat(get("/documents/" + id(first) + "/editions/1").body()).doesNotContain("误写");
        org.jsoup.nodes.Document compared = org.jsoup.Jsoup.parse(get("/documents/" + id(first) + "/compare/2").body());
        assertThat(compared.select("del").text()).isEqualTo("五");
        assertThat(compared.select("ins").text()).isEqualTo("六");
        assertThat(get("/documents/" + id(first) + "/compare/1").statusCode()).isEqualTo(404);
        String third = drafts.revise(id(first), OFFICER).orThrow();
        corrections.write(third, "又改一次", OFFICER).orThrow();
        posts.take(second, "withdraw", Map.of("ground", "inaccurate", "reason", "标准另行公布"), APPROVER);
        corrections.write(third, "", OFFICER).orThrow();
        assertThat(corrections.of(third)).as("撤回以后不是更正了，写过的说明可以去掉").isEmpty();
        assertThat(get("/documents/" + id(first) + "/compare/2").statusCode()).isEqualTo(404);
        posts.verifies();
    }

    @Test
    @DisplayName("保守国家秘密法第三十五条 保密审查有书面意见才能通过；记录写明谁、哪天、结论、意见、是不是现在这一稿，可以打印")
    void secrecyReviewLeavesARecord() {
        String edition = drafts.begin(ORGAN, entry("青河县学校布局", Particulars.UNDECIDED), "正文。", OFFICER).orThrow();
        posts.take(edition, "submit", Map.of(), OFFICER);
        posts.take(edition, "pass", Map.of("reason", "核对过"), ReviewPosts.staff(ORGAN, Role.REVIEWER));
        Staff secrecy = ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER);
        assertThat(steps.take(edition, "clear", Map.of("conclusion", "none"), secrecy).reasons()).singleElement().asString().contains("保密审查意见");
        posts.take(edition, "clear", ReviewPosts.CLEAR, secrecy);
        assertThat(secrecyReviews.of(subject(edition))).singleElement().satisfies(review -> {
            assertThat(review.conclusion()).startsWith("不涉及国家秘密");
            assertThat(review.step().words()).isEqualTo("逐字看过正文和附件，不涉及秘密");
            assertThat(review.ofThisText()).isTrue();
        });
        jdbc.sql("update publication.edition set title = '另一个标题' where id = ?").param(edition).update();
        assertThat(secrecyReviews.of(subject(edition)).getFirst().ofThisText()).isFalse();
    }

    @Test
    @DisplayName("突发事件先公开的，审批是一笔债：在审批人的待办和清单里，补办了才消掉")
    void urgentPublicationIsADebtUntilApproved() {
        String edition = drafts.begin(ORGAN, entry("青河县大风停课预警", new Particulars("warning", Map.of("event", "nature", "level", "orange", "area", "全县"), List.of())), "明天停课。", OFFICER).orThrow();
        approve(edition);
        assertThat(documents.published(id(edition))).isPresent();
        assertThat(owed.of(OFFICER, 50)).extracting(OwedSteps.Owed::editionId).contains(edition);
        assertThat(duties.of(APPROVER, 50).pressing()).anySatisfy(duty -> assertThat(duty.address() + duty.what()).contains(edition, "补办审批"));
        assertThat(steps.take(edition, "ratify", Map.of(), APPROVER).reasons()).singleElement().asString().contains("审批意见");
        posts.take(edition, "ratify", Map.of("reason", "情况属实"), APPROVER);
        assertThat(owed.of(OFFICER, 50)).extracting(OwedSteps.Owed::editionId).doesNotContain(edition);
        assertThat(steps.take(edition, "ratify", Map.of("reason", "再批"), APPROVER).reasons()).singleElement().asString().contains("没有欠这一步");
        posts.verifies();
    }

    private List<String> columns() {
        return lists.newest(List.of("notices"), null, 50).stream().map(DocumentLine::id).toList();
    }

    private String approved(String title, Particulars said) {
        String edition = drafts.begin(ORGAN, entry(title, said), "正文。", OFFICER).orThrow();
        approve(edition);
        return edition;
    }

    private void approve(String edition) {
        posts.take(edition, "submit", Map.of(), OFFICER);
        posts.take(edition, "pass", Map.of("reason", "核对过"), ReviewPosts.staff(ORGAN, Role.REVIEWER));
        posts.take(edition, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
    }

    private static Map<String, String> at(String day, String hour) {
        return Map.of("day", day, "hour", hour);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofString());
    }

    private ReviewChain.Subject subject(String edition) {
        return documents.edition(edition, OFFICER.scope()).orElseThrow();
    }

    private String id(String edition) {
        return subject(edition).document().id();
    }

    private static CatalogueEntry entry(String title, Particulars said) {
        return new CatalogueEntry(title, "青河县教育局", null, null, null, "20-15", "others", new Openness(Disclosure.PROACTIVE, null), LocalDate.of(2026, 3, 2), null, null, null, null, null)
                .of(said, said.kind() == null ? "others" : "notices");
    }
}
