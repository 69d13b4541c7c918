package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.material.Material;
import org.gongkai.casework.material.Materials;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@DisplayName("第三十一条 在浏览器里登记来件：登记单、读回核对、签收单扫描件")
class EvidenceAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    JdbcClient client;
    @Autowired
    Materials materials;
    @Autowired
    CaseTypes types;
    @Autowired
    Submitting submitting;
    @Autowired
    Verify verify;

    private Visitors visitors;

    @BeforeEach
    void district() {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("口头提出的先读回再登记，证件、地址空着也登记，页上写明可以空着；登记单写明所填内容、按一下就打印；签收单扫描件随后补上、看得见、挂错了可以作废")
    void fromSlipToScan() throws IOException {
        try (Page officer = visitors.signedIn("chenxi.office")) {
            officer.navigate("http://localhost:" + port + "/desk/cases/new?type=inforequest");
            assertThat(officer.locator("#counter-inforequest").textContent()).contains("空着也可以登记");
            officer.locator("#channel").selectOption("oral");
            officer.locator("[name='item1.title']").fill("渡口轮渡票价核定依据");
            officer.locator("[name='party'][value='nat']").check();
            officer.locator("[name='applicant.name']").fill("王小满");
            officer.getByRole(AriaRole.BUTTON, Visitors.named("登记来件")).click();
            assertThat(officer.locator(".error-summary").textContent()).contains("宣读");
            officer.locator("[name='readBack']").check();
            officer.getByRole(AriaRole.BUTTON, Visitors.named("登记来件")).click();

            assertThat(officer.locator(".slip").textContent()).contains("渡口轮渡票价核定依据", "王小满", "已向申请人宣读", "最迟答复日");
            assertThat(officer.getByRole(AriaRole.BUTTON, Visitors.named("打印")).isVisible()).as("the slip can be printed with a press").isTrue();
            Browser.assertAccessible(officer);

            officer.getByRole(AriaRole.LINK, Visitors.named("补上扫描件")).click();
            assertThat(officer.locator("#kind").inputValue()).isEqualTo("slip");
            officer.locator("#file").setInputFiles(new FilePayload("登记单.txt", "text/plain", "不是扫描件".getBytes(StandardCharsets.UTF_8)));
            officer.getByRole(AriaRole.BUTTON, Visitors.named("加密保存")).click();
            assertThat(officer.locator(".error-summary").textContent()).contains("PDF");
            officer.locator("#file").setInputFiles(new FilePayload("登记单.png", "image/png", picture()));
            officer.getByRole(AriaRole.BUTTON, Visitors.named("加密保存")).click();

            officer.waitForFunction("() => document.querySelector('.evidence img').naturalWidth > 0");
            Browser.assertAccessible(officer);
            officer.locator(".evidence summary").click();
            officer.locator(".evidence [name='reason']").fill("挂错了办件");
            officer.getByRole(AriaRole.BUTTON, Visitors.named("作废这份凭证")).click();
            assertThat(officer.locator(".evidence").textContent()).contains("已作废");
        }
    }

    @Test
    @DisplayName("第二十九条 网上申请附上文件：填错退回文件还在，核对页、回执和办件页都列出；办件页看得见、下得来，身份证明写明原因才打开，打开记一笔")
    void filesComeWithTheRequest() throws IOException {
        Visitors.Receipt receipt;
        try (Page citizen = visitors.citizen("/requests/new?organ=qinglan", 390)) {
            citizen.locator("[name='content.papers.file']").setInputFiles(new FilePayload[] {new FilePayload("老旧小区\u202Egnp.exe", "image/png", picture()),
                new FilePayload("老旧小区公示照片.png", "image/png", picture()), new FilePayload("空.pdf", "application/pdf", new byte[0])});
            Visitors.press(citizen, "核对填写内容");
            assertThat(citizen.locator(".error-summary").textContent()).contains("文件名里有改变文字方向", "空文件", "请填写“所需信息名称”");
            assertThat(citizen.locator("[name='content.papers']").count()).isEqualTo(1);
            Browser.assertAccessible(citizen);
            Browser.picture(citizen, "filing-with-files-390");
            citizen.navigate(citizen.url());
            assertThat(citizen.locator("[name='content.papers']").isChecked()).as("kept with what was typed").isTrue();
            citizen.locator("[name='item1.title']").fill("2025年老旧小区改造项目清单");
            citizen.locator("[name='content.papers.file']").setInputFiles(new FilePayload("同一张.png", "image/png", picture()));
            citizen.locator("[name='applicant.identityProof.file']").setInputFiles(new FilePayload("身份证990005199001010000.png", "image/png", picture()));
            Visitors.fillInPerson(citizen);
            assertThat(citizen.locator("main").textContent()).contains("老旧小区公示照片.png").doesNotContain("同一张.png");
            receipt = Visitors.send(citizen);
            assertThat(citizen.locator("main").textContent()).contains("老旧小区公示照片.png");
        }
        try (Page officer = visitors.atCase("chenxi.office", receipt.number())) {
            Browser.assertAccessible(officer);
            Browser.assertFits(officer);
            Browser.picture(officer, "desk-with-files-1440");
            assertThat(officer.locator("#materials + ul").textContent()).contains("老旧小区公示照片.png", "隐去").doesNotContain("199001010000");
            officer.getByRole(AriaRole.LINK, Visitors.named("老旧小区公示照片.png")).click();
            officer.waitForFunction("() => document.querySelector('.pages img').naturalWidth > 0");
            Browser.assertAccessible(officer);
            Browser.picture(officer, "desk-material-1440");
            var file = officer.context().request().get(officer.url() + "/file");
            assertThat(file.headers()).containsEntry("x-content-type-options", "nosniff").containsEntry("content-type", "image/png");
            assertThat(file.headers().get("content-disposition")).startsWith("attachment");
            assertThat(file.body()).isEqualTo(picture());
            officer.goBack();
            officer.getByRole(AriaRole.LINK, Visitors.named("身份证明的文件")).click();
            assertThat(officer.context().request().get(officer.url() + "/file").status()).isEqualTo(403);
            officer.locator("#reason").fill("核对");
            Visitors.press(officer, "打开并记录");
            assertThat(officer.locator("main").textContent()).contains("请写明为什么要看");
            officer.locator("#reason").fill("核对申请人身份");
            Visitors.press(officer, "打开并记录");
            officer.waitForFunction("() => document.querySelector('.pages img').naturalWidth > 0");
            assertThat(client.sql("select title from casework.opening").query(String.class).list()).containsExactly("身份证明的文件");
        }
    }

    @Test
    @DisplayName("上传的文件只随一件：同一个文件在一栏里只算一个，随了一件就不能再随另一件，重复点击仍是那一件；内容被改动或者丢失，核验找得到")
    void takenOnce() throws Exception {
        Field papers = Field.of(types.require("inforequest").content(), "papers");
        Material once = materials.take(papers, "公示照片.png", picture(), List.of(), Duration.ofDays(1)).orThrow();
        assertThat(materials.take(papers, "又一张.png", picture(), List.of(once.id()), Duration.ofDays(1)).orThrow()).isEqualTo(once);
        assertThat(materials.take(papers, "表.docx", new byte[] {'P', 'K', 3, 4, 0}, List.of(), Duration.ofDays(1)).reasons()).isNotEmpty();
        assertThat(client.sql("select count(*) from casework.material_content").query(Long.class).single()).as("equal bytes").isEqualTo(1);

        Submit asked = with(once.named().toString(), "material-token-1");
        Submission.Accepted accepted = (Submission.Accepted) submitting.submit(asked);
        assertThat(submitting.submit(asked)).isInstanceOf(Submission.Repeated.class);
        for (String other : List.of(once.named().toString(), "000000000000/没有.png", "什么")) {
            assertThat(submitting.submit(with(other, "material-token-2"))).as(other).isInstanceOfSatisfying(Submission.Refused.class,
                    refused -> assertThat(refused.reasons()).singleElement().satisfies(reason -> assertThat(reason.field()).isEqualTo("papers")));
        }
        assertThat(materials.kept(List.of(accepted.applicationId()))).isEqualTo(1);
        assertThat(differences()).isEmpty();
        client.sql("update casework.material_content set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256)").update();
        assertThat(differences()).contains(once.id() + " 材料的内容");
        client.sql("update casework.material_content set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 255) % 256)").update();
        assertThat(differences()).isEmpty();
    }

    private static Submit with(String papers, String token) {
        return new Submit("inforequest", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "林小舟", "identityKind", "id-card",
                "identityNumber", "990005199001010000", "phone", "099-20000000", "address", "青澜区柳岸街1号"), Map.of("way", "online", "medium", "electronic", "papers", papers),
                List.of(Map.of("title", "渡口轮渡票价核定依据")), null, token, null, null, null);
    }

    private List<String> differences() {
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        return verify.run(true, position -> { }).differences().stream().map(one -> one.record() + " " + one.what()).toList();
    }

    private static byte[] picture() throws IOException {
        BufferedImage slip = new BufferedImage(600, 850, BufferedImage.TYPE_INT_RGB);
        slip.createGraphics().fillRect(0, 0, 600, 850);
        slip.getGraphics().setColor(Color.BLACK);
        slip.getGraphics().drawString("slip", 40, 60);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(slip, "png", bytes);
        return bytes.toByteArray();
    }
}
