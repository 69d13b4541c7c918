package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.gongkai.calendar.Now;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@DisplayName("在浏览器里：写信人办结以后补充、要求隐去；隐去以后网页、检索、订阅、数据里都没有旧的文字；限制来信；查档一屏登记")
class AfterClosingOnPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;
    @Autowired
    Submitting submitting;

    private Visitors visitors;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static void looksWell(Page page, String name) {
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 900);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, name + "-" + width);
        }
        page.setViewportSize(1440, 900);
    }

    private static String everywhere(Page anybody, String site, String caseId) {
        StringBuilder all = new StringBuilder();
        for (String path : new String[] {"/mailboxes/mayormail", "/mailboxes/mayormail/" + caseId, "/mailboxes", "/search?q=杏林巷", "/feed", "/feed.atom", "/data", "/data/answers", "/sitemap.xml"}) {
            all.append(anybody.request().get(site + path).text());
        }
        return all.toString();
    }

    @Test
    @DisplayName("公开以后写信人要求隐去：在办件查询里提出；公开办隐去后重新公开，旧的从网页、检索、订阅、数据里去掉；写信人收到答复")
    void masked() {
        Submission.Accepted letter = matters.answered("杏林巷路灯不亮");
        String caseId = letter.caseIds().getFirst();
        try (Page office = visitors.signedIn("dongzhen.office"); Page writer = visitors.following(letter.number(), letter.code()); Page anybody = visitors.citizen("/mailboxes", 1440)) {
            office.navigate(at("/desk/cases/" + caseId + "/public"));
            office.locator("#words-publicTitle").fill("杏林巷路灯不亮");
            office.locator("#words-publicQuestion").fill("杏林巷的路灯连续三天不亮。");
            office.locator("#words-publicAnswer").fill("路灯已修复。");
            Visitors.press(office, "预览公众将看到的");
            Visitors.press(office, "公开来信和答复");
            assertThat(everywhere(anybody, at(""), caseId)).contains("杏林巷路灯不亮", "杏林巷的路灯连续三天");
            writer.reload();
            looksWell(writer, "matter-after-closing");
            Visitors.act(writer, "要求隐去能认出我的内容", () -> writer.locator("#ask-anonymous-hide").fill("杏林巷"));
            assertThat(writer.locator("main").innerText()).contains("办结后有补充");
            office.navigate(at("/desk/cases/" + caseId));
            assertThat(office.locator("main").innerText()).contains("隐去公开的来信", "杏林巷");
            looksWell(office, "desk-asked-anonymous");
            office.navigate(at("/desk/cases/" + caseId + "/public"));
            office.locator("#words-publicTitle").fill("路灯不亮");
            office.locator("#words-publicAnswer").fill("路灯已修复，再不亮请再写信。");
            office.locator("#ground").selectOption("privacy-corrected");
            office.locator("#reason").fill("写信人要求");
            Visitors.press(office, "预览公众将看到的");
            assertThat(office.locator(".error-summary").innerText()).contains("写信人要求隐去“杏林巷”");
            looksWell(office, "desk-still-there");
            office.locator("#words-publicQuestion").fill("某巷的路灯连续三天不亮。");
            Visitors.press(office, "预览公众将看到的");
            Visitors.press(office, "更正");
            assertThat(everywhere(anybody, at(""), caseId)).as("只有检索框里还是所问的词").doesNotContain("杏林巷路灯不亮", "杏林巷的路灯").contains("某巷的路灯连续三天");
            office.navigate(at("/desk/cases/" + caseId));
            assertThat(office.locator("main").innerText()).contains("已隐去或者撤回");
            Visitors.act(office, "答复补充", () -> office.locator("#answer-addition-answer").fill("已隐去巷名。"));
            writer.reload();
            assertThat(writer.locator("main").innerText()).contains("来信答复");
            anybody.navigate(at("/mailboxes/mayormail/figures"));
            assertThat(anybody.locator("main").innerText()).contains("要求隐去");
            looksWell(anybody, "letter-figures-after");
        }
    }

    @Test
    @DisplayName("负责人决定限制，写明依据、理由、到哪一天；同一个人再来的，办件页上标明要马上看；限制的清单上有数；没有一个名字、电话")
    void limited() {
        String caseId = matters.answered("梧桐路路灯不亮").caseIds().getFirst();
        try (Page head = visitors.signedIn("dongzhen.office")) {
            head.navigate(at("/desk/cases/" + caseId));
            Visitors.act(head, "决定限制来信", () -> {
                head.locator("input[name='ground'][value='abuse'], select[name='ground']").first().evaluate("one => { if (one.tagName === 'SELECT') { one.value = 'abuse'; } else { one.checked = true; } }");
                head.locator("#limit-reason").fill("三次来电辱骂。");
                head.locator("#limit-until").fill(LocalDate.now(Now.ZONE).plusDays(30).toString());
            });
            assertThat(head.locator("main").innerText()).contains("这件里决定了限制来信来电");
            looksWell(head, "desk-limits");
            String again = ((Submission.Accepted) submitting.submit(new Submit("mayormail", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "黄齐飞", "phone", "13900001234"),
                    Map.of("purpose", "help", "agreesToPublish", "yes"), List.of(Map.of("title", "梧桐路路灯又不亮", "description", "又不亮了。")), null, null, null, null, null))).caseIds().getFirst();
            head.navigate(at("/desk/cases/" + again));
            assertThat(head.locator("main").innerText()).contains("写信人在限制期内", "请马上看");
            looksWell(head, "desk-limited");
            head.navigate(at("/desk/limitations"));
            assertThat(head.locator("main").innerText()).contains("施行中", "区长信箱").doesNotContain("黄齐飞", "139");
            looksWell(head, "desk-limitations");
        }
    }

    @Test
    @DisplayName("查档：到馆的一屏登记，人、用途、核对身份、调出几卷；没有选核对身份的退回，填的还在；统计页上有数和占比")
    void archives() {
        try (Page clerk = visitors.signedIn("chenxi.office"); Page anybody = visitors.citizen("/mailboxes/archivesearch/new", 1440)) {
            looksWell(anybody, "archive-form");
            clerk.navigate(at("/desk/cases/new?type=archivesearch"));
            clerk.locator("[name='item1.title']").fill("1986 年的结婚登记");
            clerk.locator("[name='applicant.name']").fill("林小舟");
            clerk.locator("[name='party'][value='nat']").check();
            clerk.locator("[name='content.purpose'][value='marriage'], [name='content.purpose']").first().evaluate("one => { if (one.tagName === 'SELECT') { one.value = 'marriage'; } else { one.checked = true; } }");
            Visitors.press(clerk, "登记来件");
            assertThat(clerk.locator(".error-summary").innerText()).contains("核对身份");
            assertThat(clerk.locator("[name='applicant.name']").inputValue()).isEqualTo("林小舟");
            looksWell(clerk, "archive-counter");
            clerk.locator("[name='then.identity'][value='self'], [name='then.identity']").first().evaluate("one => { if (one.tagName === 'SELECT') { one.value = 'self'; } else { one.checked = true; } }");
            clerk.locator("[name='then.volumes']").fill("3");
            Visitors.press(clerk, "登记来件");
            assertThat(clerk.url()).contains("/slip");
            anybody.navigate(at("/mailboxes/archivesearch/figures"));
            assertThat(anybody.locator("main").innerText()).contains("接待查档人次", "100.0%（共 1 人次）");
            looksWell(anybody, "archive-figures");
            anybody.navigate(at("/requests/procedure/archivesearch"));
            assertThat(anybody.locator("main").innerText()).contains("出具档案证明", "核对过身份");
            Browser.assertAccessible(anybody);
            anybody.navigate(at("/mailboxes"));
            assertThat(anybody.locator("main").innerText()).contains("查档统计");
        }
    }
}
