package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.gongkai.casework.CaseState;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Act;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("外部人员的登录：停用、锁定随即生效；代表登录确认面商、评价、要求再办")
class OutsiderSignInTest extends OutsidersOfTheDistrict {

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
        try (Page officer = at("guohe.transport", desk)) {
            Visitors.act(officer, "登记与代表、委员的面商", () -> {
                officer.locator("[id^='interview'][name='how'], [name='how']").first().selectOption("visit");
                officer.locator("[id^='interview'][name='said'], [name='said']").first().fill("代表同意先装路口一段");
            });
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
                approver.locator("select[name='open']").selectOption("public");
                approver.locator("[name='answer']").fill(words);
            });
            approver.locator(".foreseen .actions button").click();
            assertThat(approver.locator(".case-head")).containsText("待评价");
        }
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
