package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TypedRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("条例第二十条第（五）项 办事指南：由今天有效的那一条登记生成，不用脚本也看得全，明白卡一张纸；没有依据的没有指南，是缺口，不当作“否”")
class GuidesTest {

    private static final String FOOD = "119900050000010001";

    @LocalServerPort
    int port;
    @Autowired
    EnterRows enter;
    @Autowired
    Registers registers;
    @Autowired
    RecordSearch records;
    @Autowired
    List<Duties> duties;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast", "registers", "guides");
    }

    @Test
    @DisplayName("不用脚本：按“开办企业”找到食品经营许可，要带的材料一行一份，营业执照不要；打印的明白卡是一张 A4，码里是指南的地址；手机上不左右滚动，读屏可用")
    void foundReadAndPrinted() throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> records.isCaughtUp(registers.find("service-items").orElseThrow()));
        try (Page page = without("/services/items?event=opening")) {
            page.locator(".guide-list a", new Page.LocatorOptions().setHasText("食品经营许可")).first().click();
            assertThat(page.locator("h1")).hasText("食品经营许可");
            assertThat(page.locator("main table").first()).containsText("食品经营许可申请书");
            assertThat(page.locator("main table").first()).not().containsText("营业执照");
            assertThat(page.locator(".guide-held")).containsText("营业执照");
            assertThat(page.locator(".guide-basis")).containsText("第三十五条第一款");
            page.locator("a[href$='/card']").click();
            Assertions.assertThat(decoded(page.locator(".qr").screenshot())).endsWith("/services/items/" + FOOD);
        }
        for (String path : List.of("/services/items?event=opening", "/services/items/" + FOOD, "/services/items/" + FOOD + "/card", "/services/items/standing")) {
            try (Page page = Browser.visit("http://localhost:" + port + path, 390, 844)) {
                Browser.assertAccessible(page);
                Browser.assertFits(page);
            }
        }
        try (Page page = Browser.visit("http://localhost:" + port + "/services/items/" + FOOD + "/card", 1024, 800); PDDocument card = Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4")))) {
            Assertions.assertThat(card.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("登记的人不用脚本也能逐行填：写错的说出第几行哪一列，填过的都还在；改对了送审")
    void enteredRowByRow() {
        try (Page page = without("/desk/registers/service-items/record?key=" + FOOD)) {
            Visitors.signIn(page, "xieci.market");
            page.waitForURL("**/desk/registers/service-items/record?key=" + FOOD);
            page.locator("[name='value.questions.2.question']").fill("要等多久？");
            page.locator("[name='value.materials.0.copies']").fill("两");
            page.locator(".register-form .actions button[value='save']").click();
            assertThat(page.locator(".error-summary")).containsText("“申请材料”第 1 行“份数”应为整数");
            assertThat(page.locator("[name='value.questions.2.question']")).hasValue("要等多久？");
            assertThat(page.locator("[name='value.materials.0.copies']")).hasValue("两");
            page.locator("[name='value.materials.0.copies']").fill("2");
            page.locator("[name='value.questions.2.answer']").fill("五个工作日。");
            page.locator(".register-form .actions button[value='save']").click();
            page.waitForURL("**/desk/registers/service-items/proposals/*");
            assertThat(page.locator("main")).containsText("要等多久？，五个工作日。");
        }
    }

    @Test
    @DisplayName("表格录入里经过一格表，不改它一个字；改一个字，其余的换行和制表符都还在")
    void passedOverInTheGrid() {
        try (Page page = Browser.visit("http://localhost:" + port + "/desk/registers/service-items/grid", 1440, 900)) {
            Visitors.signIn(page, "xieci.market");
            page.waitForURL("**/desk/registers/service-items/grid");
            String before = page.locator("#sheet").inputValue();
            Assertions.assertThat(before).contains("材料名称\t");
            page.locator("td[data-row='0']", new Page.LocatorOptions().setHasText("食品经营许可申请书")).first().click();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowUp");
            Assertions.assertThat(page.locator("#sheet").inputValue()).isEqualTo(before);
            page.keyboard().press("F2");
            page.keyboard().press("End");
            page.keyboard().type("。");
            page.keyboard().press("Enter");
            assertThat(page.locator("#sheet")).not().hasValue(before);
            Assertions.assertThat(page.locator("#sheet").inputValue().replace("。", "")).isEqualTo(before.replace("。", ""));
        }
    }

    @Test
    @DisplayName("变更当天，指南就是新的；注销以后说明不再办理；没有依据的没有指南，在缺口里、在登记的人的工作台上，占比里是“未登记”")
    void asValidToday() {
        Map<String, String> row = new HashMap<>(Map.of("code", "G-1", "name", "某登记", "sort", "行政确认", "basis", "《某法》第一条", "promisedDays", "9", "legalDays", "20"));
        save(row, false, "g1");
        try (Page page = without("/services/items/G-1")) {
            assertThat(page.locator(".guide-facts")).containsText("9 个工作日");
            assertThat(page.locator("[role=note]")).containsText("没有登记的不等于没有");
            time.to("2026-03-09");
            row.put("promisedDays", "3");
            save(row, false, "g2");
            page.reload();
            assertThat(page.locator(".guide-facts")).containsText("3 个工作日");
            save(row, true, "g3");
            Assertions.assertThat(page.reload().status()).isEqualTo(410);
            save(Map.of("code", "G-2", "name", "无依据的事", "sort", "公共服务"), false, "g4");
            Assertions.assertThat(page.navigate("http://localhost:" + port + "/services/items/G-2").status()).isEqualTo(404);
            assertThat(page.locator("main")).containsText("还没有登记设定依据");
            page.navigate("http://localhost:" + port + "/services/items/standing");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("区市监局"))).containsText("设定依据 1");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("网上办")).first()).containsText("至少");
        }
        Staff officer = new Staff("o", "某", List.of(Post.at("market", Role.OFFICER)));
        Assertions.assertThat(duties.stream().flatMap(one -> one.of(officer, 50).pressing().stream()).filter(duty -> duty.kind().equals("办事指南"))).singleElement()
                .extracting(Duty::number).isEqualTo("1 项");
    }

    private void save(Map<String, String> row, boolean ends, String saving) {
        Assertions.assertThat(enter.enterForTheHouse(new EnterRows.Wish(registers.find("service-items").orElseThrow(), saving, "market", Change.CHANGE, ends ? "不再办理" : ""),
                List.of(new TypedRow(1, row, null, ends)))).isInstanceOf(Outcome.Saved.class);
    }

    private Page without(String path) {
        return Browser.visit("http://localhost:" + port + path, new NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
    }

    private static String decoded(byte[] png) throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)))).getText();
    }
}
