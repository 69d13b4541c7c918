package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.microsoft.playwright.Page;
import org.gongkai.calendar.Now;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest(told = true)
@DisplayName("一个机关的办件统计，对得上它的清单")
class DeskFiguresTest {

    @LocalServerPort
    int port;

    @Test
    @DisplayName("办件统计：按事项、按答复类型的每个数点开，清单正好这么多件；合计是各行之和，也是各月之和；撤回的不算答复；只看自己承办的，数随之少；一页印得下，手机上也读得完")
    void figuresAreTheirLists(@Autowired DistrictMatters matters, @Autowired Now now) {
        matters.received("数字要对得上");
        try (Clicker office = new Clicker(port)) {
            office.signIn("dongzhen.office", "qinglan-demo-2026");
            Document figures = office.open("/desk/figures?from=2020-01-01&to=" + now.today()).page();
            for (String caption : List.of("按事项", "按答复类型")) {
                assertThat(figures.select("table:has(caption:containsOwn(" + caption + ")) td.number a")).as(caption).isNotEmpty();
            }
            for (Element number : figures.select("table:has(caption:containsOwn(按事项)) td.number a, table:has(caption:containsOwn(按答复类型)) td.number a")) {
                int listed = 0;
                for (String page = number.attr("href"); page != null;) {
                    Document list = office.open(page).page();
                    listed += list.select("tbody tr").size();
                    Element next = list.selectFirst("a[rel=next]");
                    page = next == null ? null : "/desk/figures/behind" + next.attr("href");
                }
                assertThat(listed).as(number.attr("aria-label")).isEqualTo(Integer.parseInt(number.text()));
            }
            List<Element> rows = figures.select("table").first().select("tbody tr");
            for (int column = 0; column < 7; column++) {
                int at = column;
                assertThat(rows.subList(0, rows.size() - 1).stream().mapToInt(row -> Integer.parseInt(row.select("td.number a").get(at).text())).sum())
                        .isEqualTo(Integer.parseInt(rows.getLast().select("td.number a").get(column).text()));
            }
            assertThat(Integer.parseInt(rows.getLast().select("td.number a").get(1).text())).as("已答复").isPositive();
            String twoYears = "/desk/figures?from=" + now.today().minusMonths(22).withDayOfMonth(1) + "&to=" + now.today();
            List<Element> months = office.open(twoYears).page().select("table:has(caption:containsOwn(逐月)) tbody tr");
            Element sum = office.open(twoYears).page().select("table").first().select("tbody tr").last();
            assertThat(months).hasSize(23);
            for (String what : List.of("收到", "已答复", "按期答复", "超期答复", "其他结束", "退回")) {
                assertThat(months.stream().flatMap(month -> month.select("a").stream()).filter(number -> number.attr("aria-label").contains(" " + what + " ")).mapToInt(number -> Integer.parseInt(number.text())).sum())
                        .as(what).isEqualTo(Integer.parseInt(sum.select("a[aria-label*=' " + what + " ']").text()));
            }
            assertThat(office.open("/desk/figures?whose=mine").page().text()).contains("每个数数的是什么");
        }
        try (Page page = new Visitors(port).signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/figures");
            for (int width : new int[] {390, 1440}) {
                page.setViewportSize(width, 900);
                Browser.assertAccessible(page);
                Browser.assertFits(page);
                Browser.picture(page, "figures-" + width);
            }
            page.navigate("http://localhost:" + port + "/desk/figures?sheet=yes");
            Browser.assertAccessible(page);
            Browser.picture(page, "figures-sheet");
        }
    }
}
