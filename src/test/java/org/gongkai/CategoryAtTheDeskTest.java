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

    @Test
    @DisplayName("从手机上写信不选部门，到受理选类别、一按转给承办单位、报回、答复、写信人评价，公开的统计里各算各的")
    void fromThePhoneToTheUnitAndBack() {
        String number;
        String code;
        try (Page citizen = visitors.citizen("/mailboxes/askmail/new", 390)) {
            assertThat(citizen.locator("select#organ")).hasCount(0);
            assertThat(citizen.locator("#organ")).hasText("青澜区人民政府");
            Browser.assertAccessible(citizen);
            Browser.assertFits(citizen);
            citizen.locator("[name='party'][value='nat']").check();
            citizen.locator("[name='applicant.name']").fill("周望");
            citizen.locator("[name='applicant.phone']").fill("099-20000001");
            citizen.locator("[name='item1.title']").fill("小区物业费按什么标准收");
            citizen.locator("[name='item1.description']").fill("物业公司今年涨了物业费，业委会说没有同意。");
            citizen.locator("[name='content.purpose'][value='ask']").check();
            citizen.locator("[name='content.agreesToPublish'][value='no']").check();
            Visitors.press(citizen, "核对填写内容");
            citizen.locator("form#filing .actions button").first().click();
            assertThat(citizen.locator("h1")).hasText("已经提交");
            number = citizen.locator(".receipt-codes output").first().innerText();
            code = citizen.locator(".receipt-codes output").nth(1).innerText();
        }
        try (Page clerk = visitors.atCase("chenxi.office", number)) {
            clerk.locator("#category input[type=radio]").first().check();
            Visitors.press(clerk, "记下类别并受理转办");
            assertThat(clerk.locator(".case-head")).containsText("办理中");
            Visitors.press(clerk, "转给青澜区住房和城乡建设局");
            assertThat(clerk.locator(".case-head")).containsText("承办单位办理中");
            Browser.assertAccessible(clerk);
        }
        try (Page unit = visitors.atCase("xiaozhen.housing", number)) {
            assertThat(unit.locator("#category strong")).hasText("城乡建设／住房保障与房地产／物业服务");
            Visitors.act(unit, "签收", () -> { });
            Visitors.act(unit, "报回办理情况", () -> {
                unit.locator("[name='said']").fill("物业费由业主大会和物业公司约定，没有约定的照旧。");
                unit.locator("[name='result']").selectOption("explained");
            });
            assertThat(unit.locator(".handlings")).containsText("已报回");
        }
        try (Page approver = visitors.atCase("songci.office", number)) {
            Visitors.preview(approver, "答复", () -> {
                approver.locator("#answer-answer").fill("物业费由业主大会和物业公司约定，没有约定的照旧。");
                approver.locator("#answer-handled").selectOption("explained");
            });
            approver.locator(".foreseen-next .actions button").first().click();
            assertThat(approver.locator(".case-head")).containsText("已答复");
        }
        try (Page writer = visitors.following(number, code)) {
            assertThat(writer.locator(".given")).containsText("由业主大会和物业公司约定");
            writer.locator("details:has(> summary:has-text('评价')) > summary, summary:has-text('评价')").first().click();
            writer.locator("[name='satisfied'][value='fair'], select[name='satisfied']").first().waitFor();
            if (writer.locator("select[name='satisfied']").count() > 0) {
                writer.locator("select[name='satisfied']").selectOption("fair");
            } else {
                writer.locator("[name='satisfied'][value='fair']").check();
            }
            Browser.assertFits(writer);
            Browser.picture(writer, "letter-rating-390");
            Visitors.press(writer, "评价");
            assertThat(writer.locator("main")).containsText("评价");
        }
        for (int width : new int[] {1440, 390}) {
            try (Page anybody = visitors.citizen("/mailboxes/askmail/figures", width)) {
                assertThat(anybody.locator("dl.summary")).containsText("0（登记了办理结果的 1）");
                assertThat(anybody.locator("dl.summary")).containsText("满意 0、基本满意 1（评价了的 1）");
                assertThat(anybody.locator("table").nth(1)).containsText("城乡建设");
                assertThat(anybody.locator("table").nth(2)).containsText("青澜区住房和城乡建设局");
                Browser.assertAccessible(anybody);
                Browser.assertFits(anybody);
                Browser.picture(anybody, "mailbox-figures-" + width);
            }
        }
    }
}
