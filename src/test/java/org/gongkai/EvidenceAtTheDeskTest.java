package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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

    private Visitors visitors;

    @BeforeEach
    void district() {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("口头提出的先读回再登记，登记单写明所填内容；签收单扫描件随后补上、看得见、挂错了可以作废")
    void fromSlipToScan() throws IOException {
        try (Page officer = visitors.signedIn("chenxi.office")) {
            officer.navigate("http://localhost:" + port + "/desk/cases/new?type=inforequest");
            officer.locator("#channel").selectOption("oral");
            officer.locator("[name='item1.title']").fill("渡口轮渡票价核定依据");
            officer.locator("[name='party'][value='nat']").check();
            officer.locator("[name='applicant.name']").fill("王小满");
            officer.getByRole(AriaRole.BUTTON, Visitors.named("登记来件")).click();
            assertThat(officer.locator(".error-summary").textContent()).contains("宣读");
            officer.locator("[name='readBack']").check();
            officer.getByRole(AriaRole.BUTTON, Visitors.named("登记来件")).click();

            assertThat(officer.locator(".slip").textContent()).contains("渡口轮渡票价核定依据", "王小满", "已向申请人宣读", "最迟答复日");
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
