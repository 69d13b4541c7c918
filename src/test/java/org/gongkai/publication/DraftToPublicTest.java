package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
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
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Duty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@GongkaiTest
@Import(OwnChains.class)
@DisplayName("从草稿到公开：各机关的审查程序，会签和发布协调")
class DraftToPublicTest {

    private static final String ORGAN = "qhx-fgj";
    private static final String OTHER = "qhx-czj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff REVIEWER = ReviewPosts.staff(ORGAN, Role.REVIEWER);
    private static final Staff SECRECY = ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);
    private static final Staff HEAD = ReviewPosts.staff(ORGAN, Role.DISCLOSURE_HEAD);
    private static final Staff ASKED = ReviewPosts.staff(OTHER, Role.APPROVER);
    private static final Map<String, String> CLEAR = ReviewPosts.CLEAR;

    private static final String KIND = """
            id: office-news
            like: news
            title: 机关信息
            inForce: {from: 2019-05-15}
            fields:
              - {name: weight, title: 重要程度, kind: CHOICE, required: true, options: {ordinary: 一般, important: 重要}}
            """;
    private static final String ORDINARY = "id: own-office\nlike: office\ninForce: {from: 2020-01-01}\ntakes:\n  - {kinds: [office-news], organs: [" + ORGAN + "]}\n";
    private static final String IMPORTANT = "id: own-important\nlike: office-important\ninForce: {from: 2020-01-01}\ntakes:\n"
            + "  - {kinds: [office-news], organs: [" + ORGAN + "], when: [{field: weight, is: [important]}]}\n";
    private static final DefinitionTree OWN = OwnChains.tree("documentkinds/office-news.yaml", KIND, "reviewchains/own-office.yaml", ORDINARY, "reviewchains/own-important.yaml", IMPORTANT);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    OwnChains own;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    CoordinateDraft coordinate;
    @Autowired
    Coordinations coordinations;
    @Autowired
    CoordinationDuties asked;
    @Autowired
    DocumentDuties duties;
    @Autowired
    DeskDocuments desk;
    @Autowired
    Documents documents;
    @Autowired
    Ledger ledger;
    @Autowired
    Now now;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void cast() {
        Map.of(ORGAN, "青河县发展和改革局", OTHER, "青河县财政局").forEach((id, name) -> {
            if (organs.find(id).isEmpty()) {
                establish.establish(new Organ(id, name, name.substring(0, 2) + name.substring(name.length() - 3), null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY),
                        Operator.INSTALLATION).orThrow();
            }
        });
    }

    @Test
    @DisplayName("种子S4 三级审查：信息员、处长、分管主任；重要的须经秘书长。由机构、种类和选择项选出；没有写到的照常；办着的走交审那天的程序，以后怎样改都不变")
    void chainsByOrganKindAndWhatIsChosen() {
        TakeReviewStep here = own.steps(OWN);
        String ordinary = news(ORGAN, "ordinary");
        take(here, ordinary, "submit", OFFICER);
        take(here, ordinary, "pass", REVIEWER);
        take(here, ordinary, "clear", SECRECY);
        take(here, ordinary, "publish", APPROVER);
        assertThat(acts(ordinary)).extracting(act -> act.verb() + " " + act.text("chain")).endsWith("submit own-office", "pass own-office", "clear own-office", "publish own-office");

        String important = news(ORGAN, "important");
        take(here, important, "submit", OFFICER);
        take(here, important, "pass", REVIEWER);
        take(here, important, "clear", SECRECY);
        assertThat(here.take(important, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("公开机构负责人");
        take(here, important, "forward", APPROVER);

        TakeReviewStep later = own.steps(OwnChains.tree("documentkinds/office-news.yaml", KIND));
        assertThat(own.chain(OwnChains.tree()).procedure(subject(important)).id()).as("删掉了的程序，办着的还走它").isEqualTo("own-important");
        assertThat(steps.take(important, "return", Map.of("reason", "请核实数字"), REVIEWER).reasons()).singleElement().asString().contains("公开机构负责人");
        assertThat(duties.of(HEAD, 50).pressing()).extracting(Duty::title).contains(subject(important).edition().entry().title());
        assertThat(duties.of(APPROVER, 50).pressing()).extracting(Duty::address).noneMatch(address -> address.endsWith(important));
        take(later, important, "publish", HEAD);
        assertThat(documents.published(subject(important).document().id())).isPresent();

        String fresh = news(ORGAN, "important");
        take(later, fresh, "submit", OFFICER);
        assertThat(acts(fresh).getLast().text("chain")).as("新交审的走现在的").isNull();
        assertThat(own.chain(OWN).procedure(new ReviewChain.Subject(new org.gongkai.publication.Document("d", OTHER, null, Validity.IN_FORCE, null, null), subject(fresh).edition())).id()).isEqualTo("publication");
        posts.verifies();
    }

    @Test
    @DisplayName("退回再交：没有改过选择程序的项目，走原来的；改成重要的，走重要的；导入前写的、交审时还没有记下程序的，照种类的程序办下去")
    void whatWasBegunGoesOn() {
        String edition = news(ORGAN, "ordinary");
        take(own.steps(OWN), edition, "submit", OFFICER);
        assertThat(own.steps(OWN).take(edition, "return", Map.of("reason", "补数字"), REVIEWER).reasons()).isEmpty();
        ReviewChain shipped = own.chain(OwnChains.tree("documentkinds/office-news.yaml", KIND));
        assertThat(shipped.procedure(subject(edition)).id()).isEqualTo("own-office");
        Edition draft = subject(edition).edition();
        assertThat(own.chain(OWN).procedure(new ReviewChain.Subject(subject(edition).document(), new Edition(draft.id(), draft.documentId(), 1, "draft",
                draft.entry().of(new Particulars("office-news", Map.of("weight", "important"), List.of()), "updates"), draft.body(), null, draft.drafter(), 0, draft.begun()))).id()).isEqualTo("own-important");

        String old = plain("青河县停电通知");
        posts.take(old, "submit", Map.of(), OFFICER);
        jdbc.sql("update publication.edition set chain = null, chain_said = null where id = ?").param(old).update();
        assertThat(desk.waiting(REVIEWER, 50)).extracting(DeskDocuments.Row::editionId).contains(old);
        posts.publishSubmitted(old, ORGAN);
        assertThat(documents.published(subject(old).document().id())).isPresent();
        posts.verifies();
    }

    @Test
    @DisplayName("写错的程序说出哪一行：选择项里没有的，同一行写了两次的，什么也没有写的")
    void faultsOfChainsAreToldWithTheirLines() {
        String wrong = IMPORTANT.replace("[important]", "[urgent]") + "  - {when: [{field: weight, is: [important]}]}\n";
        List<String> faults = Definitions.check(OwnChains.tree("documentkinds/office-news.yaml", KIND, "reviewchains/one.yaml", wrong,
                "reviewchains/own-office.yaml", ORDINARY, "reviewchains/two.yaml", ORDINARY.replace("own-office", "own-office-too"),
                "reviewchains/skip.yaml", "id: skip\nlike: publication\ninForce: {from: 2020-01-01}\nactions:\n  - {id: pass, to: approval}\n"),
                List.of(Categories.FILE, ReviewChainFile.FILES, DocumentKindFile.FILES), List.of()).faults().stream().map(String::valueOf).toList();
        assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("one.yaml", "office-news.weight=urgent"))
                .anySatisfy(fault -> assertThat(fault).contains("没有写审查哪些种类")).anySatisfy(fault -> assertThat(fault).contains("two.yaml", "写了两次"))
                .anySatisfy(fault -> assertThat(fault).contains("skip.yaml", "不经保密审查就公开"));
    }

    @Test
    @DisplayName("第十一条 涉及其他机关的：问了的在对方待办里有期限；没有答复不等于同意，有不同意见的须写明怎样处理，才能公开；全部记下，审批人都看得到")
    void otherOrgansAreAskedAndSilenceIsNoConsent() {
        String edition = plain("青河县与财政共管资金办法");
        posts.take(edition, "submit", Map.of(), OFFICER);
        LocalDate by = now.today().plusDays(3);
        assertThat(coordinate.ask(edition, ORGAN, Coordination.Sort.COUNTERSIGN, by, "请会签", OFFICER).reasons()).singleElement().asString().contains("本机关不用问");
        coordinate.ask(edition, OTHER, Coordination.Sort.COORDINATE, by, "第三条的口径是否一致？", OFFICER).orThrow();
        String id = coordinations.of(edition).getFirst().id();
        Duty duty = asked.of(ASKED, 50).pressing().stream().filter(one -> one.address().endsWith(id)).findFirst().orElseThrow();
        assertThat(duty.dueOn()).isEqualTo(by);
        assertThat(asked.of(ReviewPosts.staff(OTHER, Role.OFFICER), 50).pressing()).isEmpty();
        assertThat(coordinate.asked(id, APPROVER)).as("不是被问的机关").isEmpty();

        posts.take(edition, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(edition, "clear", CLEAR, SECRECY);
        assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("还没有答复", by.toString());

        jdbc.sql("update publication.coordination set answer_by = ? where id = ?").params(now.today().minusDays(1), id).update();
        assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("没有答复不等于同意");
        assertThat(coordinate.decide(edition, id, "已电话确认口径一致，财政局预算股李股长", OFFICER).reasons()).singleElement().asString().contains("由审批人决定");
        assertThat(coordinate.decide(edition, id, "已电话确认口径一致", new Staff(OFFICER.personId(), "拟稿人", APPROVER.posts())).reasons()).singleElement().asString().contains("由他人决定");
        assertThat(coordinate.cancel(edition, id, OFFICER).reasons()).as("没有答复的，不由拟稿人取消").singleElement().asString().contains("由审批人取消");
        coordinate.decide(edition, id, "已电话确认口径一致", APPROVER).orThrow();

        String text = Coordination.answeredWith(subject(edition).edition(), List.of());
        assertThat(coordinate.answer(id, Coordination.Answer.OBJECTS, "", text, ASKED).reasons()).singleElement().asString().contains("什么意见");
        coordinate.answer(id, Coordination.Answer.OBJECTS, "第三条比例与预算不一致", text, ASKED).orThrow();
        assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).as("后来的不同意见，另作决定").singleElement().asString().contains("有不同意见");
        coordinate.decide(edition, id, "比例已经县政府常务会议确定", APPROVER).orThrow();
        jdbc.sql("update publication.edition set title = title || '（改）' where id = ?").param(edition).update();
        assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).as("决定是对那一稿作的").singleElement().asString().contains("有不同意见");
        jdbc.sql("update publication.edition set title = replace(title, '（改）', '') where id = ?").param(edition).update();
        posts.take(edition, "publish", Map.of(), APPROVER);
        assertThat(coordinate.answer(id, Coordination.Answer.AGREES, "", text, ASKED).reasons()).singleElement().asString().contains("已经办结");
        assertThat(acts(edition)).extracting(Act::verb).containsExactly("draft", "submit", "ask-organ", "pass", "clear", "decide-organ", "answer-organ", "decide-organ", "publish");
        assertThat(acts(edition)).allSatisfy(act -> assertThat(act.detail().toString()).doesNotContain("比例", "口径"));
        assertThat(desk.steps(subject(edition))).extracting(DeskDocuments.Step::words).contains("第三条比例与预算不一致", "比例已经县政府常务会议确定");
        posts.verifies();
    }

    @Test
    @DisplayName("同意以后稿子改了，同意的不是这一稿；没有答复的可以取消，答复了的不能")
    void consentIsToOneText() {
        String edition = plain("青河县招商若干规定");
        coordinate.ask(edition, OTHER, Coordination.Sort.COUNTERSIGN, now.today(), "请会签", OFFICER).orThrow();
        coordinate.cancel(edition, coordinations.of(edition).getFirst().id(), OFFICER).orThrow();
        coordinate.ask(edition, OTHER, Coordination.Sort.COUNTERSIGN, now.today(), "请会签", OFFICER).orThrow();
        Coordination asking = coordinations.of(edition).stream().filter(one -> one.cancelledOn() == null).findFirst().orElseThrow();
        Edition draft = subject(edition).edition();
        coordinate.answer(asking.id(), Coordination.Answer.AGREES, "", Coordination.answeredWith(draft, List.of()), ASKED).orThrow();
        assertThat(coordinate.cancel(edition, asking.id(), OFFICER).reasons()).hasSize(1);
        edit.write(edition, draft.revision(), draft.entry(), "改了的正文。", OFFICER).orThrow();
        assertThat(coordinate.answer(asking.id(), Coordination.Answer.AGREES, "", Coordination.answeredWith(draft, List.of()), ASKED).reasons()).singleElement().asString().contains("稿子改过");
        posts.take(edition, "submit", Map.of(), OFFICER);
        posts.take(edition, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(edition, "clear", CLEAR, SECRECY);
        assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("改动以前的稿子");
        coordinate.answer(asking.id(), Coordination.Answer.AGREES, "", Coordination.answeredWith(subject(edition).edition(), List.of()), ASKED).orThrow();
        posts.take(edition, "publish", Map.of(), APPROVER);
        posts.verifies();
    }

    @Test
    @DisplayName("旧的 HTML 正文放进编辑器以前，先看会有什么变化，不放就一个字也不变；两个版本在工作台上可以对照")
    void olderBodiesShowFirstWhatWouldChange(@Autowired WebApplicationContext application) throws Exception {
        String edition = plain("青河县旧网页");
        String old = "<p>见下图。</p><p><img src=\"https://old.example.cn/a.png\" alt=\"位置图\"></p>";
        jdbc.sql("update publication.edition set body = ?, blocks = null where id = ?").params(old, edition).update();
        String person = application.getBean(AddPerson.class).add("青河信息员", "qinghe.chains", Operator.INSTALLATION).orThrow().person().id();
        application.getBean(GivePost.class).give(person, ORGAN, Role.OFFICER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        assertThat(page(application, person, "/desk/documents/editions/" + edition).select("a[href$=/blocks]").text()).contains("先看会有什么变化");
        assertThat(page(application, person, "/desk/documents/editions/" + edition + "/blocks").select("table.redline del").text()).contains("位置图");
        assertThat(subject(edition).edition().body()).isEqualTo(old);
        edit.asBlocks(edition, subject(edition).edition().revision(), OFFICER).orThrow();
        assertThat(subject(edition).edition().blocks()).isNotNull();
        posts.publish(edition, ORGAN);
        String next = drafts.revise(subject(edition).document().id(), OFFICER).orThrow();
        edit.write(next, subject(next).edition().revision(), subject(next).edition().entry(), "见附件。", OFFICER).orThrow();
        Document compared = page(application, person, "/desk/documents/editions/" + next + "/compare/" + edition);
        assertThat(compared.select("table.redline del").text()).isEqualTo("下图");
        assertThat(compared.select("table.redline ins").text()).isEqualTo("附件");
    }

    private static Document page(WebApplicationContext application, String person, String address) throws Exception {
        return Jsoup.parse(MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build().perform(get(address).with(authentication(
                new UsernamePasswordAuthenticationToken(application.getBean(People.class).staff(person).orElseThrow(), null, List.of())))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String news(String organ, String weight) {
        return drafts.begin(organ, entry("青河县项目开工情况" + weight, new Particulars("news", Map.of(), List.of())), "今天开工。", OFFICER).then(id -> {
            jdbc.sql("update publication.edition set kind = 'office-news', fields = jsonb_build_object('weight', ?::text) where id = ?").params(weight, id).update();
            return org.gongkai.directory.Attempt.done(id);
        }).orThrow();
    }

    private String plain(String title) {
        return drafts.begin(ORGAN, entry(title, Particulars.UNDECIDED), "第一条　正文。", OFFICER).orThrow();
    }

    private static void take(TakeReviewStep at, String edition, String action, Staff staff) {
        assertThat(at.take(edition, action, action.equals("clear") ? CLEAR : action.equals("pass") ? Map.of("reason", "核对过") : Map.of(), staff).reasons()).as(action).isEmpty();
    }

    private ReviewChain.Subject subject(String edition) {
        return documents.edition(edition, OFFICER.scope()).orElseThrow();
    }

    private List<Act> acts(String edition) {
        return ledger.of(subject(edition).document().id());
    }

    private CatalogueEntry entry(String title, Particulars said) {
        return new CatalogueEntry(title, "青河县发展和改革局", null, null, null, "20-15", "updates", new Openness(Disclosure.PROACTIVE, null), now.today(), null, null, null, null, null)
                .of(said, "updates");
    }
}
