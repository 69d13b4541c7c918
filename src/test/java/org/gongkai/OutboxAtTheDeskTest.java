package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.act;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@GongkaiTest
@TestPropertySource(properties = {"gongkai.mail.host=127.0.0.1", "gongkai.mail.port=1", "gongkai.mail.security=none",
        "gongkai.mail.from=office@qinglan.example.cn", "gongkai.mail.sends=false"})
@DisplayName("发件箱：工作台看得到每封邮件在哪里，不能确定的由人决定")
class OutboxAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    Submitting submitting;
    @Autowired
    JdbcClient client;

    private Visitors visitors;

    @BeforeEach
    void district() {
        visitors = new Visitors(port);
        demo.tell("cast");
    }

    @Test
    @DisplayName("登记回执进发件箱；停在半路的列为不能确定，核实以后记在办件上；页面不出现申请人的姓名和地址")
    void fromTheCaseToTheOutbox() {
        Submission.Accepted accepted = (Submission.Accepted) submitting.submit(new Submit("inforequest", "web", "nat", List.of("qinglan"),
                Actor.applicant(), Map.of("name", "林小舟", "identityKind", "id-card", "identityNumber", "990005199001010000", "phone", "099-20000000",
                        "address", "青澜区柳岸街1号", "email", "lin@example.org"),
                Map.of("way", "email", "medium", "electronic"), List.of(Map.of("title", "渡口轮渡票价核定依据")), null, null, null, null, null));
        String address = "/desk/cases/" + accepted.caseIds().getFirst();
        try (Page officer = visitors.signedIn("dongzhen.office")) {
            officer.navigate("http://localhost:" + port + address);
            act(officer, "确认收到", () -> {
                officer.locator("#receive-confirmation").selectOption("phone");
                officer.locator("#receive-proof").fill("通话记录2026-1");
            });
            assertThat(officer.locator(".case-facts")).containsText("等待发出");
            Download ofd = officer.waitForDownload(() -> officer.getByRole(AriaRole.LINK, Visitors.named("OFD 版式文件")).click());
            assertThat(ofd.suggestedFilename()).endsWith("政府信息公开申请登记回执.ofd");
            client.sql("update letters.outgoing set state = 'UNCERTAIN', trouble = 'NO_ANSWER'").update();
            officer.navigate("http://localhost:" + port + "/desk");
            assertThat(officer.locator("main")).containsText("核实是否已送出");
            officer.navigate("http://localhost:" + port + "/desk/outbox");
            assertThat(officer.locator("main")).containsText("全文已经交出，没有等到服务器回答");
            assertThat(officer.locator("main").textContent()).contains("@qinglan.example.cn").doesNotContain("林小舟", "lin@example.org");
            Browser.assertAccessible(officer);
            officer.getByRole(AriaRole.BUTTON, Visitors.named("已送出")).click();
            assertThat(officer.locator("main")).containsText("没有等待发出、被退回或者不能确定的邮件。");
            officer.navigate("http://localhost:" + port + address);
            assertThat(officer.locator(".case-acts")).containsText("电子邮件已送出");
        }
        try (Page operator = visitors.signedIn("wangji.office")) {
            operator.navigate("http://localhost:" + port + "/desk/outbox");
            assertThat(operator.locator("main")).containsText("发件箱");
        }
    }
}
