package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.gongkai.Visitors.press;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TypedRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("名录的一次保存在工作台：撤得掉，大表在后台登记")
class RegisterSavingsAtTheDeskTest {

    @LocalServerPort
    int port;
    @Autowired
    TimeMachine time;
    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;

    private static final LocatorAssertions.HasTextOptions LONG = new LocatorAssertions.HasTextOptions().setTimeout(120_000);

    private Visitors visitors;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
        visitors = new Visitors(port);
    }

    @Test
    @DisplayName("撤销一次保存：先看会怎样，写明理由，撤了以后一条也不在；后来改过的列出来，不给撤")
    void undone() {
        Register trainings = registers.find("trainings").orElseThrow();
        Staff officer = new Staff("h", "某", List.of(Post.at("health", Role.OFFICER)));
        List<TypedRow> rows = List.of("登错一", "登错二").stream().map(topic -> TypedRow.of(1, Map.of("heldOn", "2026-02-17", "topic", topic, "form", "线上", "people", "3"))).toList();
        long first = ((Outcome.Saved) enter.enter(new EnterRows.Wish(trainings, EnterRows.fresh(), "health", Change.CHANGE, ""), rows, officer)).first();
        try (Page page = visitors.signedIn("huangyu.health")) {
            visitors.open(page, "/desk/registers/trainings?first=" + first + "&last=" + (first + 1));
            page.getByText("撤销这次保存").click();
            assertThat(page.locator(".confirm")).containsText("登记 2");
            Browser.assertAccessible(page);
            Browser.picture(page, "register-undo-1280");
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "register-undo-390");
            page.locator("#reason").fill("导错了表");
            press(page, "撤销这次保存");
            assertThat(page.locator(".notice.good")).containsText("已登记");
            assertThat(page.locator("tbody tr")).hasCount(0);
            visitors.open(page, "/desk/registers/trainings/undo?entry=" + first);
            assertThat(page.locator(".notice.warning")).containsText("有 2 条后来又改过");
            assertThat(page.locator("form button.grave")).hasCount(0);
        }
    }

    @Test
    @DisplayName("超过一次保存的表：传上来就核对，看得到进度和错处；没有错的一按就登记，登记完看得到")
    void largeFile() {
        StringBuilder csv = new StringBuilder("时间,主题,形式,人数\n");
        for (int n = 0; n < 5200; n++) {
            csv.append("2026-01-20,卫生第").append(n).append("讲,线上,5\n");
        }
        try (Page page = visitors.signedIn("huangyu.health")) {
            for (String file : List.of(csv + "2026-01-21,卫生,唱歌,5\n", csv.toString())) {
                visitors.open(page, "/desk/registers/trainings/import");
                page.locator("[name='file']").setInputFiles(new FilePayload("表.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
                press(page, "读取并核对");
                page.waitForURL("**/brought/**");
                boolean wrong = file.contains("唱歌");
                assertThat(page.locator("#progress h2")).hasText(wrong ? "有 1 处要改，还没有登记" : "核对完了，没有错处", LONG);
                Browser.assertAccessible(page);
                Browser.picture(page, wrong ? "register-brought-faulty-1440" : "register-brought-1440");
                assertThat(page.getByText("登记 5200 行")).hasCount(wrong ? 0 : 1);
            }
            page.setViewportSize(390, 844);
            Browser.assertFits(page);
            Browser.picture(page, "register-brought-390");
            page.getByText("登记 5200 行").click();
            assertThat(page.locator("#progress h2")).hasText("全部登记完了", LONG);
            assertThat(page.locator("#progress")).containsText("已登记 5200 条");
        }
    }
}
