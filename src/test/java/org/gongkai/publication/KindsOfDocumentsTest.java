package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.clock.Light;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Duty;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@GongkaiTest
@DisplayName("文件种类：从起草到年报")
class KindsOfDocumentsTest {

    private static final String ORGAN = "qhx-zjj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
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
    RelatedDocuments related;
    @Autowired
    UndecidedDocuments undecided;
    @Autowired
    DecideKind decide;
    @Autowired
    DocumentImport imports;
    @Autowired
    DocumentDuties duties;
    @Autowired
    PublicationPeriods periods;
    @Autowired
    AnnualReports reports;
    @Autowired
    Facts facts;
    @Autowired
    Ledger ledger;
    @Autowired
    Now now;
    @Autowired
    WebApplicationContext application;
    private Staff signedIn = OFFICER;

    @BeforeEach
    void cast() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县住房和城乡建设局", "县住建局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("种子第112行 规范性文件：缺合法性审核的不能送审；公开后计入制发，废止后计入废止，年报表二由此得出")
    void normativeDocumentsAreCounted() {
        LocalDate formed = now.today().minusDays(3);
        String bare = drafts.begin(ORGAN, entry("青河县加装电梯补贴办法", null, Particulars.of("normative")), "", OFFICER).orThrow();
        assertThat(steps.take(bare, "submit", Map.of(), OFFICER).reasons()).as("一次说全").hasSize(2).first().asString().contains("还缺 3 项", "正文", "成文日期", "合法性审核");
        String whole = drafts.begin(ORGAN, entry("青河县加装电梯补贴办法", formed, new Particulars("normative", Map.of("legality", "passed", "term", 5L), List.of())),
                "第一条　补贴每部二十万元。", OFFICER).orThrow();
        posts.publish(whole, ORGAN);
        String id = document(whole);
        assertThat(documents.published(id).orElseThrow().edition().entry().particulars().fields()).containsEntry("term", 5L).containsEntry("legality", "passed");
        assertThat(facts.of(id)).extracting(Fact::kind).containsExactlyInAnyOrder("normative.made", "normative.public", "document.timely");
        assertThat(cell("norm", "made")).isEqualTo(BigDecimal.ONE);
        assertThat(cell("norm", "valid")).isEqualTo(BigDecimal.ONE);
        validity.mark(id, Validity.REPEALED, null, null, APPROVER).orThrow();
        assertThat(cell("norm", "repealed")).isEqualTo(BigDecimal.ONE);
        assertThat(cell("norm", "valid")).isEqualByComparingTo("0");
        validity.mark(id, Validity.IN_FORCE, null, null, APPROVER).orThrow();
        assertThat(cell("norm", "repealed")).as("改回来的有对冲的一笔").isEqualByComparingTo("0");
        posts.verifies();
    }

    @Test
    @DisplayName("种子第209行 20个工作日：自形成之日起算，在待办里亮灯；逾期公开的照样公开，计为逾期")
    void theTermRunsAndLateOnesAreCounted() {
        PublicationPeriods.Kept before = periods.kept(OFFICER);
        Particulars meeting = new Particulars("meeting", Map.of("meeting", "executive", "heldOn", "2026-03-02"), List.of());
        String edition = drafts.begin(ORGAN, entry("第三次局务会议", now.today().minusDays(60), meeting), "会议议定三件事。", OFFICER).orThrow();
        Duty duty = duties.of(OFFICER, 50).pressing().stream().filter(one -> one.address().endsWith(edition)).findFirst().orElseThrow();
        assertThat(duty.light()).isEqualTo(Light.BLACK);
        assertThat(duty.left()).isNegative();
        assertThat(duty.article()).contains("第二十六条");
        assertThat(duties.of(OFFICER, 50).queues()).anyMatch(queue -> queue.light() == Light.BLACK);
        posts.publish(edition, ORGAN);
        assertThat(facts.of(document(edition))).extracting(Fact::kind).containsExactly("document.late");
        assertThat(periods.kept(OFFICER).late()).isEqualTo(before.late() + 1);
        String next = drafts.revise(document(edition), OFFICER).orThrow();
        assertThat(duties.of(OFFICER, 50).pressing()).filteredOn(one -> one.address().endsWith(next)).as("同一信息不再起算").allMatch(one -> one.light() == null);
    }

    @Test
    @DisplayName("种子第111行 政策解读：没有写解读哪份文件的不能送审；发布后两边的页面互相看得到，撤回后不再看到")
    void linksShowOnBothSides() {
        String policy = drafts.begin(ORGAN, entry("青河县公共租赁住房规则", now.today(), new Particulars("normative", Map.of("legality", "passed"), List.of())), "第一条　轮候。", OFFICER).orThrow();
        posts.publish(policy, ORGAN);
        String id = document(policy);
        Particulars alone = new Particulars("interpretation", Map.of("form", "text"), List.of());
        String unlinked = drafts.begin(ORGAN, entry("公租房规则解读", now.today(), alone), "为什么修改。", OFFICER).orThrow();
        assertThat(steps.take(unlinked, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("解读的文件");
        assertThat(drafts.begin(ORGAN, entry("解读", now.today(), new Particulars("interpretation", Map.of(), List.of(new Particulars.Link("interprets", "nowhere")))), "正文", OFFICER).reasons())
                .singleElement().asString().contains("不在本网站");
        String drawn = drafts.begin(ORGAN, entry("公租房规则图解", now.today(), new Particulars("interpretation", Map.of("form", "chart"), List.of(new Particulars.Link("interprets", id)))), "一张图看懂。", OFFICER).orThrow();
        assertThat(steps.take(drawn, "submit", Map.of(), OFFICER).reasons()).as("图解要有图").singleElement().asString().contains("请放进图片");
        String linked = drafts.begin(ORGAN, entry("公租房规则解读", now.today(), new Particulars("interpretation", Map.of("form", "text"), List.of(new Particulars.Link("interprets", id)))), "为什么修改。", OFFICER).orThrow();
        posts.publish(linked, ORGAN);
        assertThat(related.of(documents.published(document(linked)).orElseThrow())).singleElement().satisfies(group -> {
            assertThat(group.title()).isEqualTo("解读的文件");
            assertThat(group.documents()).extracting(DocumentLine::id).containsExactly(id);
        });
        assertThat(related.of(documents.published(id).orElseThrow())).singleElement().satisfies(group -> assertThat(group.title()).isEqualTo("解读材料"));
        posts.take(linked, "withdraw", Map.of("ground", "inaccurate", "reason", "数字有误"), APPROVER);
        assertThat(related.of(documents.published(id).orElseThrow())).isEmpty();
    }

    @Test
    @DisplayName("种子第224行 二十类目录：导入的没有种类，只有写明凭什么的建议，逐件数得出；人定了才算，来源再改也不变")
    void importsAreProposedNeverSet() {
        long before = waiting();
        String law = "{\"id\": \"k1\", \"title\": \"青河市湿地保护条例\", \"organ\": \"青河市人大\", \"category\": \"地方性法规\", \"date\": \"2020-03-01\", \"body\": \"第一条 保护湿地。\"}";
        String vague = "{\"id\": \"k2\", \"title\": \"关于有关工作的通知\", \"organ\": \"青河县\", \"category\": \"政策\", \"date\": \"2020-03-01\", \"body\": \"请抓好落实。\"}";
        String told = "{\"id\": \"k3\", \"title\": \"青河县殡葬管理办法\", \"organ\": \"青河县\", \"category\": \"政策\", \"date\": \"2020-03-01\", \"expires\": \"2024-01-01\", \"kind\": \"行政规范性文件\", \"legality\": \"审核通过\", \"term\": \"九十九\", \"basis\": \"k1\", \"body\": \"第一条 节俭。\"}";
        take(law, vague, told);
        assertThat(waiting()).isEqualTo(before + 2);
        UndecidedDocuments.Row row = undecided.waiting(OFFICER, "law", null, 100).stream().filter(one -> one.title().contains("湿地")).findFirst().orElseThrow();
        assertThat(row.because()).contains("来源栏目有“地方性法规”");
        assertThat(undecided.waiting(OFFICER, UndecidedDocuments.NONE, null, 100)).anyMatch(one -> one.title().contains("有关工作"));
        assertThat(facts.of(row.document())).isEmpty();
        PublishedDocument burial = lists.newest(List.of(), null, 100).stream().filter(line -> line.title().contains("殡葬")).findFirst().flatMap(line -> documents.published(line.id())).orElseThrow();
        assertThat(burial.edition().entry().particulars()).satisfies(said -> {
            assertThat(said.fields()).containsOnlyKeys("legality");
            assertThat(said.linked("basis")).containsExactly(row.document());
        });
        assertThat(facts.of(burial.document().id())).extracting(Fact::kind, Fact::on).contains(org.assertj.core.groups.Tuple.tuple("normative.repealed", LocalDate.of(2024, 1, 1)));

        decide.confirm(List.of(row.document()), OFFICER).orThrow();
        assertThat(waiting()).isEqualTo(before + 1);
        take(law.replace("保护湿地", "保护河湖湿地"));
        assertThat(documents.published(row.document()).orElseThrow().edition()).satisfies(edition -> {
            assertThat(edition.number()).isEqualTo(2);
            assertThat(edition.entry().particulars().kind()).isEqualTo("law");
        });
        assertThat(decide.decide(row.document(), "law", OFFICER).reasons()).singleElement().asString().contains("已经是");
        decide.decide(row.document(), "normative", OFFICER).orThrow();
        assertThat(facts.of(row.document())).extracting(Fact::kind).contains("normative.made");
        decide.decide(row.document(), "law", OFFICER).orThrow();
        assertThat(facts.of(row.document()).stream().map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add)).as("改了种类，原来的计数对冲").isEqualByComparingTo("0");
        posts.verifies();
    }

    @Test
    @DisplayName("种子第149行 突发事件预警：紧急信息省去审批，不省审核和保密审查；每一步的台账写明走的哪条程序，核对得上")
    void urgencySparesASignatureNeverACheck() {
        Particulars warning = new Particulars("warning", Map.of("event", "nature", "level", "orange", "area", "全县"), List.of());
        String edition = drafts.begin(ORGAN, entry("青河县暴雨橙色预警", now.today(), warning), "今晚有大到暴雨，请勿前往河道。", OFFICER).orThrow();
        Staff secrecy = ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER);
        posts.take(edition, "submit", Map.of(), OFFICER);
        assertThat(steps.take(edition, "clear", ReviewPosts.CLEAR, secrecy).reasons()).singleElement().asString().contains("现处于“审核”");
        posts.take(edition, "pass", Map.of("reason", "核对过"), ReviewPosts.staff(ORGAN, Role.REVIEWER));
        posts.take(edition, "clear", ReviewPosts.CLEAR, secrecy);
        assertThat(documents.published(document(edition))).as("不等审批").isPresent();
        assertThat(ledger.of(document(edition))).filteredOn(act -> act.verb().equals("clear")).singleElement().satisfies(act -> assertThat(act.text("chain")).isEqualTo("urgent"));
        String usual = drafts.begin(ORGAN, entry("青河县停水通知", now.today(), Particulars.UNDECIDED), "明天停水。", OFFICER).orThrow();
        posts.take(usual, "submit", Map.of(), OFFICER);
        posts.take(usual, "pass", Map.of("reason", "核对过"), ReviewPosts.staff(ORGAN, Role.REVIEWER));
        posts.take(usual, "clear", ReviewPosts.CLEAR, secrecy);
        assertThat(documents.published(document(usual))).as("其余照常报批").isEmpty();
        posts.verifies();
    }

    @Test
    @DisplayName("种子第140行 预决算的表单：选了种类就有它的项目；写错的在那一项说明，已填的都在；换了种类先给出新的项目，不丢也不存")
    void theFormAsksForTheFieldsOfTheKind(@Autowired AddPerson add, @Autowired GivePost give, @Autowired People people) throws Exception {
        String person = add.add("青河信息员", "qinghe.office", Operator.INSTALLATION).orThrow().person().id();
        give.give(person, ORGAN, Role.OFFICER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        signedIn = people.staff(person).orElseThrow();
        Document empty = page(get("/desk/documents/new?kind=budget"), 200);
        assertThat(empty.select("fieldset.kind-fields [name^=field.]").eachAttr("name")).contains("field.year", "field.report", "field.approvedOn");
        assertThat(empty.select("#category option[selected]").attr("value")).isEqualTo("20-7");
        Document refused = page(sent("budget", "20-7").param("shown", "budget").param("field.year", "二〇二七").param("field.report", "budget"), 422);
        assertThat(refused.select("#field-year-error").text()).contains("整数");
        assertThat(refused.select("[name=title]").attr("value")).isEqualTo("青河县2027年预算");
        assertThat(refused.select("[name=field.report] option[selected]").attr("value")).isEqualTo("budget");
        Document changed = page(sent("budget", "20-7").param("shown", "notice").param("field.year", "2027"), 422);
        assertThat(changed.select("[role=alert]").text() + changed.select("[name=field.year]").attr("value")).contains("换了文件种类").endsWith("2027");
        assertThat(lists.newest(List.of(), null, 100)).noneMatch(line -> line.title().contains("2027年预算"));
        assertThat(page(chosen("20-1"), 200).select("#category option[selected]").attr("value")).as("the class of the kind").isEqualTo("20-7");
        assertThat(page(chosen("20-5"), 200).select("#category option[selected]").attr("value")).as("a class that somebody chose stays").isEqualTo("20-5");
        String edition = String.valueOf(answer(sent("budget", "20-7").param("shown", "budget").param("field.year", "2027").param("field.report", "budget").param("field.scope", "general")
                .param("field.revenue", "68,400")).getHeader("Location")).replaceFirst("^.*/", "");
        assertThat(documents.edition(edition, OFFICER.scope()).orElseThrow().edition().entry()).satisfies(entry -> {
            assertThat(entry.particulars().fields()).containsEntry("year", 2027L).containsEntry("revenue", new BigDecimal("68400.00"));
            assertThat(entry.column()).isEqualTo("budgets");
        });
        String notice = String.valueOf(answer(sent("notice", "20-15").param("shown", "notice")).getHeader("Location")).replaceFirst("^.*/", "");
        assertThat(documents.edition(notice, OFFICER.scope())).get().extracting(found -> found.edition().entry().column()).as("种类的第一个栏目").isEqualTo("notices");
        assertThat(page(get("/desk/documents/editions/" + edition), 200).select("dl.catalogue").text()).contains("预算决算报告", "68,400.00 元", "一般公共预算");
    }

    private static MockHttpServletRequestBuilder chosen(String category) {
        return post("/desk/documents/new").param("organ", ORGAN).param("kind", "budget").param("shown", "").param("then", "kind").param("category", category);
    }

    private static MockHttpServletRequestBuilder sent(String kind, String category) {
        return post("/desk/documents/new").param("organ", ORGAN).param("title", "青河县2027年预算").param("kind", kind).param("category", category).param("disclosure", "PROACTIVE").param("formedOn", "2026-11-20").param("body", "收入和支出。");
    }

    private Document page(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = answer(request);
        assertThat(response.getStatus()).isEqualTo(status);
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build().perform(request.with(csrf()).with(authentication(new UsernamePasswordAuthenticationToken(signedIn, null, List.of())))).andReturn().getResponse();
    }

    private long waiting() {
        return undecided.queues(OFFICER).stream().mapToLong(UndecidedDocuments.Queue::count).sum();
    }

    private void take(String... lines) {
        List<DocumentImport.Line> numbered = java.util.stream.IntStream.range(0, lines.length).mapToObj(n -> new DocumentImport.Line(n + 1, lines[n].getBytes(StandardCharsets.UTF_8))).toList();
        assertThat(imports.take(new DocumentImport.Settings("kinds", ORGAN, List.of()), numbered).rejected()).isEmpty();
    }

    private String document(String edition) {
        return documents.edition(edition, OFFICER.scope()).orElseThrow().document().id();
    }

    private BigDecimal cell(String row, String column) {
        Figures figures = reports.live(ORGAN, now.today().getYear(), ReportScope.OWN).orThrow().figures();
        return figures.register(new Cell("t2", row, column));
    }

    private static CatalogueEntry entry(String title, @Nullable LocalDate formed, Particulars said) {
        return new CatalogueEntry(title, "青河县住房和城乡建设局", null, null, null, "20-1", "policy", new Openness(Disclosure.PROACTIVE, null), formed, null, null, null, null, null)
                .of(said, "policy");
    }
}
