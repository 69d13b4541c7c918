package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.casework.Cases;
import org.gongkai.casework.filing.Submission;
import org.gongkai.evidence.EvidenceFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@DisplayName("在浏览器里：撤回之前先问一句；撤回了写作撤回，不写已答复；工作人员登记的撤回由申请人确认或者否认")
class WithdrawalOnPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;
    @Autowired
    Cases cases;
    @Autowired
    EvidenceFiles evidence;

    private Visitors visitors;

    @BeforeEach
    void district() {
        visitors = new Visitors(port);
    }

    private static void unfold(Page page, String title) {
        page.locator("details.act:has(> summary:has-text('" + title + "')) > summary").click();
        page.locator("details.act:has(> summary:has-text('" + title + "')) .actions button").click();
    }

    @Test
    @DisplayName("自己撤回：先说明是什么意思，不做可以返回；做了，页面写申请人撤回、不是答复")
    void askedFirst() {
        Submission.Accepted request = matters.received("竹溪小学校车线路");
        try (Page page = visitors.following(request.number(), request.code())) {
            unfold(page, "撤回申请");
            assertThat(page.locator(".confirm").textContent()).contains("您确定吗", "不再办理", "重新提出申请");
            Browser.assertAccessible(page);
            Browser.picture(page, "withdraw-question-390");
            assertThat(cases.state(request.caseIds().getFirst()).ended()).as("问一句还不是撤回").isFalse();
            page.getByRole(AriaRole.LINK, Visitors.named("不做，返回")).click();
            unfold(page, "撤回申请");
            page.getByRole(AriaRole.BUTTON, Visitors.named("撤回申请")).click();
            assertThat(page.locator("main").textContent()).contains("申请人撤回", "这不是答复", "不再计算期限").doesNotContain("在期限内").doesNotContain("已于 2");
            Browser.assertAccessible(page);
            Browser.picture(page, "withdrawn-390");
        }
    }

    @Test
    @DisplayName("补正是申请人自己提交的，不问凭证；另外送来的凭证编号不进台账")
    void ownWordNeedsNoProof() {
        Submission.Accepted request = matters.received("竹溪小学课后服务");
        String caseId = request.caseIds().getFirst();
        matters.does(caseId, "ask-completion", Map.of("missing", "年份", "completeBy", "2036-01-04"));
        try (Page page = visitors.following(request.number(), request.code())) {
            assertThat(page.locator("[name='proof']").count()).isZero();
            page.locator("[name='supplement']").fill("2025年");
            page.evaluate("() => { const it = document.createElement('input'); it.name = 'proof'; it.value = '林小舟'; document.querySelector(\"form[action$='/complete']\").append(it); }");
            page.locator("form[action$='/complete'] .actions button").click();
            assertThat(page.locator(".timeline").textContent()).contains("提交补正");
        }
        assertThat(cases.state(caseId).last("complete").orElseThrow().detail()).doesNotContainKey("proof");
    }

    @Test
    @DisplayName("工作人员登记的：查询页上醒目说明，申请人说没有，照常办理")
    void deniedByTheApplicant() throws IOException {
        Submission.Accepted request = matters.received("竹溪小学食堂采购");
        String caseId = request.caseIds().getFirst();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        evidence.add(caseId, "education", "withdrawal", "1", "记录.png", bytes.toByteArray(), "person-desk").orThrow();
        matters.does(caseId, "record-withdrawal", Map.of("ground", "phone", "proof", "通话记录2026-2"));
        try (Page page = visitors.following(request.number(), request.code())) {
            assertThat(page.locator(".notice.grave").textContent()).contains("工作人员登记了您要求撤回", "期限照常计算");
            Browser.assertAccessible(page);
            Browser.picture(page, "withdrawal-entered-390");
            unfold(page, "没有要求撤回、请继续办理");
            assertThat(page.locator(".notice.grave").count()).isZero();
            assertThat(page.locator(".clock-words").textContent()).contains("最迟");
        }
        assertThat(cases.state(caseId).ended()).isFalse();
    }
}
