package org.gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.directory.DescribeOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TypedRow;
import org.gongkai.registers.WithdrawRecord;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.PrepareAnnualReport;
import org.gongkai.reporting.PublishAnnualReport;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.WriteSection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("公开页面：名录、机构、领导、年报的页面，来源一变就重做，一页也不落；没有牵连的不动")
class PagesOfRegistersAndOrgansTest extends KeptPagesOfTheDistrict {

    private static final Map<String, String> EVERYDAY = everyday();

    @Test
    @DisplayName("名录登记、撤下，机关改职能，年报公布以后：名录、记录、机构、领导、年报、数据、服务各页和重做的一字不差；别的名录标签不变")
    void registersOrgansAndReports(@Autowired Registers registers, @Autowired EnterRows enter, @Autowired WithdrawRecord withdraw, @Autowired DescribeOrgan describe,
            @Autowired PrepareAnnualReport prepare, @Autowired WriteSection write, @Autowired LockAnnualReport lock, @Autowired PublishAnnualReport reports) throws Exception {
        Staff officer = new Staff("o", "某", List.of(Post.at("education", Role.OFFICER), Post.at("education", Role.APPROVER)));
        Register trainings = registers.find("trainings").orElseThrow();
        awaitKept("/registers/trainings");
        awaitKept("/registers/office-holders");
        Map<String, String> before = kept();
        assertThat(before.keySet()).contains("/registers", "/registers/trainings", "/organs", "/organs/" + organ, "/leaders", "/reports/annual", "/data", "/data/statistics", "/data/interfaces", "/services", "/guide",
                "/requests/log", "/requests/procedure", "/mailboxes");
        assertThat(before.keySet()).anyMatch(address -> address.matches("/leaders/.+")).anyMatch(address -> address.matches("/reports/annual/.+/\\d{4}")).anyMatch(address -> address.matches("/registers/.+/.+"))
                .anyMatch(address -> address.matches("/mailboxes/.+/.+"));

        assertThat(enter.enter(new EnterRows.Wish(trainings, EnterRows.fresh(), "education", Change.CHANGE, ""),
                List.of(TypedRow.of(1, Map.of("heldOn", "2026-02-03", "topic", "山雀专题培训", "form", "线上", "people", "41"))), officer)).isInstanceOf(Outcome.Saved.class);
        awaitKept("/registers/trainings");
        allAsMadeAnew("登记");
        assertThat(get("/registers/trainings").body()).contains("山雀专题培训");
        assertThat(tag("/registers/office-holders")).as("没有牵连的名录").isEqualTo(before.get("/registers/office-holders"));

        String record = "/registers/trainings/education~2026-02-03~" + URLEncoder.encode("山雀专题培训", StandardCharsets.UTF_8);
        assertThat(get(record).body()).contains("41");
        assertThat(withdraw.withdraw(trainings, "education~2026-02-03~山雀专题培训", officer)).isEmpty();
        assertThat(get("/registers/trainings").body()).doesNotContain("山雀专题培训");
        assertThat(get(record).body()).contains("这一条已经撤下").doesNotContain("41 人");
        awaitKept("/registers/trainings");
        allAsMadeAnew("撤下");

        describe.describe(organ, new OrganProfile("青测", "公开科", "管山雀的栖息地", "山雀路1号", null, "全天", "6000001", null, null), Operator.INSTALLATION).orThrow();
        allAsMadeAnew("改职能");
        assertThat(get("/organs/" + organ).body()).contains("管山雀的栖息地");

        String edition = prepare.prepare("education", 2024, ReportScope.OWN, Reporter.INSTALLATION).orThrow().id();
        for (String section : List.of("s1", "s5", "s6")) {
            write.write(edition, section, "无。", Reporter.INSTALLATION).orThrow();
        }
        lock.lock(edition, "试着公布", Reporter.INSTALLATION).orThrow();
        reports.publish(edition, Reporter.INSTALLATION).orThrow();
        allAsMadeAnew("年报公布");
        assertThat(get("/reports/annual?organ=education").body()).contains("/reports/annual/education/2024");
        assertThat(get("/reports/annual/education/2024").headers().firstValue("Cache-Tag").orElse("")).contains("report");
    }

    private static Map<String, String> everyday() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("年报", "/reports/annual");
        words.put("信息公开年报", "/reports/annual");
        words.put("网站地图", "/sitemap");
        words.put("处罚名单", "/registers/penalties");
        words.put("查处罚", "/registers/penalties");
        words.put("怎么查处罚名单", "/registers/penalties");
        words.put("领导", "/leaders");
        words.put("区长信箱", "/mailboxes/mayormail");
        words.put("信箱", "/mailboxes");
        words.put("意见征集", "/participation");
        words.put("征求意见在哪里", "/participation");
        words.put("指南", "/guide");
        words.put("怎样申请公开", "/guide");
        words.put("申请表", "/requests/new");
        words.put("无障碍", "/accessibility");
        words.put("长者模式", "/accessibility");
        words.put("开放数据", "/data");
        words.put("數據下載", "/data");
        words.put("接口", "/data/interfaces");
        words.put("名录", "/registers");
        words.put("查进度", "/matters");
        words.put("查询码丢了", "/matters/code");
        words.put("多久答复", "/deadline");
        words.put("找错", "/mailboxes/sitemistakes");
        words.put("政府采购", "/registers/procurements");
        words.put("三公经费", "/registers/three-publics");
        words.put("部门电话", "/organs");
        words.put("办事大厅在哪", "/registers/service-places");
        words.put("领导简历", "/leaders");
        words.put("培训机构白名单", "/registers/training-schools");
        words.put("申请信息公开", "/requests/new");
        words.put("按时答复", "/data/answers");
        words.put("改了什么", "/on");
        return words;
    }

    @Test
    @DisplayName("三十多种平常的说法，各自直接答出在哪里；问一件事的，不拿栏目来答")
    void everydayWords() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> places("网站地图").contains("/sitemap"));
        for (Map.Entry<String, String> asked : EVERYDAY.entrySet()) {
            assertThat(places(asked.getKey())).as(asked.getKey()).contains(asked.getValue());
        }
        assertThat(places("投诉物业")).as("投诉到哪里").contains("/mailboxes");
        assertThat(page("/search?q=" + encoded("公租房怎么申请")).select(".reading").text()).as("知道的词不当作错字").doesNotContain("共租房");
        assertThat(page("/search?q=" + encoded("退休手续")).select(".hits a").text()).contains("退休");
        assertThat(page("/search?q=" + encoded("住建局")).select(".answer:not(.answer-places) h3").eachText()).as("机关的名字只答机关").containsExactly("青澜区住房和城乡建设局");
        assertThat(page("/search?q=" + encoded("租房补贴")).select(".hits a").text()).contains("公共租赁住房");
        assertThat(page("/search?q=" + encoded("上学")).select(".hits a").text()).contains("招生入学");
        assertThat(places("公租房怎么申请")).as("问的是公租房，不是申请公开").containsExactly("/services/scenarios/housing");
    }

    @Test
    @DisplayName("国办秘函〔2019〕19号 网站地图和给爬虫的清单里有意见征集、领导、机关、数据、名录、公开的来信；没有内容的不列")
    void onTheMap() throws Exception {
        assertThat(page("/sitemap").select("main .map a").eachAttr("href")).contains("/participation", "/leaders", "/organs", "/data", "/registers", "/mailboxes", "/reports/annual", "/requests/new", "/matters", "/accessibility")
                .doesNotContain("/registers/scans").doesNotHaveDuplicates();
        List<String> listed = Jsoup.parse(get("/sitemap.xml").body(), org.jsoup.parser.Parser.xmlParser()).select("loc").eachText().stream().map(address -> address.replaceFirst("https?://[^/]+", "")).toList();
        assertThat(listed).contains("/", "/participation", "/leaders", "/organs/education", "/data", "/registers/penalties", "/reports/annual").doesNotHaveDuplicates()
                .anyMatch(address -> address.matches("/mailboxes/[a-z]+/.+")).anyMatch(address -> address.matches("/participation/.+")).anyMatch(address -> address.matches("/leaders/.+"))
                .anyMatch(address -> address.matches("/reports/annual/[a-z]+/\\d{4}")).noneMatch(address -> address.startsWith("/desk"));
        for (String address : listed) {
            assertThat(get(address.replace("&amp;", "&")).statusCode()).as(address).isIn(200, 301, 302, 303, 307);
        }
    }

    @Test
    @DisplayName("从任何一页点找错，表里写着那一页的网址；自己办件的页面只带路径")
    void whatIsWrongWithAPage() throws Exception {
        String link = page("/columns/policy?organ=education").select("footer a[href^='/mailboxes/sitemistakes/new']").attr("href");
        Document form = page(link);
        assertThat(form.select("[name='item1.title']").val()).isEqualTo("http://www.example.gov.cn/columns/policy?organ=education");
        assertThat(page("/matters?number=1").select("footer a[href^='/mailboxes/sitemistakes/new']").attr("href")).doesNotContain("number");
        assertThat(Jsoup.parse(get("/nowhere/at/all", "Accept", "text/html").body()).select("footer a[href^='/mailboxes/sitemistakes/new']").attr("href")).contains("nowhere");
    }

    @Test
    @DisplayName("表里没有替人选好的机关")
    void nothingIsChosenBeforehand() throws Exception {
        for (String address : List.of("/requests/new", "/mailboxes/organmail/new")) {
            assertThat(page(address).select("select[name=organ] option[selected]")).as(address).isEmpty();
            assertThat(page(address).selectFirst("select[name=organ] option").val()).as(address).isEmpty();
        }
        assertThat(page("/requests/new?organ=education").select("select[name=organ] option[selected]").eachAttr("value")).as("从一个机关的页面来的").containsExactly("education");
    }

    @Test
    @DisplayName("首页说正在办理多少件，和名录里逐件列出的一样多；点进去就是那些")
    void openMattersAreThoseOfTheRegister(@Autowired CaseFigures figures, @Autowired Registers registers, @Autowired RecordSearch records) throws Exception {
        RecordSearch.Asked open = new RecordSearch.Asked("", Map.of("state", "open"), "", false, null, 1);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(records.find(registers.find("cases").orElseThrow(), open).total()).isEqualTo(figures.open()).isPositive());
        long listed = figures.open();
        assertThat(page("/").select(".tiles a[href='/registers/cases?state=open']").text()).contains(String.valueOf(listed));
    }

    @Test
    @DisplayName("今年按期答复的百分数点进去，是各机关各年的件数；合起来就是首页说的，CSV 里也一样")
    void answersInTimeAddUp(@Autowired CaseFigures figures) throws Exception {
        List<String[]> lines = get("/data/answers.csv").body().lines().skip(1).map(line -> line.split(",")).toList();
        String year = lines.getFirst()[0];
        CaseFigures.Concluded said = figures.concludedSince(LocalDate.of(Integer.parseInt(year), 1, 1));
        assertThat(lines.stream().filter(line -> line[0].equals(year)).mapToLong(line -> Long.parseLong(line[2])).sum()).isEqualTo(said.cases()).isPositive();
        assertThat(lines.stream().filter(line -> line[0].equals(year)).mapToLong(line -> Long.parseLong(line[3])).sum()).isEqualTo(said.inTime());
        assertThat(page("/").select(".tiles a[href=/data/answers] .tile-note").text()).contains(said.cases() + " 件中的 " + said.inTime() + " 件");
        assertThat(page("/data/answers").select("figure tr:has(a:containsOwn(" + year + ")) .bar").text()).contains(said.cases() + " 件中的 " + said.inTime() + " 件");
        assertThat(page("/data/answers").select("section tbody tr")).hasSize((int) lines.stream().filter(line -> line[0].equals(year)).count());
        assertThat(get("/data/answers?year=1999").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("数据页按主题列名录，能按名称查找；每份写着条数和最近更新")
    void registersByTheme() throws Exception {
        Document data = page("/data");
        assertThat(data.select("h3[id^=theme-]").eachText()).contains("处罚、检查和监管", "财政、收费和采购").doesNotHaveDuplicates();
        assertThat(data.select("table.sets tbody tr")).hasSameSizeAs(page("/registers").select("table.sets tbody tr")).hasSizeGreaterThan(30)
                .allMatch(row -> row.select("td.number").text().matches("[1-9]\\d*"));
        assertThat(page("/data?q=" + encoded("处罚")).select("table.sets th a").eachAttr("href")).contains("/registers/penalties").doesNotContain("/registers/query-points");
        assertThat(page("/registers?q=" + encoded("没有这样的名录")).select("[role=status]").text()).contains("没有名称或者说明里有“没有这样的名录”的名录");
    }

    @Test
    @DisplayName("年报的图拿机关和机关比，汇总的不在里面；表里汇总的在最前，注明是汇总；CSV 也注明")
    void sumsStandAlone() throws Exception {
        Document beside = page("/reports/annual?year=2025");
        assertThat(beside.select(".register-chart th[scope=row]").eachText()).isNotEmpty().doesNotContain("青澜区人民政府");
        assertThat(beside.select("table.stacked tbody tr").first().text()).contains("青澜区人民政府").contains("汇总");
        assertThat(beside.select("table.stacked tbody .tag")).hasSize(1);
        assertThat(get("/reports/annual/figures.csv").body().lines().filter(line -> line.startsWith("qinglan,"))).isNotEmpty().allMatch(line -> line.endsWith(",汇总"));
    }

    /** Where the places lead that stand above what was found. */
    private List<String> places(String words) throws Exception {
        return page("/search?q=" + encoded(words)).select(".answer-places a").eachAttr("href");
    }

    private Document page(String address) throws Exception {
        var answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
