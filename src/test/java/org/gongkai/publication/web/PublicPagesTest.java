package org.gongkai.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.publication.DocumentImport;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Question;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@DisplayName("检索页和文件页")
class PublicPagesTest {

    private static final List<String> LINES = List.of(
            "{\"id\":\"1\",\"title\":\"关于开放社区停车场的通知\",\"organ\":\"青岭区城管局\",\"date\":\"2025-03-01\",\"docno\":\"青城管〔2025〕4号\","
                    + "\"category\":\"政策文件\",\"url\":\"https://example.cn/1\",\"body\":\"关于开放社区停车场的通知\\n各街道:\\n夜间开放停车场。\\n青岭区城管局\\n2025年3月1日\"}",
            "{\"id\":\"2\",\"title\":\"<script>alert(1)</script>停车场收费办法\",\"validity\":\"废止\",\"body\":\"<p onclick=x()>收费<script>alert(2)</script>标准</p>\"}");

    @LocalServerPort
    int port;
    @Autowired
    DocumentImport imports;
    @Autowired
    DocumentSearch search;

    @BeforeEach
    void fill() throws InterruptedException {
        imports.take(new DocumentImport.Settings("t", null, List.of()), IntStream.range(0, LINES.size())
                .mapToObj(i -> new DocumentImport.Line(i + 1, LINES.get(i).getBytes(StandardCharsets.UTF_8))).toList());
        for (int i = 0; i < 100 && search.find(Question.of("停车场")).total() < 2; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    @DisplayName("繁体检索找到简体文件,命中有标记,四个分面有计数")
    void searches() throws Exception {
        Document page = page("/search?q=" + encoded("停車場"));
        assertThat(page.select(".hits > li")).hasSize(2);
        assertThat(page.select(".hits mark").eachText()).contains("停车场");
        assertThat(page.select(".facets .narrowing summary").eachText()).containsExactly("缩小范围", "发布机构", "信息分类", "年份", "有效性", "日期");
        assertThat(page.select("input[name=q]").eachAttr("value")).contains("停車場");
        Document narrowed = page("/search?q=" + encoded("停车场") + "&validity=REPEALED");
        assertThat(narrowed.select(".hits h3").eachText()).containsExactly("<script>alert(1)</script>停车场收费办法");
    }

    @Test
    @DisplayName("日期筛得出来、写错的日期不筛;换了检索词,旧的筛选不带走,排序带走;筛日期时已选的还在")
    void narrowsAndForgets() throws Exception {
        assertThat(page("/search?q=" + encoded("停车场") + "&from=2025-03-01&to=2025-03-01").select(".hits h3").eachText()).containsExactly("关于开放社区停车场的通知");
        assertThat(page("/search?q=" + encoded("停车场") + "&from=2025-03-02").select(".hits > li")).isEmpty();
        assertThat(page("/search?q=" + encoded("停车场") + "&from=" + encoded("去年")).select(".hits > li")).hasSize(2);
        Document narrowed = page("/search?q=" + encoded("停车场") + "&validity=REPEALED&from=2020-01-01&order=newest");
        assertThat(narrowed.select("form.searchbox input[type=hidden]").eachAttr("name")).containsExactly("order");
        assertThat(narrowed.select("form.facet-days input[type=hidden]").eachAttr("name")).containsExactlyInAnyOrder("q", "validity", "order");
        assertThat(narrowed.select("form.facet-days input[name=from]").attr("value")).isEqualTo("2020-01-01");
    }

    @Test
    @DisplayName("只有符号的什么也不找,并说明;边输入边提示标题")
    void symbolsAndSuggestions() throws Exception {
        Document symbols = page("/search?q=" + encoded("？！。"));
        assertThat(symbols.select(".nothing").text()).contains("只有符号");
        assertThat(symbols.select(".hits > li")).isEmpty();
        assertThat(page("/search/suggestions?q=" + encoded("开放社区")).select("option").eachAttr("value")).contains("关于开放社区停车场的通知");
        assertThat(get("/search/suggestions?q=" + encoded("开")).body()).doesNotContain("<option");
    }

    @Test
    @DisplayName("文号直达;查不到的可以带着检索词提交公开申请")
    void answersAndOffers() throws Exception {
        assertThat(page("/search?q=" + encoded("青城管[2025]4号")).select(".answer h3").text()).isEqualTo("关于开放社区停车场的通知");
        Document nothing = page("/search?q=" + encoded("殡葬 墓地"));
        assertThat(nothing.select(".nothing a.button").attr("href")).isEqualTo("/requests/new?q=" + encoded("殡葬 墓地").replace("+", "%20"));
    }

    @Test
    @DisplayName("问期限的先答条文里的期限、哪一条、怎么算；只写了职务的，不答是谁")
    void answersTerms(@Autowired Provisions provisions, @Autowired Now now) throws Exception {
        Provision reply = provisions.inForce("inforequest.reply", now.today());
        Element answer = page("/search?q=" + encoded("多久能答复信息公开申请")).selectFirst(".answer");
        assertThat(answer.select("h3").text()).startsWith(reply.amount() + " ");
        assertThat(answer.text()).contains(reply.article(), reply.countsFrom(), "当天不算", "最后一日是");
        assertThat(page(answer.select("a").attr("href")).select("select[name=provision] option[selected]").attr("value")).isEqualTo(reply.id());
        assertThat(page("/search?q=" + encoded("局长")).select(".answer")).isEmpty();
    }

    @Test
    @DisplayName("国办发〔2017〕47号 文件页有目录信息、网页标签和结构化数据,题目不重复,落款靠右")
    void showsADocument() throws Exception {
        Document page = page(page("/search?q=" + encoded("开放社区停车场")).select(".hits h3 a").attr("href"));
        assertThat(page.select("h1").text()).isEqualTo("关于开放社区停车场的通知");
        assertThat(page.select(".catalogue dt").eachText()).contains("主题分类", "发布机构", "文号", "发布日期", "有效性");
        assertThat(page.select(".paper-text p").eachText()).startsWith("各街道:").doesNotContain("关于开放社区停车场的通知");
        assertThat(page.select(".sign-off").eachText()).containsExactly("青岭区城管局", "2025年3月1日");
        assertThat(page.select("meta[name=ArticleTitle]").attr("content")).isEqualTo("关于开放社区停车场的通知");
        assertThat(page.select("meta[name=PubDate]").attr("content")).isEqualTo("2025-03-01 00:00");
        assertThat(page.select("meta[name=ColumnName]").attr("content")).isEqualTo("政策文件");
        assertThat(page.select("script[type=application/ld+json]").html()).contains("DigitalDocument", "青城管〔2025〕4号");
    }

    @Test
    @DisplayName("只看文字的页面有标题、文号和全部段落，没有表格和排版；废止的也注明；从文件页过得去、回得来")
    void showsOnlyTheWords() throws Exception {
        String address = page("/search?q=" + encoded("开放社区停车场")).select(".hits h3 a").attr("href");
        String plain = page(address).select(".paper-plain").attr("href");
        Document page = page(plain);
        assertThat(page.select(".plain > *").eachText()).containsExactly("关于开放社区停车场的通知", "文号：青城管〔2025〕4号", "各街道:", "夜间开放停车场。", "青岭区城管局", "2025年3月1日");
        assertThat(page.select("main .actions a").eachAttr("href")).contains(address);
        assertThat(page(page("/search?q=" + encoded("收费办法")).select(".hits h3 a").attr("href") + "/plain").select(".plain").text()).contains("废止", "收费标准");
    }

    @Test
    @DisplayName("废止的文件在原文上注明;来源中的脚本不执行")
    void marksAndCleans() throws Exception {
        Document page = page(page("/search?q=" + encoded("收费办法")).select(".hits h3 a").attr("href"));
        assertThat(page.select(".notice .notice-title").text()).contains("废止");
        assertThat(page.select(".paper-text").html()).contains("收费").contains("标准").doesNotContain("script", "onclick");
        assertThat(page.select("body script:not([src])").eachAttr("type")).allMatch("application/ld+json"::equals);
    }

    @Test
    @DisplayName("没有的文件是 404;页码、参数乱写也不出错")
    void staysCalm() throws Exception {
        assertThat(get("/documents/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/search?q=" + encoded("停车") + "&page=-9&year=zzz&order=x").statusCode()).isEqualTo(200);
        assertThat(get("/search?q=" + encoded("\"(*:*)~ AND /\\")).statusCode()).isEqualTo(200);
        assertThat(get("/search?q=" + encoded("长".repeat(500))).statusCode()).isEqualTo(200);
        assertThat(get("/search").statusCode()).isEqualTo(200);
    }

    private Document page(String address) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofString());
        }
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
