package org.gongkai.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.microsoft.playwright.Page;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.reporting.District;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("统计表的页面：2014年的六十五行、季报、网站年度报表，从工作台填到公众看见")
class FormPagesTest {

    private static final String OF_2016 = "/desk/reports/jyj/2016";
    private static final String QUARTER = "/desk/reports/jyj/requests.2024-Q3";
    private static final String SITE = "/desk/reports/jyj/website.2024";

    @LocalServerPort int port;
    @Autowired WebApplicationContext application;
    @Autowired JdbcClient jdbc;

    private MockMvc pages;
    private Staff office;
    private Staff elsewhere;

    @BeforeAll
    void aDistrict(@Autowired EstablishOrgan establish, @Autowired Ledger ledger, @Autowired Facts facts,
            @Autowired TransactionTemplate transaction, @Autowired AddPerson add, @Autowired GivePost give, @Autowired People people) {
        pages = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        District district = new District(establish, ledger, facts, transaction);
        district.organ("qu", "某区人民政府", null);
        district.organ("jyj", "某区教育局", "qu");
        district.organ("kjj", "某区科技局", "qu");
        district.requests(3, "jyj", "nat", LocalDate.of(2015, 3, 2), "R08-GRANT", LocalDate.of(2015, 3, 20));
        district.requests(5, "jyj", "nat", LocalDate.of(2016, 3, 2), "R08-GRANT", LocalDate.of(2016, 3, 20));
        district.requests(2, "jyj", "com", LocalDate.of(2016, 5, 2), "R08-14b", LocalDate.of(2016, 5, 20));
        district.requests(4, "jyj", "nat", LocalDate.of(2024, 7, 2), "R36-2", LocalDate.of(2024, 7, 20));
        district.requests(1, "jyj", "nat", LocalDate.of(2024, 9, 20), null, null);
        district.requests(2, "jyj", "com", LocalDate.of(2024, 5, 20), "R36-4", LocalDate.of(2024, 8, 1));
        office = staff("公开办", "jyj", Role.DISCLOSURE_OFFICE, add, give, people);
        elsewhere = staff("信息员", "kjj", Role.OFFICER, add, give, people);
    }

    @Test
    @Order(1)
    @DisplayName("2014年的表照原表印出来，台账数是链接，人填的是框，上一年的数在旁边；点开一个数，先看定义，再看记录")
    void theFormOf2014() throws Exception {
        answer(post(OF_2016 + "/prepare").param("scope", "own"));
        Document report = page(get(OF_2016));
        assertThat(report.select("#stat table.statutory tr")).hasSize(1 + 65);
        assertThat(report.select("#s2 form[id^=begin] input[name$=body], #s2 input[value^=全年收到申请]")).as("范文").isNotEmpty();
        assertThat(row(report, "（一）收到申请数").select("td").eachText()).containsExactly("件", "7", "3");
        assertThat(row(report, "2.传真申请数").select("input[name$=stat.C1_2.n]")).hasSize(1);
        assertThat(row(report, "三、依申请公开情况").text()).isEqualTo("三、依申请公开情况 ——");
        Document cell = page(get(row(report, "涉及商业秘密").select("td a").attr("href")));
        assertThat(cell.select(".cell-sentence").text()).isEqualTo("2016年1月1日至2016年12月31日办结的政府信息公开申请，以办结之日计，结果是：商业秘密。");
        assertThat(cell.select("table.cell-records tbody tr")).hasSize(2);
        assertThat(cell.select(".cell-values").text()).contains("上期的数 0");
    }

    @Test
    @Order(2)
    @DisplayName("2014年的表填齐、文字写好、锁定、公布：公众看到表和单位，DOCX 照样印六十五行，XLSX 一行一个数")
    void publishedFormOf2014() throws Exception {
        Map<String, String> numbers = new TreeMap<>();
        page(get(OF_2016)).select("#stat input[name*=stat.]").forEach(input -> numbers.put(field(input), "0"));
        numbers.putAll(Map.of("stat.C1_3.n", "7", "stat.C2_1.n", "7", "stat.A1.n", "12", "stat.A2_2.n", "12"));
        MockHttpServletRequestBuilder typing = post(OF_2016 + "/numbers").param("scope", "own");
        numbers.forEach(typing::param);
        assertThat(answer(typing).getStatus()).isEqualTo(303);
        for (String section : List.of("s1", "s2", "s3", "s4", "s5", "s6")) {
            answer(post(OF_2016 + "/sections/" + section).param("scope", "own").param("body", "2016年，某区教育局收到申请7件。"));
        }
        assertThat(answer(post(OF_2016 + "/sections/s2").param("scope", "own").param("body", "收到{stat.X1.n}件")).getContentAsString()).contains("表中没有{stat.X1.n}这样的格子");
        answer(post(OF_2016 + "/sections/s2").param("scope", "own").param("body", "全年收到申请{stat.C1.n}件，上年{上期 stat.C1.n}件，同意公开占{stat.C3_2.n/stat.C3.n}。"));
        Document written = page(get(OF_2016));
        assertThat(written.select("#s2 textarea").text()).contains("{stat.C1.n}件");
        assertThat(written.select("#s2 .report-filled").text()).contains("全年收到申请7件，上年3件，同意公开占71.43%。");
        MockHttpServletResponse locked = answer(post(OF_2016 + "/lock").param("scope", "own").param("reason", "经局务会审定"));
        assertThat(locked.getStatus()).as(Jsoup.parse(locked.getContentAsString()).select(".refusals").text()).isEqualTo(303);
        assertThat(answer(post(OF_2016 + "/publish").param("scope", "own")).getStatus()).isEqualTo(303);
        Document site = Jsoup.parse(send(get("/reports/annual/jyj/2016"), null).getContentAsString());
        assertThat(site.select("h1").text()).isEqualTo("某区教育局2016年政府信息公开情况统计表");
        assertThat(site.select("article").text()).contains("全年收到申请7件，上年3件，同意公开占71.43%。", "2007年国务院令第492号").doesNotContain("第五十条");
        assertThat(row(site, "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）").select("td").eachText()).containsExactly("条", "12");
        try (XWPFDocument paper = new XWPFDocument(new ByteArrayInputStream(send(get("/reports/annual/jyj/2016/report.docx"), null).getContentAsByteArray()))) {
            assertThat(paper.getTables().getFirst().getRows()).hasSize(1 + 65);
            assertThat(paper.getTables().getFirst().getRow(1).getTableCells().stream().map(XWPFTableCell::getText)).containsExactly("一、主动公开情况", "——", "");
            assertThat(paper.getParagraphs().stream().map(XWPFParagraph::getText)).anyMatch(text -> text.contains("2007年国务院令第492号")).noneMatch(text -> text.contains("第五十条"));
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(send(get("/reports/annual/jyj/2016/report.xlsx"), null).getContentAsByteArray()))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(58);
            assertThat(sheet.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(12);
        }
    }

    @Test
    @Order(3)
    @DisplayName("季报不用编制就有数：七月至九月收到五件，上期结转两件，办结六件，结转一件；别的机关的人看不到")
    void aQuarter() throws Exception {
        Document report = page(get(QUARTER));
        assertThat(report.select("h1").text()).isEqualTo("某区教育局2024年第三季度依申请公开统计表");
        assertThat(row(report, "一、本期新收申请").select("td").eachText()).containsExactly("件", "5", "2");
        assertThat(row(report, "二、上期结转申请").select("td").eachText()).containsExactly("件", "2", "0");
        assertThat(row(report, "（七）总计").select("td").eachText()).containsExactly("件", "6", "0");
        assertThat(row(report, "四、结转下期继续办理").select("td").eachText()).containsExactly("件", "1", "2");
        assertThat(row(report, "五、予以公开和部分公开的比例").select("td").eachText()).containsExactly("%", "66.67", "不适用");
        assertThat(page(get(row(report, "一、本期新收申请").select("td a").attr("href"))).select("table.cell-records tbody tr")).hasSize(5);
        assertThat(page(get(row(report, "五、予以公开和部分公开的比例").select("td a").attr("href"))).text()).contains("除数为零的不适用", "由表中其他的数得出");
        assertThat(send(get(QUARTER), elsewhere).getStatus()).isEqualTo(403);
        assertThat(send(get("/desk/reports/jyj/requests.2024-Q9"), office).getStatus()).isEqualTo(404);
        assertThat(send(get("/desk/reports/jyj/requests.2024-Q3/report.csv"), office).getContentAsString()).contains("q.new.n", "2024年7月1日至2024年9月30日收到的政府信息公开申请，以收到之日计。");
    }

    @Test
    @Order(4)
    @DisplayName("选报表：一行是族，一行是期间，起止日期自己定")
    void choosing() throws Exception {
        Document annual = page(get("/desk/reports"));
        assertThat(annual.select("nav.report-families a").eachText()).contains("年度报告", "依申请公开统计表", "信箱和热线统计表", "主动公开统计表", "政务公开数据统计表", "政府网站工作年度报表", "政府网站监管年度报表");
        Document quarter = page(get("/desk/reports?family=requests&period=2024-Q3"));
        assertThat(quarter.select("tbody a").eachAttr("href")).contains("/desk/reports/jyj/requests.2024-Q3", "/desk/reports/jyj/requests.2024-Q3?scope=whole");
        Document days = page(get("/desk/reports?family=campaign&from=2024-07-10&to=2024-08-20"));
        assertThat(days.select("tbody a").attr("href")).isEqualTo("/desk/reports/jyj/campaign.2024-07-10_2024-08-20");
    }

    @Test
    @Order(5)
    @DisplayName("网站年度报表：表头没有核对到原件，工作台和公众的页面上都写着；不会有的填“不适用”，也可以交表格来填")
    void theSite() throws Exception {
        answer(post(SITE + "/prepare").param("scope", "own"));
        Map<String, String> numbers = new TreeMap<>();
        Document report = page(get(SITE));
        assertThat(report.select(".unconfirmed").text()).contains("没有核对到原件");
        report.select("input[name*=~w.]").forEach(input -> numbers.put(field(input), "3"));
        numbers.putAll(Map.of("w.followers.n", "不适用", "w.updates.n", "9"));
        MockHttpServletRequestBuilder typing = post(SITE + "/numbers").param("scope", "own");
        numbers.forEach(typing::param);
        assertThat(answer(typing).getStatus()).isEqualTo(303);
        MockMultipartFile sheet = new MockMultipartFile("file", "填好的.csv", "text/csv", "格子,本期,改填理由\nw.visits.n,120,\nw.received.n,4,\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Jsoup.parse(send(multipart(SITE + "/sheet").file(sheet).param("scope", "own"), office).getContentAsString()).select(".refusals").text()).contains("第3行：该数由台账得出，改填应当写明理由。");
        assertThat(row(page(get(SITE)), "网站总访问量").select("input").attr("value")).isEqualTo("120");
        for (String section : List.of("site", "novel", "guarantees")) {
            answer(post(SITE + "/sections/" + section).param("scope", "own").param("body", "某区教育局网站，标识码0000000001。"));
        }
        MockHttpServletResponse locked = answer(post(SITE + "/lock").param("scope", "own").param("reason", "经核对"));
        assertThat(locked.getStatus()).as(Jsoup.parse(locked.getContentAsString()).select(".refusals").text()).isEqualTo(303);
        assertThat(answer(post(SITE + "/publish").param("scope", "own")).getStatus()).isEqualTo(303);
        Document site = Jsoup.parse(send(get("/reports/statistics/jyj/website.2024"), null).getContentAsString());
        assertThat(site.select(".unconfirmed").text()).contains("没有核对到原件");
        assertThat(row(site, "关注和订阅数").select("td").eachText()).containsExactly("人", "不适用");
        assertThat(row(site, "整改率").select("td").eachText()).containsExactly("%", "100");
        assertThat(Jsoup.parse(send(get("/reports/statistics"), null).getContentAsString()).select("tbody a").eachText()).containsExactly("某区教育局2024年政府网站工作年度报表");
        assertThat(send(get("/reports/statistics/jyj/website.2023"), null).getStatus()).isEqualTo(404);
        jdbc.sql("""
                insert into reporting.edition (id, organ, year, scope, number, form, prepared_at, locked_at, lock_reason, snapshot, digest, published_at, family, period)
                select 'earlier', organ, 2022, scope, number, form, prepared_at, locked_at, lock_reason, snapshot, digest, published_at, family, '2022' from reporting.edition where family = 'website' and published_at is not null""").update();
        assertThat(Jsoup.parse(send(get("/reports/statistics"), null).getContentAsString()).select("tbody a").eachAttr("href")).as("只列最近一年的").containsExactly("/reports/statistics/jyj/website.2024");
        assertThat(Jsoup.parse(send(get("/reports/statistics").param("year", "2022"), null).getContentAsString()).select("tbody a").eachAttr("href")).containsExactly("/reports/statistics/jyj/website.2022");
        assertThat(Jsoup.parse(send(get("/reports/statistics"), null).getContentAsString()).select(".report-periods a").eachText()).containsExactly("2024", "2022");
        jdbc.sql("delete from reporting.edition where id = 'earlier'").update();
        assertThat(send(get("/reports/annual"), null).getContentAsString()).contains("/reports/annual/jyj/2016", "href=\"/reports/statistics\"").doesNotContain("website.2024");
    }

    @Test
    @Order(6)
    @DisplayName("这些页面在宽屏和手机上都没有无障碍问题")
    void accessible() throws Exception {
        answer(post(OF_2016 + "/prepare").param("scope", "own"));
        List<String> desk = List.of(OF_2016, QUARTER, QUARTER + "/cells/q.new.n?scope=own", "/desk/reports?family=campaign");
        for (int width : new int[] {1440, 390}) {
            try (Page page = Browser.visit("http://localhost:" + port + "/reports/annual/jyj/2016", width, 900)) {
                Browser.assertAccessible(page);
                Browser.picture(page, "form-2016-" + width);
                page.navigate("http://localhost:" + port + "/reports/statistics/jyj/website.2024");
                Browser.assertAccessible(page);
                Browser.picture(page, "form-website-" + width);
                page.navigate("http://localhost:" + port + "/reports/statistics");
                Browser.assertAccessible(page);
                for (String address : desk) {
                    page.setContent(send(get(address), office).getContentAsString());
                    Browser.assertAccessible(page);
                    Browser.picture(page, "form-desk-" + address.replaceAll("\\W+", "-") + width);
                }
            }
        }
    }

    /** Without the number of its form among those of the page. */
    private static String field(Element input) {
        return input.attr("name").replaceFirst("^\\d+~", "");
    }

    private static Element row(Document page, String head) {
        return page.select("table.statutory tr").stream().filter(line -> line.select("th").text().equals(head)).findFirst().orElseThrow(() -> new AssertionError("no row " + head));
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = send(request, office);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return send(request, office);
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, @Nullable Staff staff) throws Exception {
        request.with(csrf());
        if (staff != null) {
            request.with(authentication(new UsernamePasswordAuthenticationToken(staff, null, List.of())));
        }
        return pages.perform(request).andReturn().getResponse();
    }

    private static Staff staff(String name, String organ, Role role, AddPerson add, GivePost give, People people) {
        String id = add.add(name, organ + ".office", Operator.INSTALLATION).orThrow().person().id();
        give.give(id, organ, role, false, District.FOUNDED, Operator.INSTALLATION).orThrow();
        return people.staff(id).orElseThrow();
    }
}
