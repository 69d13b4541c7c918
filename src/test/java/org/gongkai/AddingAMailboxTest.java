package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.calendar.Now;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("在运行着的网站上加一个信箱：放一个文件，运维看过改动后施行，随即有人写信、有人办")
class AddingAMailboxTest {

    @LocalServerPort
    int port;
    @Autowired
    Now now;
    @Value("${gongkai.data}")
    Path data;
    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        demo.tell();
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("照着 docs/how-to/mailbox.md 里的例子：从放文件到公开办结")
    void fromAFileToALetter() throws Exception {
        String example = example("docs/how-to/mailbox.md");
        org.assertj.core.api.Assertions.assertThat(example.lines().count()).isLessThanOrEqualTo(25);
        Path file = data.resolve("regulations/casetypes/peoplemail.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, example.replace("title:", "titel:"));
        try (Page operator = visitors.signedIn("wangji.office")) {
            operator.navigate("http://localhost:" + port + "/desk/regulations");
            assertThat(operator.locator(".error-summary")).containsText("casetypes/peoplemail.yaml 第 ");
            assertThat(operator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("施行这些改动"))).hasCount(0);
            Browser.assertAccessible(operator);
            Files.writeString(file, example);
            operator.navigate("http://localhost:" + port + "/desk/regulations");
            assertThat(operator.getByText("casetypes/peoplemail.yaml")).hasCount(1);
            assertThat(operator.locator("main tbody tr")).containsText("民情信箱（办件类型 peoplemail）");
            Browser.assertAccessible(operator);
            Browser.picture(operator, "desk-regulations");
            operator.setViewportSize(390, 844);
            Browser.assertFits(operator);
            operator.setViewportSize(1440, 900);
            Visitors.press(operator, "施行这些改动");
            assertThat(operator.locator("[role=status]")).containsText("已施行");
            assertThat(operator.locator("main")).containsText("文件夹里的内容都已施行");
            assertThat(operator.locator("main")).containsText("王霁");
        }
        String receipt;
        try (Page citizen = visitors.citizen("/mailboxes", 1280)) {
            citizen.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("民情信箱")).first().click();
            citizen.waitForURL("**/mailboxes/peoplemail");
            citizen.locator("main a.button").first().click();
            citizen.waitForURL("**/mailboxes/peoplemail/new");
            Browser.assertAccessible(citizen);
            citizen.locator("[name='organ']").selectOption("qinglan");
            citizen.locator("[name='party'][value='nat']").check();
            citizen.locator("[name='applicant.name']").fill("周望");
            citizen.locator("[name='applicant.phone']").fill("099-20000001");
            citizen.locator("[name='item1.title']").fill("柳岸街路灯不亮");
            citizen.locator("[name='item1.description']").fill("连续三天不亮。");
            citizen.locator("[name='content.purpose'][value='complain']").check();
            citizen.locator("[name='content.agreesToPublish'][value='yes']").check();
            Visitors.press(citizen, "核对填写内容");
            citizen.locator("form#filing .actions button").first().click();
            assertThat(citizen.locator("h1")).hasText("已经提交");
            receipt = citizen.locator(".receipt-codes output").first().innerText();
        }
        org.assertj.core.api.Assertions.assertThat(receipt).contains("民信〔");
        try (Page officer = visitors.atCase("chenxi.office", receipt)) {
            Visitors.act(officer, "受理转办", () -> { });
            assertThat(officer.locator(".case-head")).containsText("办理中");
        }
    }

    @Test
    @DisplayName("照着 docs/how-to/form.md 里的例子：地点、几项选择、月份、金额、几点几分，从填写、看现场、收费到办结")
    void fromAFileToAForm() throws Exception {
        Path file = data.resolve("regulations/casetypes/doorplate.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, example("docs/how-to/form.md"));
        try (Page operator = visitors.signedIn("wangji.office")) {
            operator.navigate("http://localhost:" + port + "/desk/regulations");
            Visitors.press(operator, "施行这些改动");
            assertThat(operator.locator("[role=status]")).containsText("已施行");
        }
        String receipt;
        try (Page citizen = visitors.citizen("/mailboxes/doorplate/new", 390)) {
            Browser.assertAccessible(citizen);
            assertThat(citizen.locator("#organ")).hasText("青澜区人民政府");
            citizen.locator("[name='party'][value='nat']").check();
            citizen.locator("[name='applicant.name']").fill("周望");
            citizen.locator("[name='applicant.phone']").fill("099-20000001");
            citizen.locator("[name='item1.title']").fill("柳岸街 12 号");
            citizen.locator("[name='item1.description']").fill("门牌遗失。");
            citizen.locator("[name='content.purpose'][value='register']").check();
            citizen.locator("[name='content.kinds'][value='changed']").check();
            citizen.locator("[name='content.kinds'][value='lost']").check();
            citizen.locator("[name='content.since']").fill("2019-05");
            Browser.picture(citizen, "own-form-phone");
            Visitors.press(citizen, "核对填写内容");
            assertThat(citizen.locator("main")).containsText("门牌变更");
            citizen.locator("form#filing .actions button").first().click();
            assertThat(citizen.locator("h1")).hasText("已经提交");
            receipt = citizen.locator(".receipt-codes output").first().innerText();
        }
        org.assertj.core.api.Assertions.assertThat(receipt).contains("门证〔");
        try (Page officer = visitors.atCase("chenxi.office", receipt)) {
            Visitors.act(officer, "受理", () -> { });
            Visitors.act(officer, "登记现场查看", () -> {
                officer.locator("[name='hour']").fill("00:00");
                officer.locator("[name='asApplied'][value='yes']").check();
                officer.locator("[name='found']").fill("门牌遗失，墙上有旧痕。");
                officer.locator("[name='seenOn']").fill(now.today().toString());
            });
            assertThat(officer.locator(".case-head")).containsText("待出具");
        }
        try (Page approver = visitors.atCase("songci.office", receipt)) {
            Visitors.act(approver, "同意出具，通知缴费", () -> approver.locator("[name='fee']").fill("10"));
            assertThat(approver.locator(".case-head")).containsText("待缴工本费");
        }
        try (Page officer = visitors.atCase("chenxi.office", receipt)) {
            Visitors.act(officer, "登记缴费并出具", () -> {
                officer.locator("[name='receipt']").fill("2026-0001");
                officer.locator("[name='note']").fill("请到政务服务大厅 3 号窗口领取。");
            });
            assertThat(officer.locator(".case-head")).containsText("已办结");
            assertThat(officer.locator("main")).containsText("几点：00:00");
            assertThat(officer.locator("main")).containsText("工本费：10.00 元");
            Browser.picture(officer, "own-form-closed");
        }
    }

    private static String example(String page) throws Exception {
        String text = Files.readString(Path.of(page));
        String example = text.substring(text.indexOf("```yaml\n") + "```yaml\n".length());
        return example.substring(0, example.indexOf("```"));
    }
}
