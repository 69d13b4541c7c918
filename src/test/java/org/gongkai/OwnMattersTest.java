package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.theirs.OwnMatters;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.AdmitOutsider;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Verification;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "gongkai.rate-limit.enabled=false")
@DisplayName("外部人员的登录：只看得到自己的办件，别人的与没有一样；停用、锁定随即生效；代表登录确认面商、评价、要求再办")
class OwnMattersTest {

    private static final String PASSWORD = "qinglan-demo-2026";
    private static final String DEPUTY = "qianwang.deputy";
    private static final String OTHER = "zhouxu.deputy";

    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    People people;
    @Autowired
    Outsiders outsiders;
    @Autowired
    AdmitOutsider admitting;
    @Autowired
    OwnMatters own;
    @Autowired
    List<Verification> verifications;

    private Visitors visitors;
    private String theirs;
    private String ofAnother;

    @BeforeAll
    void proposals(@Autowired DemoDistrict district) {
        district.tell("cast");
        visitors = new Visitors(port);
        theirs = proposed("加密竹溪片区公交班次", DEPUTY);
        ofAnother = proposed("在云帆街道增设社区食堂", OTHER);
    }

    private String proposed(String title, String login) {
        String proposal = matters.proposed(title);
        matters.does(proposal, "admit", Map.of("proposer", person(login), "as", "lead"));
        return proposal;
    }

    private String person(String login) {
        return people.byLogin(login).orElseThrow().id();
    }

    private Outsider outsider(String login) {
        return outsiders.today(person(login)).orElseThrow();
    }

    private Clicker signedIn(String login) {
        Clicker clicker = new Clicker(port);
        clicker.signIn(login, PASSWORD);
        return clicker;
    }

    @Test
    @DisplayName("列表里只有自己的；别人的、编号猜的、工作台的地址，看、取、办都是 404，一个字也不说")
    void onlyTheirOwn() {
        try (Clicker deputy = signedIn(DEPUTY)) {
            assertThat(deputy.open("/my").page().text()).contains("加密竹溪片区公交班次", "人大代表、政协委员").doesNotContain("社区食堂");
            assertThat(deputy.open("/my/" + theirs).page().text()).contains("加密竹溪片区公交班次");
            for (String address : List.of("", "/letters/none", "/papers/none", "/copies/none")) {
                Clicker.Seen seen = deputy.open("/my/" + ofAnother + address);
                assertThat(seen.status()).as(address).isEqualTo(404);
                assertThat(seen.page().text()).isEqualTo(deputy.open("/my/0000000000ab" + address).page().text()).doesNotContain("食堂");
            }
            for (String address : List.of("/desk", "/desk/cases", "/desk/cases/" + theirs, "/desk/people", "/desk/outsiders", "/desk/organs", "/desk/password")) {
                assertThat(deputy.open(address).status()).as(address).isEqualTo(404);
            }
            FormElement form = (FormElement) deputy.open("/my/" + theirs).page().selectFirst("form[action$=/withdraw]");
            form.attr("action", "/my/" + ofAnother + "/withdraw");
            List<Clicker.Entry> entries = new ArrayList<>(Clicker.entries(form, ""));
            entries.add(new Clicker.Entry("sure", "yes", false));
            assertThat(deputy.send(form, entries).status()).isEqualTo(404);
            assertThat(cases.state(ofAnother).acts()).extracting(Act::verb).doesNotContain("withdraw");
        }
        assertThat(folders.open(ofAnother, outsider(DEPUTY))).isEmpty();
        assertThat(folders.open(ofAnother, outsider(OTHER))).isPresent();
        try (Clicker staff = signedIn("dongzhen.office")) {
            assertThat(staff.open("/my").status()).isEqualTo(404);
            assertThat(staff.open("/my/" + theirs).status()).isEqualTo(404);
        }
        try (Clicker nobody = new Clicker(port)) {
            assertThat(nobody.open("/my/" + theirs).page().selectFirst("[name=password]")).isNotNull();
            assertThat(nobody.open("/my/new").page().selectFirst("[name=password]")).isNotNull();
        }
    }

    @Test
    @DisplayName("凭登记的那个人，不凭姓名：同名的看不到；取消登记的看不到，再登记又看得到；不能登记两次；台账重放与表里一致")
    void neverByName() {
        String name = people.byLogin(DEPUTY).orElseThrow().name();
        String namesake = admitting.admit(name, "namesake.deputy", "deputy", "deputy-card", Operator.INSTALLATION).orThrow().person().id();
        assertThat(folders.open(theirs, outsiders.today(namesake).orElseThrow())).isEmpty();
        String proposal = proposed("修缮望溪小学操场", DEPUTY);
        assertThat(matters.refused(proposal, "admit", Map.of("proposer", person(DEPUTY), "as", "joint"))).contains("已经登记过");
        matters.does(proposal, "admit", Map.of("proposer", person(OTHER), "as", "joint"));
        assertThat(folders.open(proposal, outsider(OTHER))).isPresent();
        matters.does(proposal, "dismiss", Map.of("proposer", person(DEPUTY)));
        assertThat(folders.open(proposal, outsider(DEPUTY))).isEmpty();
        assertThat(matters.refused(proposal, "dismiss", Map.of("proposer", person(DEPUTY)))).contains("没有登记在这一件上");
        assertThat(matters.refused(proposal, "admit", Map.of("proposer", person("chenxi.office"), "as", "lead"))).as("工作人员不是提出人").contains("在所列的人当中选择");
        verifications.stream().filter(one -> one.title().equals("外部人员看得到的办件")).findFirst().orElseThrow()
                .verify(new Verification.Range(0, Long.MAX_VALUE), new Verification.Differences() {
                    @Override
                    public void compared(long count) {
                        assertThat(count).isPositive();
                    }

                    @Override
                    public void differs(String record, String what, Object derived, Object stored) {
                        throw new AssertionError(record + " " + what + ": " + derived + " / " + stored);
                    }
                });
    }

    @Test
    @DisplayName("知道编号和查询码的，可以加入自己的办件；移去以后打不开；查询码错了的加不进")
    void byCode() {
        Submission.Accepted request = matters.received("企业补贴名单");
        String caseId = request.caseIds().getFirst();
        assertThat(folders.open(caseId, outsider(OTHER))).isEmpty();
        try (Clicker company = signedIn(OTHER)) {
            assertThat(add(company, request.number(), "aaaaaaaa").status()).isEqualTo(422);
            assertThat(add(company, request.number(), request.code()).page().text()).contains("企业补贴名单");
            assertThat(company.open("/my/" + caseId).page().text()).contains("企业补贴名单");
            FormElement off = (FormElement) company.open("/my").page().selectFirst("form[action$=/untie]");
            company.send(off, Clicker.entries(off, ""));
            assertThat(company.open("/my/" + caseId).status()).isEqualTo(404);
        }
        assertThat(own.untie(outsider(OTHER), ofAnother)).as("登记的不能自己移去").isFalse();
    }

    @Test
    @DisplayName("收到征求意见书的，凭上面的编号和查询码加入，登录答复；只看得到所问的，看不到那一件和申请人；别人打不开")
    void asked() {
        String request = matters.received("校服采购合同").caseIds().getFirst();
        matters.does(request, "accept", Map.of());
        matters.does(request, "consult", Map.of("thirdParty", "青澜衣品有限公司", "matter", "校服采购合同的单价是否同意公开"));
        String[] said = matters.consulted(request);
        String address;
        try (Clicker company = signedIn(OTHER)) {
            assertThat(add(company, said[0], said[1]).page().text()).contains("向您征求意见的", said[0]);
            address = company.open("/my").page().selectFirst("a[href^=/my/questions/]").attr("href");
            FormElement form = (FormElement) company.open(address).page().selectFirst("main form");
            assertThat(form.ownerDocument().text()).contains("校服采购合同的单价").doesNotContain("林小舟");
            assertThat(company.open("/my/" + request).status()).isEqualTo(404);
            List<Clicker.Entry> entries = new ArrayList<>(Clicker.entries(form, ""));
            entries.removeIf(entry -> entry.name().equals("opinion"));
            entries.add(new Clicker.Entry("opinion", "agrees", false));
            assertThat(company.send(form, entries).page().text()).contains("意见已经收到");
        }
        assertThat(cases.state(request).acts().getLast()).satisfies(act -> {
            assertThat(act.verb()).isEqualTo("third-party-answers");
            assertThat(act.text("outsider")).isEqualTo(person(OTHER));
        });
        try (Clicker other = signedIn(DEPUTY)) {
            assertThat(other.open(address).status()).isEqualTo(404);
        }
    }

    private static Clicker.Seen add(Clicker clicker, String number, String code) {
        FormElement form = (FormElement) clicker.open("/my").page().selectFirst("form[action=/my]");
        form.selectFirst("[name=number]").val(number);
        form.selectFirst("[name=code]").val(code);
        return clicker.send(form, Clicker.entries(form, ""));
    }

    @Test
    @DisplayName("停用登录：已经登录的随即退出，再登录说已停用，办过的都在；恢复以后原来的办件仍是本人的。外部人员不能任岗位，工作人员以外的人不能给登录")
    void ended(@Autowired GivePost giving) {
        AddPerson.Added added = admitting.admit("沈知", "shenzhi.deputy", "deputy", "deputy-card", Operator.INSTALLATION).orThrow();
        String person = added.person().id();
        String proposal = matters.proposed("整治沈家弄积水");
        matters.does(proposal, "admit", Map.of("proposer", person, "as", "lead"));
        Operator operator = new Operator(people.staff(person("wangji.office")).orElseThrow());
        Operator officer = new Operator(people.staff(person("chenxi.office")).orElseThrow());
        try (Clicker deputy = new Clicker(port)) {
            FormElement form = (FormElement) deputy.open("/my").page().selectFirst("main form");
            form.selectFirst("[name=login]").val("shenzhi.deputy");
            form.selectFirst("[name=password]").val(added.oneTimePassword());
            FormElement choosing = (FormElement) deputy.send(form, Clicker.entries(form, "")).page().selectFirst("form[action=/my/password]");
            assertThat(deputy.open("/my/" + proposal).page().selectFirst("form[action=/my/password]")).as("先换一次性密码").isNotNull();
            choosing.selectFirst("[name=old]").val(added.oneTimePassword());
            choosing.selectFirst("[name=wanted]").val("柳岸路的灯 47 盏亮");
            choosing.selectFirst("[name=repeated]").val("柳岸路的灯 47 盏亮");
            assertThat(deputy.send(choosing, Clicker.entries(choosing, "")).page().text()).contains("整治沈家弄积水");
            assertThat(admitting.end(person, officer).reasons()).as("经办人不能停用").isNotEmpty();
            admitting.end(person, operator).orThrow();
            assertThat(deputy.open("/my/" + proposal).page().selectFirst("[name=password]")).as("随即退出").isNotNull();
            form.selectFirst("[name=password]").val("柳岸路的灯 47 盏亮");
            FormElement again = (FormElement) deputy.open("/sign-in").page().selectFirst("main form");
            again.selectFirst("[name=login]").val("shenzhi.deputy");
            again.selectFirst("[name=password]").val("柳岸路的灯 47 盏亮");
            assertThat(deputy.send(again, Clicker.entries(again, "")).page().text()).contains("已经停用");
        }
        assertThat(matters.refused(matters.proposed("另一件"), "admit", Map.of("proposer", person, "as", "lead"))).as("停用的不能再登记").contains("在所列的人当中选择");
        assertThat(cases.state(proposal).acts()).extracting(Act::verb).contains("admit");
        admitting.resume(person, operator).orThrow();
        assertThat(folders.open(proposal, outsider("shenzhi.deputy"))).isPresent();
        assertThat(giving.give(person, "qinglan", Role.OFFICER, false, java.time.LocalDate.of(2026, 1, 1), operator)).isInstanceOf(Attempt.Refused.class);
        Operator supervisor = new Operator(people.staff(person("fuyan.office")).orElseThrow());
        assertThat(admitting.admit("某人", "someone.deputy", "deputy", "deputy-card", supervisor).reasons()).isNotEmpty();
        assertThat(admitting.admit("某人", "someone.deputy", "deputy", "", officer).reasons()).singleElement().asString().contains("没有核对身份的，不给登录");
    }

    @Test
    @DisplayName("连错五次，在谁那里就在谁那里锁定，密码对了也不行")
    void locked() {
        admitting.admit("陆遥", "luyao.deputy", "deputy", "deputy-card", Operator.INSTALLATION).orThrow();
        try (Clicker guess = new Clicker(port)) {
            for (int n = 0; n < 6; n++) {
                FormElement form = (FormElement) guess.open("/sign-in").page().selectFirst("main form");
                form.selectFirst("[name=login]").val("luyao.deputy");
                form.selectFirst("[name=password]").val("不对的密码" + n);
                Clicker.Seen seen = guess.send(form, Clicker.entries(form, ""));
                assertThat(seen.page().text()).contains(n < 5 ? "登录名或密码不正确" : "已锁定");
            }
        }
    }

    @Test
    @DisplayName("一件建议在浏览器里：柜台给登录、登记提出人，代表登录看谁在办，确认面商，评价不满意请再办，再答复后评价满意，办结")
    void lifeOfAProposal() {
        try (Page counter = at("chenxi.office", "http://localhost:" + port + "/desk/outsiders")) {
            counter.locator("details:has(> summary:has-text('给外部人员登录')) > summary").click();
            counter.locator("[name='name']").fill("顾知微");
            counter.locator("[name='login']").fill("guzhiwei.deputy");
            counter.locator("[name='kind']").selectOption("deputy");
            counter.locator("[name='document']").selectOption("deputy-card");
            Browser.picture(counter, "outsiders-1440");
            Visitors.press(counter, "给予登录");
            assertThat(counter.locator("output")).hasText(Pattern.compile("[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}"));
            assertThat(counter.locator("main")).containsText("重置密码、停用登录由运维人员办理");
            Browser.assertAccessible(counter);
            Browser.picture(counter, "outsider-1440");
        }
        String proposal = proposed("竹溪大道加装护栏", DEPUTY);
        matters.does(proposal, "hand-out", Map.of("lead", "transport", "partners", "finance"));
        String desk = "http://localhost:" + port + "/desk/cases/" + proposal;
        String mine = "http://localhost:" + port + "/my/" + proposal;
        try (Page officer = at("guohe.transport", desk)) {
            Visitors.act(officer, "主办签收", () -> { });
            assertThat(officer.locator("main")).containsText("用自己的登录看得到这一件的：钱望");
            Visitors.act(officer, "登记与代表、委员的面商", () -> {
                officer.locator("[id^='interview'][name='how'], [name='how']").first().selectOption("meeting");
                officer.locator("[id^='interview'][name='said'], [name='said']").first().fill("在竹溪路口看了现场");
            });
            assertThat(officer.locator(".timeline")).containsText("面商");
        }
        try (Page partner = at("zhuche.finance", desk)) {
            Visitors.act(partner, "会办签收", () -> { });
        }
        try (Page partner = at("liangheng.finance", desk)) {
            Visitors.act(partner, "提交会办意见", () -> partner.locator("[name='opinion']").fill("资金已安排"));
            assertThat(partner.locator(".handlings")).containsText("已交会办意见");
        }
        try (Page deputy = deputyAt(mine)) {
            assertThat(deputy.locator("main")).containsText("现在由谁办");
            assertThat(deputy.locator("main")).containsText("交通");
            Browser.assertAccessible(deputy);
            Browser.assertFits(deputy);
            Browser.picture(deputy, "my-matter-390");
            assertThat(deputy.locator("main")).containsText("在竹溪路口看了现场");
            Visitors.act(deputy, "确认面商", () -> deputy.locator("[name='agrees'][value='true-to-fact']").check());
            assertThat(deputy.locator(".timeline")).containsText("确认面商");
            assertThat(deputy.locator("details.act:has(> summary:has-text('确认面商'))")).hasCount(0);
            deputy.navigate("http://localhost:" + port + "/my");
            Browser.assertAccessible(deputy);
            Browser.assertFits(deputy);
            Browser.picture(deputy, "my-390");
            deputy.setViewportSize(1280, 900);
            Browser.picture(deputy, "my-1280");
        }
        answered(desk, "C", "明年列入计划。");
        try (Page deputy = deputyAt(mine)) {
            assertThat(deputy.locator("main")).containsText("明年列入计划。");
            Visitors.act(deputy, "不满意、请再办", () -> deputy.locator("#send-back-said").fill("路口已经出过事故"));
            assertThat(deputy.locator("main")).containsText("办理中");
        }
        answered(desk, "A", "护栏已经装好。");
        try (Page deputy = deputyAt(mine)) {
            assertThat(deputy.locator("main")).containsText("护栏已经装好。");
            Browser.picture(deputy, "my-matter-answered-390");
            Visitors.act(deputy, "评价", () -> deputy.locator("[name='satisfied'][value='satisfied']").check());
            assertThat(deputy.locator("main")).containsText("已办结");
        }
        CaseState state = cases.state(proposal);
        assertThat(state.ended()).isTrue();
        assertThat(state.acts()).filteredOn(act -> List.of("confirm-interview", "send-back", "rate").contains(act.verb())).hasSize(3)
                .allSatisfy(act -> assertThat(act.text("outsider")).isEqualTo(person(DEPUTY))).allSatisfy(act -> assertThat(act.actor()).isNull());
    }

    private void answered(String desk, String result, String words) {
        try (Page approver = at("hannan.transport", desk)) {
            Visitors.preview(approver, "答复代表、委员", () -> {
                approver.locator("select[name='class']").selectOption(result);
                approver.locator("[name='answer']").fill(words);
            });
            approver.locator(".foreseen .actions button").click();
            assertThat(approver.locator(".case-head")).containsText("待评价");
        }
    }

    private Page at(String login, String address) {
        Page page = visitors.signedIn(login);
        page.navigate(address);
        return page;
    }

    /** The deputy on a telephone, led from the page that was wanted through the sign-in back to it. */
    private Page deputyAt(String address) {
        Page page = Browser.visit(address, 390, 844);
        page.locator("[name='login']").fill(DEPUTY);
        page.locator("[name='password']").fill(PASSWORD);
        page.locator("main button").first().click();
        page.waitForURL(Pattern.compile(Pattern.quote(address) + ".*"));
        return page;
    }
}
