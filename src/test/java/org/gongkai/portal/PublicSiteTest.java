package org.gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.gongkai.Browser;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.portal.home.Arrangement;
import org.gongkai.portal.home.Arrangements;
import org.gongkai.publication.DocumentImport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The public site: every page can be seen, heard and reached by keyboard, on a desk and on a phone")
class PublicSiteTest {

    private static final int DOCUMENTS = 45;

    @LocalServerPort
    int port;

    private Walk empty;
    private Walk demonstrated;

    @BeforeAll
    void fill(@Autowired DemoDistrict demo, @Autowired DocumentImport imports) throws Exception {
        empty = Walk.from(address(""));
        demo.tell();
        demonstrated = Walk.from(address(""));
        imports.take(new DocumentImport.Settings("t", null, List.of()), IntStream.rangeClosed(1, DOCUMENTS).mapToObj(n -> new DocumentImport.Line(n, """
                        {"id":"%1$d","title":"青澜区教育局关于做好第%1$d批随迁子女入学工作的通知","organ":"青澜区教育局","date":"2026-%2$02d-%3$02d",\
                        "docno":"青教〔2026〕%1$d号","category":"政策文件","body":"各学校：\\n做好入学工作。"}"""
                        .formatted(n, 1 + n % 10, 1 + n % 28).getBytes(StandardCharsets.UTF_8))).toList());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/news", "/services", "/data", "/data/answers", "/data/statistics", "/data/interfaces", "/columns", "/columns/statutory", "/columns/policy", "/columns/penalties", "/guide", "/sitemap",
        "/accessibility", "/leaders", "/organs", "/organs/education", "/organs/qinglan", "/topics", "/gazette", "/overview", "/requests/new", "/matters", "/mailboxes", "/mailboxes/mayormail", "/mailboxes/mayormail/figures", "/mailboxes/sitemistakes/new", "/deadline",
        "/deadline?received=2026-02-09", "/reports/annual", "/reports/annual/qinglan/2025", "/sign-in", "/search?q=教育", "/search?q=没有这样的词", "/nowhere",
        "/registers", "/registers/query-points", "/registers/major-projects/compare?from=2020-01-01&to=2026-01-01", "/registers/major-projects/2025-990005-01-000001", "/registers/query-points?sort=query", "/on"})
    void axeFindsNothing(String path) {
        try (Page page = Browser.visit(address(path), 1440, 900)) {
            for (int width : List.of(1440, 390)) {
                page.setViewportSize(width, 900);
                Browser.assertAccessible(page);
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("%s fits %d px", path, width).isEqualTo(true);
                assertThat(page.locator("h1").count()).as("one first heading on %s", path).isEqualTo(1);
                assertThat(page.locator(".narrowing").all()).as("what narrows a list is folded above it where there is no room beside it").allMatch(fold -> fold.locator("ul").first().isVisible() == width > 900);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"theme=dark", "theme=contrast", "elder=on", "kiosk=on", "lang=en", "lang=zh-Hant"})
    @DisplayName("dark, high contrast, larger type, the kiosk and the other tongues hold the same promise")
    void everyWayOfShowing(String way) {
        for (String path : List.of("/", "/requests/new", "/search?q=教育")) {
            try (Page page = Browser.visit(address(path + (path.contains("?") ? "&" : "?") + way), 1080, 1200)) {
                Browser.assertAccessible(page);
            }
        }
    }

    @Test
    @DisplayName("the first Tab shows the skip link, which leads to the content; then head, entrances, content in that order")
    void keyboardOrder() {
        try (Page page = Browser.visit(address("/columns"), 1440, 900)) {
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("跳到正文");
            assertThat(page.locator(".skip").boundingBox().y).isGreaterThanOrEqualTo(0);
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.closest('main') !== null")).isEqualTo(true);
        }
        try (Page page = Browser.visit(address("/columns"), 1440, 900)) {
            @SuppressWarnings("unchecked")
            List<Number> tops = (List<Number>) page.evaluate("""
                    [...document.querySelectorAll('a,button,input,select,summary')].filter(e => e.offsetParent && !e.matches('.skip'))
                      .map(e => ['.masthead-bar', '.masthead-row', '.entrances', 'main', 'footer'].findIndex(area => e.closest(area)))""");
            assertThat(tops.stream().map(Number::intValue)).isSorted().doesNotContain(-1);
            assertThat(page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count()).as("no order but that of the page").isZero();
        }
    }

    @Test
    @DisplayName("a map of a register is a drawing without a script; with it each point is reached from its name in the list, by keyboard, and nothing is asked of another server")
    void mapOfARegister() {
        try (Page page = Browser.visitWithoutScript(address("/registers/query-points"))) {
            assertThat(page.locator(".register-map circle").count()).isEqualTo(page.locator(".register-map-points li").count()).isGreaterThan(20);
        }
        Set<String> hosts = new TreeSet<>();
        try (Page page = Browser.visit(address("/registers/query-points"), 1440, 900)) {
            page.onRequest(request -> hosts.add(URI.create(request.url()).getHost()));
            page.reload();
            page.locator("path.register-map-outline").first().waitFor();
            assertThat(page.locator("path.register-map-point").count()).isEqualTo(page.locator(".register-map-points li").count());
            page.locator(".register-map-points a").first().focus();
            page.keyboard().press("Tab");
            String name = page.locator(".register-map-points a").nth(1).textContent();
            page.locator(".leaflet-popup-content a").getByText(name).waitFor();
            assertThat(page.locator(".register-map-points li.is-shown").count()).isEqualTo(1);
            page.keyboard().press("Enter");
            page.waitForURL("**/registers/query-points/*");
            assertThat(hosts).containsExactly("localhost");
        }
    }

    @Test
    @DisplayName("a chart along the years goes from the earliest to the latest, one of kinds from the largest to the smallest; what was planned is not added to what was spent")
    void chartInOrder() {
        try (Page page = Browser.visitWithoutScript(address("/registers/three-publics"))) {
            assertThat(page.locator(".register-chart tbody th").allTextContents()).hasSizeGreaterThan(1).isSorted();
            assertThat(page.locator(".register-chart tbody tr").first().textContent()).as("accounts alone, no budget added to them").containsPattern("20\\d\\d").contains("181.03");
            page.navigate(address("/registers/major-projects"));
            assertThat(page.locator(".register-chart tbody td").allTextContents().stream().map(said -> Double.parseDouble(said.replaceAll("[^0-9.]", ""))).map(amount -> -amount)).hasSizeGreaterThan(1).isSorted();
        }
    }

    @Test
    @DisplayName("every link of every public page leads somewhere, to a page that has something, of the demo and of an installation in which nothing is yet; none is heavier than 200 kB or speaks in addresses, keys and empty columns")
    void noDeadOrEmptyLinks() {
        for (Walk walk : List.of(empty, demonstrated)) {
            assertThat(walk.dead()).as("dead links").isEmpty();
            assertThat(walk.empty()).as("links to something empty").isEmpty();
            assertThat(walk.heavy()).as("heavy pages").isEmpty();
            assertThat(Stream.concat(walk.unsaid().stream(), walk.untagged().stream())).as("words of the program, and pages without the tags of 国办发〔2017〕47号").isEmpty();
        }
        assertThat(demonstrated.articles()).containsExactly("documents", "mailboxes", "participation", "registers", "reports");
        assertThat(empty.pages()).isBetween(12, demonstrated.pages() / 3);
    }

    @Test
    @DisplayName("an editor arranges the first page: it is an act, everyone sees it, nobody else may, and what the program brings can come back")
    void arrangingTheFirstPage(@Autowired Arrangements arrangements, @Autowired People people, @Autowired Ledger ledger) {
        Staff office = people.byLogin("dongzhen.office").flatMap(person -> people.staff(person.id())).orElseThrow();
        Staff officer = people.byLogin("xienan.education").flatMap(person -> people.staff(person.id())).orElseThrow();
        Arrangement shipped = arrangements.current();
        Arrangement wanted = shipped.as(List.of("LEADERS:WIDE:on:2", "WELCOME:WIDE:on:0", "LINKS:WIDE:off:3"));
        assertThat(arrangements.arrange(wanted, officer).reasons()).containsExactly("首页由政府信息公开工作机构安排");
        arrangements.arrange(wanted, office).orThrow();
        assertThat(arrangements.arrange(wanted, office).reasons()).isNotEmpty();
        try (Page page = Browser.visitWithoutScript(address("/"))) {
            assertThat(page.locator("main h2").first().innerText()).isEqualTo("政府领导");
            assertThat(page.locator(".faces li").count()).isEqualTo(2);
            assertThat(page.locator("#home-links").count()).isZero();
            arrangements.arrange(shipped, office).orThrow();
            assertThat(ledger.of("portal/home")).hasSize(2).allMatch(act -> act.kind().equals("portal.home-arranged") && office.personId().equals(act.actor()));
            page.navigate(address("/"));
            assertThat(page.locator("#home-links").count()).isOne();
        }
    }

    @Test
    @DisplayName("a document is set as a printed paper, each article has an address, and it can be taken away as PDF, DOCX and OFD; the code of its address is in the page")
    void documentAsPaper() throws Exception {
        try (Page page = Browser.visit(address("/search?q=政府信息公开申请办理规程"), 1440, 900); HttpClient client = HttpClient.newHttpClient()) {
            page.locator(".hits a", new Page.LocatorOptions().setHasText("申请办理规程的通知")).first().click();
            assertThat(page.locator(".paper h1 .title-line").allInnerTexts()).startsWith("青澜区人民政府").hasSizeGreaterThan(1);
            assertThat(page.locator(".paper .sign-off").allInnerTexts()).containsExactly("青澜区人民政府", "2026年11月12日");
            assertThat(page.locator("#article-3").innerText()).startsWith("第三条");
            for (String ending : List.of("pdf", "docx", "ofd")) {
                var answer = client.send(HttpRequest.newBuilder(URI.create(address(page.locator(".paper-take a", new Page.LocatorOptions().setHasText(ending.toUpperCase())).getAttribute("href")))).build(),
                        BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).as(ending).isEqualTo(200);
                assertThat(new String(answer.body(), 0, 2, StandardCharsets.ISO_8859_1)).as(ending).isEqualTo(ending.equals("pdf") ? "%P" : "PK");
            }
            page.locator(".tools [data-size='l']").click();
            assertThat(page.evaluate("document.documentElement.dataset.size")).isEqualTo("l");
            page.locator(".paper-take a", new Page.LocatorOptions().setHasText("还缺什么")).click();
            assertThat(page.locator("[name='item1.title']").inputValue()).contains("申请办理规程");
        }
    }

    @Test
    @DisplayName("第二十条第二项 机关职能一栏列出每个机关在名录中的职能和联系方式；年报一栏到年报，不是空的")
    void columnsThatNoDocumentFills() {
        try (Page page = Browser.visitWithoutScript(address("/columns/functions"))) {
            assertThat(page.locator(".profiles a").count()).isGreaterThan(1);
            assertThat(page.locator(".empty").count()).isZero();
            page.locator(".profiles a", new Page.LocatorOptions().setHasText("教育局")).first().click();
            assertThat(page.locator("dl.summary").innerText()).contains("教育局", "联系电话");
            page.navigate(address("/columns/reports"));
            assertThat(page.url()).endsWith("/reports/annual");
        }
    }

    @Test
    @DisplayName("without JavaScript a column can be leafed through to its end, each document once")
    void leafsThroughAColumn() {
        try (Page page = Browser.visitWithoutScript(address("/columns/policy"))) {
            List<String> seen = new java.util.ArrayList<>(page.locator(".entries a").allTextContents());
            while (page.locator("a[rel=next]").count() > 0) {
                page.locator("a[rel=next]").click();
                seen.addAll(page.locator(".entries a").allTextContents());
            }
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen.stream().filter(title -> title.contains("批随迁子女入学工作"))).as("beside the demo's own").hasSize(DOCUMENTS);
            page.navigate(address("/columns/policy?organ=nobody&after=9999-01-01_x"));
            assertThat(page.locator(".entries a").count()).isPositive();
            page.navigate(address("/columns?organ=wangxi"));
            assertThat(page.locator(".empty a").getAttribute("href")).isEqualTo("/requests/new");
        }
    }

    @Test
    @DisplayName("第十二条 指南写明公开工作机构的名称、地址、时间、电话,期限取自施行中的条文")
    void guideOfAnOrgan() {
        try (Page page = Browser.visitWithoutScript(address("/guide?organ=education"))) {
            assertThat(page.locator(".guide").innerText()).contains("青澜区教育局办公室", "虚拟大道 5 号", "周一至周五", "000-0000 0003", "20 个工作日", "第三十三条", "行政复议", "第五十一条");
        }
    }

    @Test
    @DisplayName("on English pages refusals and the reasons of a clock are English, too")
    void refusalsInEnglish() {
        try (Page page = Browser.visitWithoutScript(address("/deadline?received=2026-02-09&lang=en"))) {
            assertThat(page.locator(".clockwork-intervals").innerText()).contains("20 working days from the day after 2026-02-09");
            page.locator(".clockwork-list summary").click();
            assertThat(page.locator(".clockwork-list tbody").innerText()).contains("the day of receipt, not counted", "Spring Festival, public holiday",
                    "worked in exchange (Spring Festival)", "working day 20").doesNotContainPattern("\\p{IsHan}");
            page.navigate(address("/requests/new?organ=education&lang=en"));
            page.locator("main .actions button").last().click();
            assertThat(page.locator(".error-summary li").allInnerTexts()).isNotEmpty().allMatch(line -> line.startsWith("Please fill in")
                    || line.startsWith("Choose"));
        }
    }

    @Test
    @DisplayName("第四十九条 示范区公布了上一年度的年报，从“年报”一栏走得到")
    void thePublishedReport() {
        try (Page page = Browser.visitWithoutScript(address("/reports/annual"))) {
            page.locator("main a[href='/reports/annual/qinglan/2025']").first().click();
            assertThat(page.locator("h1").innerText()).contains("青澜区", "2025");
            assertThat(page.locator("main").innerText()).contains("本年新收政府信息公开申请数量", "存在的主要问题");
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent"));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
