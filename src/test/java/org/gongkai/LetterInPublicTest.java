package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.assertj.core.api.Assertions;
import org.gongkai.casework.filing.Submission;
import org.gongkai.registers.LinkTarget;
import org.gongkai.registers.datatype.NamedType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@DisplayName("在浏览器里：写信人看到答复；来信公开以前先核对、预览，公开以后可以更正、撤回")
class LetterInPublicTest {

    @Autowired
    List<LinkTarget> links;
    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;

    private Visitors visitors;

    @BeforeEach
    void district() {
        visitors = new Visitors(port);
    }

    private LinkTarget letters() {
        return links.stream().filter(target -> target.id().equals(LinkTarget.MATTER)).findFirst().orElseThrow();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    @Test
    @DisplayName("没有公开的答复，写信人凭编号和查询码看得到原话")
    void whoeverWroteReadsTheAnswer() {
        Submission.Accepted letter = matters.answered("望溪路路灯不亮");
        try (Page writer = visitors.following(letter.number(), letter.code())) {
            Assertions.assertThat(writer.locator(".given").textContent()).contains("已于", "答复", "黄齐飞先生：路灯已修复，感谢反映。");
            Browser.assertAccessible(writer);
            Browser.assertFits(writer);
            Browser.picture(writer, "letter-answered-390");
        }
    }

    @Test
    @DisplayName("公开的表已由来信填好、隐去写信人；没有预览的不公开；改回姓名的拦下；撤回后地址还在、原文不在")
    void fromTheLetterToThePageAndBack() {
        String caseId = matters.answered("竹溪大道路灯不亮").caseIds().getFirst();
        String shown = "/mailboxes/mayormail/" + caseId;
        try (Page office = visitors.signedIn("dongzhen.office")) {
            office.navigate(at("/desk/cases/" + caseId));
            office.getByRole(AriaRole.LINK, Visitors.named("公开来信和答复")).click();
            Assertions.assertThat(office.locator("#words-publicQuestion").inputValue()).isEqualTo("我是某某，电话某某，路灯连续三天不亮。");
            Assertions.assertThat(office.locator(".beside del").allTextContents()).contains("黄齐飞", "139-0000-1234");
            Browser.assertAccessible(office);

            office.locator("#words-publicQuestion").fill("⻩⻬⻜来信：路灯不亮。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("预览公众将看到的")).click();
            Assertions.assertThat(office.locator(".error-summary").textContent()).contains("写信人的姓名");
            Assertions.assertThat(office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).count()).isZero();

            office.locator("#words-publicQuestion").fill("竹溪大道路灯连续三天不亮。");
            office.locator("#words-publicAnswer").fill("路灯已修复，感谢反映。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("预览公众将看到的")).click();
            Assertions.assertThat(office.locator(".foreseen .letter").textContent()).contains("竹溪大道路灯连续三天不亮。");
            Browser.assertAccessible(office);
            Browser.picture(office, "letter-preview-1440");
            Assertions.assertThat(office.request().get(at(shown)).status()).as("预览还不是公开").isEqualTo(404);

            // Changed after it was seen: shown again, not published.
            office.locator("#words-publicAnswer").fill("路灯已于当天修复，感谢反映。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            Assertions.assertThat(office.request().get(at(shown)).status()).isEqualTo(404);
            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            Assertions.assertThat(office.locator(".notice").first().textContent()).contains("已于");
            for (int width : new int[] {1440, 390}) {
                try (Page anybody = visitors.citizen("/mailboxes/mayormail", width)) {
                    Assertions.assertThat(anybody.locator("main").textContent()).contains("竹溪大道路灯不亮");
                    Browser.assertFits(anybody);
                    Browser.assertAccessible(anybody);
                    Browser.picture(anybody, "mailbox-" + width);
                    anybody.navigate(at(shown));
                    Browser.assertFits(anybody);
                    Browser.assertAccessible(anybody);
                    Browser.picture(anybody, "letter-" + width);
                    anybody.navigate(at("/mailboxes"));
                    Browser.assertFits(anybody);
                    Browser.picture(anybody, "mailboxes-" + width);
                }
            }

            String before = at("/requests/suggestions?item1.title=竹溪大道的路灯不亮");
            Assertions.assertThat(office.request().get(before).text()).as("who is about to ask for it finds it").contains("别人来信问过", "href=\"" + shown + "\"");
            Assertions.assertThat(letters().find(caseId)).map(NamedType.Known::name).as("a record of a register may point at it").contains("竹溪大道路灯不亮");
            Assertions.assertThat(letters().find(shown)).map(NamedType.Known::address).contains(shown);
            office.getByRole(AriaRole.BUTTON, Visitors.named("撤回公开的来信和答复")).click();
            office.locator("#ground").selectOption("privacy");
            office.locator("#reason").fill("写信人要求");
            Browser.assertAccessible(office);
            office.getByRole(AriaRole.BUTTON, Visitors.named("撤回")).click();
            Assertions.assertThat(office.locator(".timeline").textContent()).contains("撤回", "涉及个人隐私");
        }
        Assertions.assertThat(letters().find(caseId)).as("taken back it has no name").isEmpty();
        try (Page anybody = visitors.citizen(shown, 390)) {
            Assertions.assertThat(anybody.locator("main").textContent()).contains("已经撤回", "涉及个人隐私", "第十五条").doesNotContain("路灯");
            Assertions.assertThat(anybody.content()).doesNotContain("路灯");
            Browser.assertAccessible(anybody);
            Browser.picture(anybody, "letter-withdrawn-390");
            anybody.navigate(at("/mailboxes/mayormail"));
            Assertions.assertThat(anybody.content()).doesNotContain("竹溪大道路灯");
            anybody.navigate(at("/requests/suggestions?item1.title=竹溪大道的路灯不亮"));
            Assertions.assertThat(anybody.content()).doesNotContain(caseId);
        }
    }

    @Test
    @DisplayName("点到婆婆姓名、病情的：预览标出来，逐处选了改写、再看一遍才公开；只按“公开”不公开")
    void othersAreSettledOneByOne() {
        String caseId = matters.answered("低保停发").caseIds().getFirst();
        String shown = at("/mailboxes/mayormail/" + caseId);
        try (Page office = visitors.signedIn("dongzhen.office")) {
            office.navigate(at("/desk/cases/" + caseId + "/public"));
            office.locator("#words-publicQuestion").fill("我婆婆王桂芳患有帕金森病，低保停了。");
            office.locator("#words-publicAnswer").fill("已联系王桂芳，恢复发放。请到民政所办理，电话 027-87654321。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("预览公众将看到的")).click();
            assertThat(office.locator(".foreseen .letter mark")).hasText(new String[] {"王桂芳", "帕金森病", "王桂芳", "027-87654321"});
            Browser.assertAccessible(office);
            Browser.picture(office, "letter-settle-1440");
            Browser.assertFits(office);

            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            assertThat(office.locator(".error-summary")).containsText("为什么保留");
            Assertions.assertThat(office.request().get(shown).status()).isEqualTo(404);

            office.getByLabel("第三人的姓名：王桂芳").selectOption(new SelectOption().setLabel("改成“王某某”"));
            office.getByLabel("个人的病情和残疾：帕金森病").selectOption(new SelectOption().setLabel("改成“某病”"));
            office.getByLabel("固定电话：027-87654321").selectOption(new SelectOption().setLabel("办公用的电话、地址、账号"));
            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            assertThat(office.locator(".foreseen .letter mark")).hasText(new String[] {"027-87654321"});
            assertThat(office.locator("#words-publicQuestion")).hasValue("我婆婆王某某患有某病，低保停了。");
            Assertions.assertThat(office.request().get(shown).status()).as("改写以后先再看一遍").isEqualTo(404);

            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            assertThat(office.locator(".notice").first()).containsText("已于");
            Assertions.assertThat(office.request().get(shown).text()).contains("婆婆王某某患有某病", "已联系王某某", "027-87654321").doesNotContain("王桂芳", "帕金森");
        }
    }
}
