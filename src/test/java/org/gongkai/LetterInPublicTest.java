package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.casework.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

@GongkaiTest
@DisplayName("在浏览器里：写信人看到答复；来信公开以前先核对、预览，公开以后可以更正、撤回")
class LetterInPublicTest {

    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;

    private Visitors visitors;

    @BeforeEach
    void district() {
        visitors = new Visitors(port);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    @Test
    @DisplayName("没有公开的答复，写信人凭编号和查询码看得到原话")
    void whoeverWroteReadsTheAnswer() {
        Submission.Accepted letter = matters.answered("望溪路路灯不亮");
        try (Page writer = visitors.following(letter.number(), letter.code())) {
            assertThat(writer.locator(".given").textContent()).contains("已于", "答复", "黄齐飞先生：路灯已修复，感谢反映。");
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
            assertThat(office.locator("#words-publicQuestion").inputValue()).isEqualTo("我是某某，电话某某，路灯连续三天不亮。");
            assertThat(office.locator(".beside del").allTextContents()).contains("黄齐飞", "139-0000-1234");
            Browser.assertAccessible(office);

            office.locator("#words-publicQuestion").fill("⻩⻬⻜来信：路灯不亮。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("预览公众将看到的")).click();
            assertThat(office.locator(".error-summary").textContent()).contains("写信人的姓名");
            assertThat(office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).count()).isZero();

            office.locator("#words-publicQuestion").fill("竹溪大道路灯连续三天不亮。");
            office.locator("#words-publicAnswer").fill("路灯已修复，感谢反映。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("预览公众将看到的")).click();
            assertThat(office.locator(".foreseen .letter").textContent()).contains("竹溪大道路灯连续三天不亮。");
            Browser.assertAccessible(office);
            Browser.picture(office, "letter-preview-1440");
            assertThat(office.request().get(at(shown)).status()).as("预览还不是公开").isEqualTo(404);

            // Changed after it was seen: shown again, not published.
            office.locator("#words-publicAnswer").fill("路灯已于当天修复，感谢反映。");
            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            assertThat(office.request().get(at(shown)).status()).isEqualTo(404);
            office.getByRole(AriaRole.BUTTON, Visitors.named("公开来信和答复")).click();
            assertThat(office.locator(".notice").first().textContent()).contains("已于");
            for (int width : new int[] {1440, 390}) {
                try (Page anybody = visitors.citizen("/mailboxes/mayormail", width)) {
                    assertThat(anybody.locator("main").textContent()).contains("竹溪大道路灯不亮");
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

            office.getByRole(AriaRole.BUTTON, Visitors.named("撤回公开的来信和答复")).click();
            office.locator("#ground").selectOption("privacy");
            office.locator("#reason").fill("写信人要求");
            Browser.assertAccessible(office);
            office.getByRole(AriaRole.BUTTON, Visitors.named("撤回")).click();
            assertThat(office.locator(".timeline").textContent()).contains("撤回", "涉及个人隐私");
        }
        try (Page anybody = visitors.citizen(shown, 390)) {
            assertThat(anybody.locator("main").textContent()).contains("已经撤回", "涉及个人隐私", "第十五条").doesNotContain("路灯");
            assertThat(anybody.content()).doesNotContain("路灯");
            Browser.assertAccessible(anybody);
            Browser.picture(anybody, "letter-withdrawn-390");
            anybody.navigate(at("/mailboxes/mayormail"));
            assertThat(anybody.content()).doesNotContain("竹溪大道路灯");
        }
    }
}
