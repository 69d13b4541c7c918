package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("在运行着的网站上加一个信箱：放一个文件，运维看过改动后施行，随即有人写信、有人办")
class AddingAMailboxTest {

    @LocalServerPort
    int port;
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
        String page = Files.readString(Path.of("docs/how-to/mailbox.md"));
        String example = page.substring(page.indexOf("```yaml\n") + "```yaml\n".length());
        example = example.substring(0, example.indexOf("```"));
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
            assertThat(operator.locator("main")).containsText("casetypes/peoplemail.yaml");
            assertThat(operator.locator("main")).containsText("办件类型“peoplemail”");
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
}
