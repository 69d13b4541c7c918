package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
@DisplayName("受理来信的人在办件页上选类别：三个建议，说出因为哪几个词、一般由谁办；只用键盘，选定和受理一次按完；另找一类、改正也在这里")
class CategoryAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    Submitting submitting;

    private Visitors visitors;

    @BeforeEach
    void district() {
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    private String letter(String title, String text) {
        return ((Submission.Accepted) submitting.submit(new Submit("mayormail", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "周望", "phone", "099-20000001"),
                Map.of("purpose", "complain", "agreesToPublish", "yes"), List.of(Map.of("title", title, "description", text)), null, null, null, null, null))).caseIds().getFirst();
    }

    private Page at(String login, String caseId) {
        Page page = visitors.signedIn(login);
        page.navigate("http://localhost:" + port + "/desk/cases/" + caseId);
        return page;
    }

    @Test
    @DisplayName("空格选第一个建议、回车按下“记下类别并受理转办”：类别和受理都办了；什么也没选的，不受理")
    void byKeyboard() {
        String caseId = letter("柳岸街小区物业乱收费", "物业公司每月多收停车费，业委会也不管。");
        try (Page clerk = at("chenxi.office", caseId)) {
            Locator proposals = clerk.locator("#category label.choice");
            assertThat(proposals).hasCount(3);
            assertThat(proposals.first()).containsText("城乡建设／住房保障与房地产／物业服务");
            assertThat(proposals.first()).containsText("说到物业");
            assertThat(proposals.first()).containsText("一般由青澜区住房和城乡建设局办");
            Browser.assertAccessible(clerk);
            Browser.picture(clerk, "category-proposed-1440");
            clerk.setViewportSize(390, 844);
            Browser.assertFits(clerk);
            Browser.picture(clerk, "category-proposed-390");
            clerk.setViewportSize(1440, 900);
            Visitors.press(clerk, "记下类别并受理转办");
            assertThat(clerk.locator("main")).containsText("请选一个类别");
            clerk.navigate("http://localhost:" + port + "/desk/cases/" + caseId);
            assertThat(clerk.locator(".case-head")).containsText("待受理");
            clerk.locator("#category input[type=radio]").first().focus();
            clerk.keyboard().press("Space");
            clerk.keyboard().press("Tab");
            assertThat(clerk.locator("#category-typed")).isFocused();
            clerk.keyboard().press("Tab");
            assertThat(clerk.locator("#category button").first()).isFocused();
            clerk.keyboard().press("Enter");
            assertThat(clerk.locator(".case-head")).containsText("办理中");
            assertThat(clerk.locator("#category")).containsText("陈曦");
            assertThat(clerk.locator("#category")).containsText("照建议的第 1 个");
        }
    }

    @Test
    @DisplayName("写“水”说的不止一类，列出来请再写细；写“自来水供应”就是它；以后改正，写明是自己选的")
    void anotherAndCorrected() {
        String caseId = letter("柳岸街的事", "请来看看。");
        try (Page clerk = at("chenxi.office", caseId)) {
            clerk.locator("#category-typed").fill("水");
            clerk.locator("#category button").last().click();
            assertThat(clerk.locator("main")).containsText("请写得再细些");
            clerk.navigate("http://localhost:" + port + "/desk/cases/" + caseId);
            clerk.locator("#category-typed").fill("自来水供应");
            clerk.locator("#category button").last().click();
            assertThat(clerk.locator("#category strong")).hasText("城乡建设／城市建设和市政管理／自来水供应");
            assertThat(clerk.locator("#category")).containsText("自己选的，不在建议当中");
            assertThat(clerk.locator("#category")).containsText("一般由青澜区水务和湖泊局办");
            clerk.locator("#category summary").click();
            clerk.locator("#category-typed").fill("城乡建设／城市建设和市政管理／电力供应");
            clerk.locator("#category details button").last().click();
            assertThat(clerk.locator("#category strong")).hasText("城乡建设／城市建设和市政管理／电力供应");
            Browser.assertAccessible(clerk);
        }
    }
}
