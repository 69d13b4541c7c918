package org.gongkai.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
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
import org.gongkai.ledger.Sha256;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.District;
import org.gongkai.reporting.ReportScope;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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
@DisplayName("年报的页面：数字点得开，改填看得见，不平指得出，公布了才公开")
class ReportPagesTest {

    private static final String REPORT = "/desk/reports/jyj/2020";

    @LocalServerPort int port;
    @Autowired WebApplicationContext application;

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
        district.requests(60, "jyj", "nat", LocalDate.of(2020, 3, 2), "R36-2", LocalDate.of(2020, 3, 20));
        district.requests(2, "jyj", "com", LocalDate.of(2020, 12, 20), null, null);
        office = staff("公开办", "jyj", Role.DISCLOSURE_OFFICE, add, give, people);
        elsewhere = staff("信息员", "kjj", Role.OFFICER, add, give, people);
    }

    @Test
    @Order(1)
    @DisplayName("每个数字都是链接，点开是逐页的记录")
    void everyNumberOpens() throws Exception {
        Document report = page(get(REPORT));
        assertThat(report.select("table.statutory").get(1).select("td a")).hasSize(23 * 7);
        String address = report.select("a[aria-label^=三、（一）予以公开 · 自然人：60]").attr("href");
        Document first = page(get(address));
        assertThat(first.select("table.cell-records tbody tr")).hasSize(50);
        assertThat(first.select("table.cell-records tbody tr").first().text()).contains("自然人", "2020年3月2日", "予以公开", "2020年3月20日");
        Document second = page(get(first.select("a:contains(后面的记录)").attr("href")));
        assertThat(second.select("table.cell-records tbody tr")).hasSize(10);
    }

    @Test
    @Order(2)
    @DisplayName("登记复议：填错的说明哪里错，填对的进登记簿、进年报")
    void remedies() throws Exception {
        MockHttpServletRequestBuilder entry = post("/desk/remedies").param("organ", "jyj").param("kind", "reconsideration")
                .param("reference", "某政复〔2020〕1号").param("filed", "2020-04-01");
        assertThat(answer(post("/desk/remedies").param("organ", "jyj").param("kind", "reconsideration").param("reference", "某政复〔2020〕1号")
                .param("filed", "4月1日")).getContentAsString()).contains("请填写受理日期");
        assertThat(answer(entry).getStatus()).isEqualTo(303);
        assertThat(page(get("/desk/remedies")).select("tbody tr").text()).contains("某政复〔2020〕1号", "尚未审结");
        assertThat(page(get(REPORT)).select("a[aria-label^=行政复议 · 尚未审结：1]")).hasSize(1);
        MockMultipartFile file = new MockMultipartFile("file", "r.csv", "text/csv",
                "organ,kind,reference\n".getBytes(StandardCharsets.UTF_8));
        assertThat(send(multipart("/desk/remedies/import").file(file), office).getContentAsString()).contains("缺少列：decided（审结日期）、filed（受理日期）、request（申请编号）、result（结果）");
        MockMultipartFile gbk = new MockMultipartFile("file", "r.csv", "text/csv", "机关,案号".getBytes("GBK"));
        assertThat(send(multipart("/desk/remedies/import").file(gbk), office).getContentAsString()).contains("缺少列：decided（审结日期）、filed（受理日期）、kind（种类）、request（申请编号）、result（结果）");
    }

    @Test
    @Order(3)
    @DisplayName("改填的格子有记号，不平的格子有框，下面写着两边和差额")
    void typedAndFailing() throws Exception {
        answer(post(REPORT + "/prepare").param("scope", "own"));
        assertThat(page(get(REPORT)).select("#s2 input[inputmode]")).as("项目数量、增减和其他对外管理服务事项，由人填写").hasSize(11);
        answer(post(REPORT + "/cells/t3.r1.nat").param("scope", "own").param("value", "61").param("reason", "漏录一件"));
        answer(post(REPORT + "/numbers").param("scope", "own").param("t2.licence.prev", "3"));
        Document report = page(get(REPORT));
        assertThat(report.select("td.typed.fails-error a").attr("aria-label")).isEqualTo("一、本年新收政府信息公开申请数量 · 自然人：61");
        assertThat(report.select("li.failure-error").text()).contains("A19-01").contains("61 + 0 = 61，60 + 0 = 60，相差 1");
        assertThat(report.select(".typed-list").text()).contains("台账数 60，填报数 61，理由：漏录一件");
        assertThat(report.select("#s2 input[name$=t2.licence.prev]").attr("value")).isEqualTo("3");
        assertThat(report.select("#lock").text()).contains("现在还不能锁定").contains("收到的申请与办理结果相等（自然人）：61 + 0 = 61").doesNotContain("A19-01");
        assertThat(answer(post(REPORT + "/cells/t3.r1.nat").param("scope", "own").param("value", "很多").param("reason", "")).getContentAsString())
                .contains("“很多”不是数字");
    }

    @Test
    @Order(4)
    @DisplayName("别的机关的人看不到")
    void scoped() throws Exception {
        assertThat(send(get(REPORT), elsewhere).getStatus()).isEqualTo(403);
        assertThat(send(post(REPORT + "/lock").param("scope", "own").param("reason", "x"), elsewhere).getStatus()).isEqualTo(403);
        assertThat(Jsoup.parse(send(get("/desk/remedies"), elsewhere).getContentAsString()).select("tbody tr")).isEmpty();
        assertThat(page(get("/desk/reports?year=2020")).select("tbody tr").text()).contains("某区教育局").doesNotContain("科技");
    }

    @Test
    @Order(5)
    @DisplayName("第四十九条 锁定以后公布，公众见到法定格式，可下载")
    void published(@Autowired AnnualReports reports) throws Exception {
        assertThat(send(get("/reports/annual/jyj/2020"), null).getStatus()).isEqualTo(404);
        answer(post(REPORT + "/cells/t3.r1.nat").param("scope", "own").param("value", "").param("reason", "").param("restore", "yes"));
        for (String section : List.of("s1", "s5", "s6")) {
            answer(post(REPORT + "/sections/" + section).param("scope", "own").param("body", "2020年，某区教育局收到申请62件。<script>alert(1)</script>"));
        }
        assertThat(answer(post(REPORT + "/lock").param("scope", "own").param("reason", "经局务会审定")).getStatus()).isEqualTo(303);
        assertThat(answer(post(REPORT + "/publish").param("scope", "own")).getStatus()).isEqualTo(303);
        assertThat(page(get(REPORT)).text()).contains("应于2021年1月31日前公布", "公布已逾期");
        Document report = Jsoup.parse(send(get("/reports/annual/jyj/2020"), null).getContentAsString());
        assertThat(report.select("h1").text()).isEqualTo("某区教育局2020年政府信息公开工作年度报告");
        assertThat(report.select("table").get(1).select("tr").last().text()).isEqualTo("四、结转下年度继续办理 0 2 0 0 0 0 2");
        assertThat(report.select("article script")).isEmpty();
        assertThat(report.select("meta[name=ArticleTitle]").attr("content")).isEqualTo(report.select("h1").text());
        assertThat(send(get("/reports/annual/jyj/2020/report.docx"), null).getContentAsByteArray()).startsWith('P', 'K');
        String digest = reports.latest("jyj", 2020, ReportScope.OWN).orElseThrow().digest();
        assertThat(Sha256.hex(send(get("/reports/annual/jyj/2020/report.json"), null).getContentAsString(StandardCharsets.UTF_8))).as("锁定时的一份，摘要可以验").isEqualTo(digest);
        assertThat(Sha256.hex(answer(get(REPORT + "/report.json")).getContentAsString(StandardCharsets.UTF_8))).isEqualTo(digest);
        assertThat(send(get("/reports/annual"), null).getContentAsString()).contains("/reports/annual/jyj/2020");
    }

    @Test
    @Order(6)
    @DisplayName("锁定以后登记的复议不动已公布的年报，工作台指出台账有变动")
    void changedSinceItWasLocked() throws Exception {
        answer(post("/desk/remedies").param("organ", "jyj").param("kind", "reconsideration").param("reference", "某政复〔2020〕8号")
                .param("filed", "2020-11-02").param("result", "uphold").param("decided", "2020-12-21"));
        assertThat(page(get(REPORT)).select(".changes").text()).contains("变动").contains("行政复议 · 结果维持：锁定时 0，现在 1");
        assertThat(Jsoup.parse(send(get("/reports/annual/jyj/2020"), null).getContentAsString()).select("table").get(2).select("td").first().text())
                .isEqualTo("0");
    }

    @Test
    @Order(7)
    @DisplayName("公众页面与工作台页面，浏览器里都没有无障碍问题")
    void accessible() throws Exception {
        answer(post(REPORT + "/prepare").param("scope", "own"));
        answer(post(REPORT + "/cells/t3.r1.nat").param("scope", "own").param("value", "61").param("reason", "漏录一件"));
        List<String> desk = new ArrayList<>(List.of(REPORT, REPORT + "/cells/t3.r31.nat?scope=own", "/desk/remedies", "/desk/reports?year=2020"));
        for (int width : new int[] {1440, 390}) {
            try (Page page = Browser.visit("http://localhost:" + port + "/reports/annual/jyj/2020", width, 900)) {
                Browser.assertAccessible(page);
                Browser.picture(page, "annual-report-" + width);
                for (String address : desk) {
                    page.setContent(send(get(address), office).getContentAsString());
                    Browser.assertAccessible(page);
                    Browser.picture(page, "desk-" + address.replaceAll("\\W+", "-") + width);
                }
            }
        }
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = send(request, office);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return send(request, office);
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request,
            Staff staff) throws Exception {
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
