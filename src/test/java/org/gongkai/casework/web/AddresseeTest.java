package org.gongkai.casework.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gongkai.Browser;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.OwnTypes;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(OwnTypes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("向谁提出照定义：机关固定、可选，或者由类别决定；页面列的和服务器收的是同一张单子")
class AddresseeTest {

    @LocalServerPort
    int port;
    @Autowired
    Submitting submitting;
    @Autowired
    CaseLists lists;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        district.tell("cast");
    }

    private Page visit(String path) {
        return Browser.visit("http://localhost:" + port + path, new NewContextOptions().setViewportSize(768, 900).setJavaScriptEnabled(false));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
        page.waitForLoadState();
    }

    private static void fill(Page page) {
        page.locator("[name='item1.title']").fill("校门口的路面塌陷");
        page.locator("[name='item1.description']").fill("有一个半米宽的坑。");
        page.locator("[name='content.agreesToPublish'][value='no']").check();
        page.locator("[name='party'][value='nat']").check();
        page.locator("[name='applicant.name']").fill("林小舟");
        page.locator("[name='applicant.phone']").fill("099-20000000");
    }

    @Test
    @DisplayName("不用登录，填写、核对、提交；按所选的类别到了该管的机关")
    void byCategory() {
        try (Page page = visit("/weixiu/new")) {
            assertThat(page.locator("select[name='organ']")).hasCount(0);
            assertThat(page.locator("#filing")).containsText("教育局");
            fill(page);
            page.locator("[name='content.purpose'][value='school']").check();
            press(page, "核对填写内容");
            assertThat(page.locator("dl.summary")).containsText("教育局");
            press(page, "寄出来信");
            assertThat(page.locator("h1")).hasText("已经提交");
        }
        assertThat(lists.open(Scope.EVERYTHING, CaseLists.Wanted.ofType("repair"), null, 10)).extracting(CaseLists.Line::organ).contains("education");
    }

    @Test
    @DisplayName("固定机关的，页面上写明，不用选")
    void fixed() {
        try (Page page = visit("/mailboxes/whistle/new")) {
            assertThat(page.locator("select[name='organ']")).hasCount(0);
            assertThat(page.locator("input[name='organ']")).hasValue("qinglan");
        }
    }

    @Test
    @DisplayName("绕过页面交到别的机关的，不收，说出应向谁提出")
    void elsewhere() {
        assertThat(refusal("whistle", "education", "complain")).contains("“举报”应向", "提出");
        assertThat(refusal("repair", "transport", "school")).contains("“公共设施报修”按所选的“哪一类设施”应向", "教育局");
        assertThat(refusal("repair", "education", "school")).isEmpty();
    }

    private String refusal(String type, String organ, String purpose) {
        List<String> said = submitting.refusals(new Submit(type, "web", "nat", List.of(organ), Actor.applicant(), Map.of("name", "林小舟", "phone", "099-20000000"),
                Map.of("purpose", purpose, "agreesToPublish", "no"), List.of(Map.of("title", "事", "description", "经过")), null, null, null, null, null))
                .stream().map(refusal -> refusal.sentence()).toList();
        return String.join("|", said);
    }
}
