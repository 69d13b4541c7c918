package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.gongkai.calendar.Now;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@DisplayName("督办在浏览器里：从一件办件发起，被督办的机关在待办里看到、逐项答复，督办的人逐项核对、退回、认可；办件上写着督办中；没有督办岗位的发不起")
class OrdersAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    Now now;

    private Visitors visitors;

    @BeforeEach
    void district() {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("从办件页发起到销号：证明的扫描件只存一份、核对的人打得开；每一页手机上也看得全，axe 没有指出；退回过的写着还差什么；统计里答复和认可是两个数")
    void fromTheMatterToItsEnd(@Autowired DistrictMatters matters, @Autowired JdbcClient client) throws IOException {
        String matter = "/desk/cases/" + matters.received("一件要督办的申请").caseIds().getFirst();
        String order;
        try (Page supervisor = visitors.signedIn("fuyan.office")) {
            supervisor.navigate("http://localhost:" + port + matter);
            supervisor.getByRole(AriaRole.LINK, Visitors.named("发起督办")).click();
            assertThat(supervisor.locator("#subject")).hasValue(matter);
            assertThat(supervisor.locator("[name=to]:checked")).hasCount(1);
            assertThat(supervisor.locator("[name=to]:checked")).hasValue("education");
            Browser.look(supervisor, "order-new");
            supervisor.locator("[name=to]:checked").uncheck();
            supervisor.locator("main button.button").last().click();
            assertThat(supervisor.locator(".error-summary")).containsText("请选被督办的机关");
            Browser.assertAccessible(supervisor);
            supervisor.locator("#title").fill("申请的办理情况");
            supervisor.locator("#lacks").fill("没有登记检索的经过\n没有告知申请人进展");
            supervisor.locator("#named").fill("住建局\n");
            supervisor.locator("#joint").fill("与区监察局联合下发");
            supervisor.locator("main button.button").last().click();
            supervisor.waitForURL(Pattern.compile(".*/desk/cases/[0-9a-z]{12}"));
            order = supervisor.url().replaceFirst("[#?].*", "");
            assertThat(supervisor.locator(".lacks")).containsText("没有登记检索的经过");
            assertThat(supervisor.locator(".case-facts")).containsText("督办通知");
            Browser.look(supervisor, "order-issued");
            supervisor.navigate("http://localhost:" + port + matter);
            assertThat(supervisor.locator(".beside-page")).containsText("督办中");
            Browser.look(supervisor, "order-at-subject");
        }
        try (Page organ = visitors.signedIn("xiaozhen.housing")) {
            organ.navigate("http://localhost:" + port + "/desk");
            assertThat(organ.locator("main")).containsText("申请的办理情况");
            organ.navigate(order);
            Visitors.act(organ, "签收督办", () -> { });
            organ.getByRole(AriaRole.LINK, Visitors.named("逐项答复")).click();
            Browser.look(organ, "order-answering");
            organ.locator("#done-1").fill("补登了三次检索");
            organ.locator("#file-1").setInputFiles(new FilePayload("检索.png", "image/png", picture()));
            organ.locator("button[name=send]").click();
            assertThat(organ.locator(".error-summary")).containsText("第 2 项");
            assertThat(organ.locator(".error-summary")).containsText("再选一次文件");
            organ.locator("main form button.second").click();
            // the words stand as they are, the proof comes now, and once more with the answer
            organ.locator("#file-1").setInputFiles(new FilePayload("检索.png", "image/png", picture()));
            organ.locator("main form button.second").click();
            organ.locator("#file-1").setInputFiles(new FilePayload("检索.png", "image/png", picture()));
            organ.locator("#done-2").fill("电话告知");
            organ.locator("#at-2").fill("/guide");
            organ.locator("button[name=send]").click();
            assertThat(organ.locator(".lacks")).containsText("待核对");
            org.assertj.core.api.Assertions.assertThat(client.sql("select count(*) from evidence.evidence where number = '第 1 项'").query(Long.class).single()).as("证明只存一份").isEqualTo(1);
            org.assertj.core.api.Assertions.assertThat(organ.navigate("http://localhost:" + port + "/desk/orders/new").status()).isEqualTo(403);
        }
        try (Page supervisor = visitors.signedIn("fuyan.office")) {
            supervisor.navigate(order);
            String proof = supervisor.locator(".lacks a[href*='/proofs/']").first().getAttribute("href");
            org.assertj.core.api.Assertions.assertThat(supervisor.request().get("http://localhost:" + port + proof).body()).as("核对的人打得开证明").isEqualTo(picture());
            found(supervisor, order, "accept", "back", "没有写告知的日期");
            assertThat(supervisor.locator(".lacks")).containsText("没有写告知的日期");
            assertThat(supervisor.locator(".lacks")).containsText("退回过 1 次");
        }
        try (Page organ = visitors.signedIn("xiaozhen.housing")) {
            organ.navigate(order.replace("/cases/", "/orders/"));
            assertThat(organ.locator("#done-1")).hasCount(0);
            organ.locator("#done-2").fill("电话告知，日期已经登记");
            organ.locator("button[name=send]").click();
        }
        try (Page supervisor = visitors.signedIn("fuyan.office")) {
            found(supervisor, order, null, "accept", "");
            assertThat(supervisor.locator(".case-head")).containsText("已销号");
            supervisor.navigate("http://localhost:" + port + "/desk/orders");
            assertThat(supervisor.locator("tfoot")).containsText("合计");
            Browser.look(supervisor, "orders");
            org.assertj.core.api.Assertions.assertThat(supervisor.request().get("http://localhost:" + port + "/desk/orders/standing.csv").text()).contains("机关,发出,在办,超期未答,已答复,已核对认可,一次认可,退回过").containsPattern("住房和城乡建设局,1,0,0,1,1,0,1");
            supervisor.navigate("http://localhost:" + port + "/desk/orders/behind?what=VERIFIED");
            assertThat(supervisor.locator("tbody tr")).hasCount(1);
            Browser.look(supervisor, "orders-behind");
            supervisor.navigate("http://localhost:" + port + "/desk/orders/conditions");
            Browser.look(supervisor, "order-conditions");
            supervisor.navigate("http://localhost:" + port + matter);
            assertThat(supervisor.locator(".beside-page")).not().containsText("督办中");
        }
    }

    @Test
    @DisplayName("选了几家，先看清单再发，还没有发出的写明没有发出；发完每一家一件")
    void manyAtOnce() {
        try (Page supervisor = visitors.signedIn("fuyan.office")) {
            supervisor.navigate("http://localhost:" + port + "/desk/orders/new");
            supervisor.locator("#title").fill("年度报告的公开情况");
            supervisor.locator("#lacks").fill("没有公开年度报告");
            supervisor.locator("#named").fill("住建局\neducation,教育\n");
            supervisor.locator("main button.button").last().click();
            assertThat(supervisor.locator("h1")).containsText("向 2 个机关发出督办");
            assertThat(supervisor.locator("#progress")).containsText("一份都还没有发出");
            Browser.look(supervisor, "order-round");
            String round = supervisor.url();
            supervisor.navigate("http://localhost:" + port + "/desk/orders");
            assertThat(supervisor.locator("main")).containsText("还没有发出，打开核对以后再发");
            supervisor.navigate(round);
            supervisor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("发出 2 份"))).click();
            assertThat(supervisor.locator("#progress")).containsText("已发完");
            supervisor.reload();
            assertThat(supervisor.locator("tbody a")).hasCount(2);
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", drawn);
        return drawn.toByteArray();
    }

    /** What is found of each item that waits; null where the item was accepted before. */
    private void found(Page supervisor, String order, String first, String second, String lacking) {
        supervisor.navigate(order);
        supervisor.getByRole(AriaRole.LINK, Visitors.named("逐项核对")).click();
        Browser.look(supervisor, "order-verifying");
        if (first != null) {
            supervisor.locator("[name=verdict-1][value=" + first + "]").check();
        }
        supervisor.locator("[name=verdict-2][value=" + second + "]").check();
        Locator words = supervisor.locator("#lacking-2");
        words.fill(lacking);
        supervisor.locator("#until").fill(now.today().plusDays(9).toString());
        supervisor.locator("main form button.button").click();
        assertThat(supervisor.locator(".lacks")).isVisible();
    }
}
