package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.awt.Color;
import java.util.regex.Pattern;

import org.assertj.core.api.Assertions;
import org.gongkai.casework.place.PictureWithPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@DisplayName("网格员在手机上（390 像素宽）：拍照、照片说出地点、在图上改、报上去、处置；监察核实；今日巡查")
class GridOnATelephoneTest {

    private static final int WIDTH = 390;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("上传照片以后地点和网格已经填好；在图上点另一处，网格跟着变；报上去、处置、由监察核实；看过的巡查点记下时间；各页读屏可用，不左右滚动")
    void reportedAndConfirmed(@Autowired DemoDistrict demo) {
        demo.tell("cast", "registers");
        String matter;
        try (Page worker = at("/desk/grid", "lvyao.wangxi")) {
            Browser.assertAccessible(worker);
            fits(worker);
            Browser.picture(worker, "grid-home-390");
            worker.locator("a[href='/desk/grid/new']").click();
            worker.locator("input[type='file']").setInputFiles(photograph("IMG_0001.jpg", Color.RED));
            worker.locator("button[name='look']").click();
            assertThat(worker.locator("main [role=status]")).containsText("照片里写着拍摄地点");
            assertThat(worker.locator("#content-where-east")).hasValue("123.101234");
            assertThat(worker.locator("#grid")).hasValue("WX-01");
            assertThat(worker.locator(".taken")).containsText("IMG_0001.jpg");
            Browser.assertAccessible(worker);
            fits(worker);
            Browser.picture(worker, "grid-placed-390");
            worker.locator("button[name='closer']").first().click();
            worker.locator("input.grid-map").click(new Locator.ClickOptions().setPosition(318, 160));
            worker.waitForLoadState();
            assertThat(worker.locator("#content-where-east")).not().hasValue("123.101234");
            assertThat(worker.locator("#grid")).hasValue("WX-02");
            worker.locator("button[name='report']").click();
            assertThat(worker.locator(".error-summary")).containsText("什么事");
            worker.locator("[name='item1.title']").fill("护栏倒了");
            worker.locator("[name='content.sort'][value='facility']").check();
            worker.locator("button[name='report']").click();
            worker.waitForURL(Pattern.compile(".*/desk/cases/[0-9a-z-]{8,}"));
            matter = worker.url();
            assertThat(worker.locator("#place")).containsText("望汐第二网格（WX-02）");
            assertThat(worker.locator("#place")).containsText("图上标明的地点");
            Browser.assertAccessible(worker);
            Visitors.act(worker, "自行处置", () -> {
                worker.locator("#dispose-said").fill("扶正了");
                worker.locator("details.act:has(> summary:has-text('自行处置')) input[type='file']").setInputFiles(photograph("IMG_0002.jpg", Color.BLUE));
            });
            assertThat(worker.locator(".case-head")).containsText("待核实");
        }
        try (Page supervisor = at("/desk/grid", "fuyan.office")) {
            assertThat(supervisor.locator("main")).containsText("护栏倒了");
            supervisor.navigate("http://localhost:" + port + "/desk");
            assertThat(supervisor.locator("main")).containsText("护栏倒了");
            supervisor.navigate(matter);
            Visitors.act(supervisor, "核实属实", () -> supervisor.locator("#confirm-said").fill("到现场看过，立着"));
            assertThat(supervisor.locator(".case-head")).containsText("已办结");
        }
        try (Page worker = at("/desk/grid/patrol", "lvyao.wangxi")) {
            Browser.assertAccessible(worker);
            fits(worker);
            Browser.picture(worker, "grid-patrol-390");
            worker.locator("#looked-WX-01-1 button").click();
            worker.waitForLoadState();
            assertThat(worker.locator("main [role=status]").first()).containsText("已看");
        }
        try (Page anyone = Browser.visit("http://localhost:" + port + "/data/grid", WIDTH, 800)) {
            assertThat(anyone.locator("main")).containsText("他人核实");
            assertThat(anyone.locator("main")).not().containsText("护栏");
            Browser.assertAccessible(anyone);
            Browser.picture(anyone, "grid-figures-390");
        }
    }

    @Test
    @DisplayName("没有看过照片说出的地点，就按“报上去”的：先给看，不报；看过再报")
    void notWithoutHavingSeenThePlace(@Autowired DemoDistrict demo) {
        demo.tell("cast", "registers");
        try (Page worker = at("/desk/grid/new", "lvyao.wangxi")) {
            worker.locator("input[type='file']").setInputFiles(photograph("IMG_0003.jpg", Color.GREEN));
            worker.locator("[name='item1.title']").fill("隔离墩歪了");
            worker.locator("[name='content.sort'][value='facility']").check();
            worker.locator("button[name='report']").click();
            assertThat(worker.locator("main [role=status]")).containsText("照片里写着拍摄地点");
            Assertions.assertThat(worker.url()).contains("/desk/grid/new");
            worker.locator("button[name='report']").click();
            worker.waitForURL(Pattern.compile(".*/desk/cases/[0-9a-z-]{8,}"));
        }
    }

    private Page at(String path, String login) {
        Page page = Browser.visit("http://localhost:" + port + path, WIDTH, 800);
        Visitors.signIn(page, login);
        page.waitForURL("**" + path);
        return page;
    }

    private static FilePayload photograph(String name, Color colour) {
        return new FilePayload(name, "image/jpeg", PictureWithPlace.taken(123.101234, 29.056789, colour));
    }

    private static void fits(Page page) {
        Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(WIDTH);
    }
}
