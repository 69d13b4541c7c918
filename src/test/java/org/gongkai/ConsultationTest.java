package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.Visitors.act;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第三十二条 征求第三方意见：从征求意见书到第三方凭编号和查询码答复，都在各自的页面上")
class ConsultationTest {

    private static final Actor OFFICER = new Actor("person-officer", Set.of("OFFICER"));
    private static final Pattern SAID = Pattern.compile("编号 (\\S+) 和查询码 (\\S{8})");

    @LocalServerPort
    int port;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;

    private Visitors visitors;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        visitors = new Visitors(port);
        demo.tell("cast");
    }

    @Test
    @DisplayName("信息员征求意见，第三方答复一次、不同意的写理由，信息员随即看到；别人的编号打不开")
    void fromTheLetterToTheAnswer() {
        String request = accepted();
        String letter;
        try (Page officer = visitors.signedIn("xienan.education")) {
            officer.navigate("http://localhost:" + port + "/desk/cases/" + request);
            act(officer, "征求第三方意见", () -> {
                officer.locator("[name='thirdParty']").fill("青澜衣品有限公司");
                officer.locator("details.act:has(> summary:has-text('征求第三方意见')) [name='matter']").first().fill("贵公司与我局签订的校服采购合同中，各品类的单价和面料配比是否同意公开。");
            });
            officer.locator(".papers a:has-text('征求第三方意见书')").first().click();
            letter = officer.locator(".sheet").innerText();
        }
        Matcher said = SAID.matcher(letter);
        assertThat(said.find()).as(letter).isTrue();
        for (int width : List.of(1440, 390)) {
            try (Page thirdParty = visitors.citizen("/consultations", width)) {
                Browser.assertAccessible(thirdParty);
                Browser.assertFits(thirdParty);
                Browser.picture(thirdParty, "consultation-lookup-" + width);
                open(thirdParty, said.group(1), "wrong123");
                assertThat(thirdParty.getByRole(AriaRole.ALERT)).containsText("编号和查询码对不上");
                Browser.assertAccessible(thirdParty);
                open(thirdParty, said.group(1), said.group(2).toUpperCase());
                assertThat(thirdParty.locator("main")).containsText("校服采购合同");
                assertThat(thirdParty.locator("main")).not().containsText("林小舟");
                Browser.assertAccessible(thirdParty);
                Browser.assertFits(thirdParty);
                Browser.picture(thirdParty, "consultation-" + width);
            }
        }
        try (Page thirdParty = visitors.citizen("/consultations?number=" + said.group(1), 390)) {
            open(thirdParty, said.group(1), said.group(2));
            thirdParty.locator("[name='opinion'][value='disagrees']").check();
            Visitors.press(thirdParty, "提出意见");
            assertThat(thirdParty.locator("main")).containsText("理由");
            Browser.assertAccessible(thirdParty);
            Browser.picture(thirdParty, "consultation-refused-390");
            assertThat(thirdParty.locator("[name='opinion'][value='disagrees']")).isChecked();
            thirdParty.locator("[name='reasons']").fill("面料配比是本公司的商业秘密，公开会让同行仿制。");
            Visitors.press(thirdParty, "提出意见");
            assertThat(thirdParty.locator("main")).containsText("意见已经收到");
            assertThat(thirdParty.locator("main form")).hasCount(0);
            Browser.assertAccessible(thirdParty);
            Browser.picture(thirdParty, "consultation-answered-390");
        }
        try (Page officer = visitors.signedIn("xienan.education")) {
            officer.navigate("http://localhost:" + port + "/desk/cases/" + request);
            assertThat(officer.locator("main")).containsText("面料配比是本公司的商业秘密");
        }
        try (Page stranger = visitors.citizen("/consultations", 1440)) {
            stranger.navigate("http://localhost:" + port + "/consultations/" + cases.state(request).last("consult").orElseThrow().id());
            stranger.waitForURL(url -> url.endsWith("/consultations"));
        }
    }

    private static void open(Page page, String number, String code) {
        page.locator("#number").fill(number);
        page.locator("#code").fill(code);
        Visitors.press(page, "打开征求意见书");
    }

    private String accepted() {
        Submit submit = new Submit("inforequest", "counter", "nat", List.of("education"), OFFICER, Map.of("name", "林小舟"), Map.of(),
                List.of(Map.of("title", "校服采购的合同")), null, null, null, null, null);
        String request = ((Submission.Accepted) submitting.submit(submit)).caseIds().getFirst();
        cases.perform(Perform.today(request, "receive", OFFICER, Map.of("confirmation", "counter")));
        cases.perform(Perform.today(request, "accept", OFFICER, Map.of()));
        return request;
    }
}
