package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("一次会议的建议提案，从清单到公开：导入、一起交办、面商、答复、联名每人一份、代表登录评价、公开、统计、承诺办到")
class ProposalsOfASittingTest extends OutsidersOfTheDistrict {

    private static final String SITTING = "青澜区九届六次会议";
    private static final Actor UNIT = new Actor("person-unit", Set.of("OFFICER", "APPROVER", "DISCLOSURE_OFFICE"));
    private static final String LIST = """
            编号,种类,代表团,领衔代表,联名代表,案由,内容,主办单位,会办单位
            21,建议,竹溪代表团,钱望,周煦、江澄,关于在柳岸路增设夜间照明的建议,柳岸路夜间太暗，建议增设照明。,区交通局,区财政局
            22,建议,望溪代表团,江澄,,关于延长公园开放时间的建议,公园闭园太早。,区教育局,
            """;

    @Test
    @DisplayName("narrated life-cycle：清单改好再登记，一起交办；会办的意见先到；没有面商不能答复；代表在手机上读答复、评价三项；公开以后人人读得到，统计人人数得到；承诺的事项在主办单位的待办里，办到为止")
    void fromTheListToThePublic(@Autowired List<Duties> duties) throws IOException {
        String site = "http://localhost:" + port;
        String proposal;
        try (Page clerk = at("chenxi.office", site + "/desk/sittings")) {
            Browser.look(clerk, "sittings");
            clerk.setViewportSize(1440, 900);
            bring(clerk, LIST.replace("区交通局", "区灯光局"));
            assertThat(clerk.locator("#progress")).containsText("有 1 行要改，一行也没有登记");
            assertThat(clerk.locator("#progress")).containsText("“区灯光局”不是本级现有的单位");
            Browser.look(clerk, "sitting-list-faulty");
            clerk.setViewportSize(1440, 900);
            clerk.navigate(site + "/desk/sittings");
            bring(clerk, LIST);
            assertThat(clerk.locator("#progress")).containsText("核对完了，没有错处");
            pressed(clerk, "登记 2 件", "登记完了，还没有交办");
            pressed(clerk, "按拟办单位一起交办 2 件", "交办完了");
            Browser.look(clerk, "sitting-list");
            proposal = clerk.locator("#progress tbody tr").first().locator("a").getAttribute("href").replaceAll(".*/", "");
        }
        assertThat(cases.state(proposal).stage()).isEqualTo("handed-out");
        matters.does(proposal, "admit", Map.of("proposer", person(DEPUTY), "as", "lead"));
        matters.does(proposal, "admit", Map.of("proposer", person(OTHER), "as", "joint"));
        takes(proposal, 2, "lead-sign", Map.of());
        takes(proposal, 3, "partner-sign", Map.of());
        Map<String, String> reply = Map.of("class", "B", "open", "public", "answer", "柳岸路照明已列入年度计划。", "promise", "柳岸路夜间照明亮灯", "promisedBy", "2026-12-31");
        assertThat(refused(proposal, 2, "reply", reply)).contains("请先办“登记与代表、委员的面商”", "会办");
        takes(proposal, 3, "opine", Map.of("opinion", "资金已经安排"));
        takes(proposal, 2, "interview", Map.of("how", "visit", "who", "局长上门见到钱代表", "said", "代表同意分两段装"));
        takes(proposal, 2, "reply", reply);

        try (Page clerk = at("chenxi.office", site + "/desk/cases/" + proposal)) {
            assertThat(clerk.locator("main")).containsText("第 21 号 · 建议 · 竹溪代表团");
            assertThat(clerk.locator("main")).containsText("还没有登记办到");
            assertThat(clerk.locator("#joint + ul li")).hasCount(2);
            assertThat(clerk.locator("#joint + ul")).containsText("江澄");
            assertThat(docx(clerk, site + clerk.locator("#joint + ul a").nth(2).getAttribute("href"))).contains("江澄：", "柳岸路照明已列入年度计划。", "办理结果：B").doesNotContain("钱望：");
        }
        try (Page deputy = deputyAt(DEPUTY, site + "/my/" + proposal)) {
            assertThat(deputy.locator("main")).containsText("柳岸路照明已列入年度计划。");
            Browser.look(deputy, "my-proposal");
            deputy.setViewportSize(390, 844);
            Visitors.act(deputy, "评价", () -> {
                deputy.locator("[name='satisfied'][value='fair']").check();
                deputy.locator("[name='attitude'][value='satisfied']").check();
                deputy.locator("[name='process'][value='fair']").check();
                deputy.locator("[name='result'][value='fair']").check();
            });
            assertThat(deputy.locator("main")).containsText("已办结");
        }
        try (Page joint = deputyAt(OTHER, site + "/my")) {
            assertThat(joint.locator("main")).containsText("关于在柳岸路增设夜间照明的建议");
            joint.navigate(site + "/my/" + proposal);
            assertThat(docx(joint, site + joint.locator("ul.papers a[href*='/letters/']").first().getAttribute("href"))).as("联名的拿到写给自己的一份").contains("周煦：").doesNotContain("钱望：");
        }
        CaseState rated = cases.state(proposal);
        assertThat(rated.all("rate")).singleElement().satisfies(act -> {
            assertThat(act.text("satisfied")).isEqualTo("fair");
            assertThat(act.text("attitude")).isEqualTo("satisfied");
        });
        assertThat(promises(duties)).as("承诺的事项等着办").contains("柳岸路");

        matters.does(proposal, "publish", Map.of("publicTitle", "关于在柳岸路增设夜间照明的建议的答复", "publicQuestion", "柳岸路夜间太暗，建议增设照明。", "publicAnswer", "柳岸路照明已列入年度计划。"));
        try (Page anybody = Browser.visit(site + "/proposals?sitting=" + SITTING, 1440, 900)) {
            assertThat(anybody.locator("main")).containsText("关于在柳岸路增设夜间照明的建议的答复");
            assertThat(anybody.locator("main")).containsText("面商率");
            assertThat(anybody.locator("main")).not().containsText("钱望");
            Browser.look(anybody, "proposals");
            anybody.locator("ul.entries a").first().click();
            assertThat(anybody.locator("main")).containsText("柳岸路照明已列入年度计划。");
            assertThat(anybody.locator("main")).not().containsText("钱望");
        }
        try (Page clerk = at("chenxi.office", site + "/desk/sittings/figures?sitting=" + SITTING)) {
            Browser.look(clerk, "sitting-figures");
            clerk.setViewportSize(1440, 900);
            clerk.locator("a[href*='what=promised']").first().click();
            assertThat(clerk.locator("tbody tr")).hasCount(1);
            Browser.look(clerk, "sitting-behind");
        }
        try (Page clerk = at("chenxi.office", site + "/desk/sittings")) {
            Browser.look(clerk, "sittings-after");
            clerk.setViewportSize(1440, 900);
            clerk.locator("a[href*='what=answered']").first().click();
            assertThat(clerk.locator("tbody tr")).hasCount(1);
            assertThat(clerk.locator("tbody")).containsText("关于在柳岸路增设夜间照明的建议");
        }
        takes(proposal, 2, "promise-kept", Map.of("said", "路灯已经全部亮灯"));
        assertThat(promises(duties)).as("办到以后不再等").doesNotContain("柳岸路");
    }

    private String promises(List<Duties> duties) {
        return duties.stream().flatMap(one -> one.of(people.staff(person("guohe.transport")).orElseThrow(), 100).pressing().stream()).filter(duty -> duty.queue().equals("承诺事项"))
                .map(duty -> duty.title() + duty.dueOn()).toList().toString();
    }

    private static String docx(Page page, String address) throws IOException {
        try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(page.request().get(address).body())); XWPFWordExtractor text = new XWPFWordExtractor(docx)) {
            return text.getText();
        }
    }

    private void bring(Page clerk, String csv) {
        clerk.locator("#sitting").fill(SITTING);
        if (clerk.locator("#organ").count() > 0) {
            clerk.locator("#organ").selectOption("qinglan");
        }
        clerk.locator("#file").setInputFiles(new FilePayload("清单.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        clerk.locator("main button:has-text('读取并核对')").click();
        clerk.waitForURL(Pattern.compile(".*/desk/sittings/lists/.*"));
    }

    private static void pressed(Page clerk, String button, String then) {
        clerk.locator("#progress button:has-text('" + button + "')").click();
        assertThat(clerk.locator("#progress h2")).hasText(then);
    }

    private void takes(String proposal, int handling, String action, Map<String, String> values) {
        assertThat(cases.perform(Perform.today(proposal, action, UNIT, values).in(handling))).as(action).isInstanceOf(Performed.Done.class);
    }

    private String refused(String proposal, int handling, String action, Map<String, String> values) {
        return String.valueOf(((Performed.Refused) cases.perform(Perform.today(proposal, action, UNIT, values).in(handling))).reasons());
    }

    private Page deputyAt(String login, String address) {
        Page page = Browser.visit(address, 390, 844);
        Visitors.signIn(page, login);
        page.waitForURL(Pattern.compile(Pattern.quote(address) + ".*"));
        return page;
    }
}
