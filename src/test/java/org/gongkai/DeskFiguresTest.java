package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Margin;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.deskfigures.DeskFiguresPages.Line;
import org.gongkai.casework.deskfigures.DeskFiguresPages.Table;
import org.gongkai.casework.deskfigures.Figures;
import org.gongkai.casework.deskfigures.Spread;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
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
    @DisplayName("办件统计：按事项、按答复类型的每个数点开，清单正好这么多件；合计是各行之和，也是各月之和；手机上也读得完")
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
        }
        try (Page page = new Visitors(port).signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/figures");
            Browser.look(page, "figures");
        }
    }

    @Test
    @DisplayName("只看自己承办的：交给自己的一件算进来，别人承办的不算；每个数点开，清单也正好这么多件")
    void mine(@Autowired DistrictMatters matters, @Autowired People people, @Autowired Now now) {
        String given = matters.received("交给董祯承办").caseIds().getFirst();
        matters.received("没有人承办");
        String period = "?from=2020-01-01&to=" + now.today();
        try (Clicker office = new Clicker(port)) {
            office.signIn("dongzhen.office", "qinglan-demo-2026");
            int all = received(office.open("/desk/figures" + period).page());
            int before = received(office.open("/desk/figures" + period + "&whose=mine").page());
            matters.does(given, "accept", Map.of());
            matters.does(given, "assign", Map.of("assignee", people.byLogin("dongzhen.office").orElseThrow().id()));
            Document mine = office.open("/desk/figures" + period + "&whose=mine").page();
            assertThat(received(mine)).isEqualTo(before + 1).isLessThan(all);
            assertThat(received(office.open("/desk/figures" + period).page())).as("all of them are as many as before").isEqualTo(all);
            Document list = office.open(mine.select("table").first().select("tbody tr").last().select("td.number a").first().attr("href")).page();
            assertThat(list.select("tbody tr")).hasSize(before + 1);
            assertThat(list.select("a[href$=/" + given + "]")).hasSize(1);
        }
    }

    @Test
    @DisplayName("平均、中位的工作日和余下的工作日，按清单上每一件的收到之日、答复之日、最后一日，照工作日历数得出来")
    void daysAreCountedByTheCalendar(@Autowired Now now, @Autowired Calendars calendars) {
        try (Clicker office = new Clicker(port)) {
            office.signIn("dongzhen.office", "qinglan-demo-2026");
            Document figures = office.open("/desk/figures?from=2020-01-01&to=" + now.today()).page();
            Element sum = figures.select("table").first().select("tbody tr").last();
            List<Integer> took = new ArrayList<>();
            List<Integer> left = new ArrayList<>();
            for (String page = sum.select("a[aria-label*=' 已答复 ']").attr("href"); page != null;) {
                Document list = office.open(page).page();
                for (Element row : list.select("tbody tr")) {
                    LocalDate received = LocalDate.parse(row.select("td").get(2).text());
                    LocalDate answered = LocalDate.parse(row.select("td").get(3).text());
                    took.add(calendars.everywhere().workingDays(received, answered));
                    left.add(calendars.everywhere().workingDays(answered, LocalDate.parse(row.select("td").get(4).text().replaceFirst("（.*", ""), DateTimeFormatter.ofPattern("y年M月d日"))));
                }
                Element next = list.selectFirst("a[rel=next]");
                page = next == null ? null : "/desk/figures/behind" + next.attr("href");
            }
            took.sort(null);
            left.sort(null);
            assertThat(took).hasSizeGreaterThan(9);
            List<String> shown = sum.select("td.number:not(:has(a))").eachText();
            assertThat(shown.get(1)).as("余下").isEqualTo(String.valueOf(left.get((left.size() - 1) / 2)));
            assertThat(shown.get(2)).as("中位").isEqualTo(String.valueOf(took.get((took.size() - 1) / 2)));
            assertThat(shown.get(3)).as("平均").isEqualTo(BigDecimal.valueOf(took.stream().mapToInt(Integer::intValue).sum()).divide(BigDecimal.valueOf(took.size()), 1, RoundingMode.HALF_UP).toString());
        }
    }

    @Test
    @DisplayName("数后面的清单写明是哪段日子、哪个事项、一共几件，按这个数说的那一天排，早的在前；接着看的从下一件起；手机上每个日子写明是什么日子")
    void listsSayWhatTheyAre(@Autowired DistrictMatters matters, @Autowired Now now) {
        matters.received("清单写明是什么");
        try (Clicker office = new Clicker(port)) {
            office.signIn("dongzhen.office", "qinglan-demo-2026");
            String answered = "/desk/figures/behind?from=2020-01-01&to=" + now.today() + "&what=ANSWERED&type=inforequest";
            Document list = office.open(answered).page();
            List<Element> rows = new ArrayList<>(list.select("tbody tr"));
            for (Element next = list.selectFirst("a[rel=next]"); next != null;) {
                Document more = office.open("/desk/figures/behind" + next.attr("href")).page();
                rows.addAll(more.select("tbody tr"));
                next = more.selectFirst("a[rel=next]");
            }
            assertThat(list.select("main").text()).contains("政府信息公开申请 · 2020年1月1日至", "清单共 " + rows.size() + " 件。按答复或者结束之日");
            assertThat(rows.stream().map(row -> row.select("td").get(3).text())).hasSizeGreaterThan(3).isSorted();
            assertThat(rows.stream().map(row -> row.select("a").attr("href"))).doesNotHaveDuplicates();
            assertThat(rows).allSatisfy(row -> assertThat(row.select("td[data-label]").eachAttr("data-label")).containsExactly("收到", "答复或者结束", "到期"));
            String third = rows.get(2).select("a").attr("href");
            assertThat(office.open(answered + "&after=" + third.substring(third.lastIndexOf('/') + 1)).page().select("tbody a").first().attr("href")).isEqualTo(rows.get(3).select("a").attr("href"));
            List<String> due = office.open("/desk/figures/behind?what=OPEN").page().select("tbody tr").stream().map(row -> row.select("td").get(4).text().replaceFirst("（.*", ""))
                    .map(day -> day.isEmpty() ? "9999-12-31" : LocalDate.parse(day, DateTimeFormatter.ofPattern("y年M月d日")).toString()).toList();
            assertThat(due).hasSizeGreaterThan(1).isSorted();
        }
    }

    @Test
    @DisplayName("按机关的一张表，照机构名录的先后列")
    void organsInTheOrderOfTheDirectory(@Autowired Organs organs, @Autowired Now now) {
        try (Clicker supervisor = new Clicker(port)) {
            supervisor.signIn("fuyan.office", "qinglan-demo-2026");
            List<String> listed = supervisor.open("/desk/figures?from=2020-01-01&to=" + now.today()).page().select("table:has(caption:containsOwn(按机关)) tbody th").eachText();
            List<String> known = organs.asOf(now.today()).stream().map(Organ::name).toList();
            assertThat(listed.stream().filter(known::contains).map(known::indexOf)).hasSizeGreaterThan(2).isSorted();
        }
    }

    private static int received(Document figures) {
        return Integer.parseInt(figures.select("table").first().select("tbody tr").last().select("td.number a").first().text());
    }

    @Test
    @DisplayName("一页的：A4 纸正好印一页；行多的，先列有超期的，再列答复晚了的，再列收到多的")
    void onOnePage() throws IOException {
        try (Page page = new Visitors(port).signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/figures?sheet=yes");
            Browser.assertAccessible(page);
            Browser.picture(page, "figures-sheet");
            assertThat(page.evaluate("() => { const all = [...document.querySelectorAll('.figures-large > li')].map(it => Math.round(it.getBoundingClientRect().top)); return all[0] === all[1]; }"))
                    .as("the first number stands in one line with the next").isEqualTo(true);
            try (PDDocument printed = Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4").setMargin(new Margin().setTop("10mm").setBottom("10mm").setLeft("10mm").setRight("10mm"))))) {
                assertThat(printed.getNumberOfPages()).isEqualTo(1);
                assertThat(new PDFTextStripper().getText(printed)).contains("平均工作日", "不算已答复");
            }
        }
        Table organs = new Table("按机关", "机关", true, List.of(organ("收到多", 90, 5, 5, 0), organ("答复晚", 40, 5, 3, 0), organ("收到少", 10, 5, 5, 0), organ("有超期", 1, 0, 0, 1)));
        assertThat(organs.onPaper(3).lines()).extracting(Line::title).containsExactly("有超期", "答复晚", "收到多");
        assertThat(organs.onPaper(9).lines()).hasSize(4);
    }

    private static Line organ(String title, long received, long answered, long inTime, long overdue) {
        return new Line(title, "", new Figures(received, answered, inTime, 0, 0, overdue, 0, new Spread(new TreeMap<>()), new Spread(new TreeMap<>())));
    }
}
