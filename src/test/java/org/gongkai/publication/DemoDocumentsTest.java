package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.registers.datatype.NamedType;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@GongkaiTest
@DisplayName("示范区公开的文件")
class DemoDocumentsTest {

    @Autowired
    DemoDistrict demo;
    @Autowired
    Documents documents;
    @Autowired
    DocumentLists lists;
    @Autowired
    Organs organs;
    @Autowired
    DocumentSearch search;
    @Autowired
    DocumentKinds kinds;
    @Autowired
    RelatedDocuments related;
    @Autowired
    WebApplicationContext application;

    @ParameterizedTest(name = "种子第{0}行 {1}")
    @DisplayName("每一种文件都有一件，种类要填的都填了，页面上看得到")
    @CsvSource({"55,法律法规,law", "169,规章,rule", "112,行政规范性文件,normative", "256,其他公文,official", "111,政策解读,interpretation", "127,规划,plan",
        "164,统计,statistics", "140,预算决算报告,budget", "224,政府工作报告,workreport", "149,应急预案和预警,emergency", "149,预警信息,warning", "240,政府公报,gazette", "244,新闻发布会,briefing",
        "37,公告公示,notice", "114,会议公开,meeting", "202,制度,system", "246,指南,guide", "195,年度报告,yearreport", "36,工作动态,news", "200,澄清,clarification",
        "65,专题,topic", "124,机构职能,institution"})
    void oneOfEachKind(int row, String title, String id) throws Exception {
        demo.tell("cast", "documents");
        DocumentKind kind = kinds.find(id).orElseThrow();
        assertThat(kind.title()).isEqualTo(title);
        DocumentLine line = lists.newest(List.of(), Set.of(), id, null, 50).stream().findFirst().orElseThrow();
        assertThat(kind.columns()).contains(line.column());
        PublishedDocument found = documents.published(line.id()).orElseThrow();
        assertThat(kind.missing(found.edition().entry().particulars())).isEmpty();
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        org.jsoup.nodes.Document page = Jsoup.parse(pages.perform(get("/documents/" + line.id())).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select("dl.catalogue").text()).contains("文件种类").contains(title);
        kind.fields().stream().filter(field -> !field.name().equals(Pictures.WORDS) && !found.edition().entry().particulars().typed(field.name()).isEmpty())
                .forEach(field -> assertThat(page.select("dl.catalogue dt").eachText()).contains(field.title()));
        assertThat(page.select("meta[name=Keywords]").attr("content")).contains(title);
        assertThat(page.select("section.related a")).hasSize(found.edition().entry().particulars().links().size() + (int) related.of(found).stream()
                .flatMap(group -> group.documents().stream()).filter(other -> found.edition().entry().particulars().links().stream().noneMatch(link -> link.document().equals(other.id()))).count());
    }

    @Test
    @DisplayName("种子第122行 栏目：没有文件的种类栏目不列出来，有了才列；列表按种类看，接口带着种类和字段")
    void columnsAndInterfaces() throws Exception {
        demo.tell("cast", "documents");
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        org.jsoup.nodes.Document list = Jsoup.parse(pages.perform(get("/columns/policy?kind=normative")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(list.select("select[name=kind] option").eachText()).contains("行政规范性文件", "规章", "法律法规").doesNotContain("新闻发布会");
        assertThat(list.select("ul.entries a").eachText()).isNotEmpty().noneMatch(title -> title.contains("河道保护条例"));
        assertThat(list.select("nav.rail").text()).contains("公告和动态");
        assertThat(Jsoup.parse(pages.perform(get("/columns?kind=budget")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).select("ul.entries").text())
                .as("what the kind lets lists show").contains("2025").contains("年度");
        String json = pages.perform(get("/api/v1/documents?kind=budget")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(json).contains("\"kind\":\"budget\"").doesNotContain("\"kind\":\"notice\"");
        String id = lists.newest(List.of(), Set.of(), "budget", null, 1).getFirst().id();
        assertThat(pages.perform(get("/api/v1/documents/" + id)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("\"year\":2025", "\"kindTitle\":\"预算决算报告\"");
    }

    @Test
    @DisplayName("都已公布，有文号和机关，文号用的就是那个机关的代字，搜得到")
    void published() throws Exception {
        demo.tell("cast", "documents");
        List<DocumentLine> lines = lists.all("", 100);
        assertThat(lines).hasSize(56);
        for (int tries = 0; tries < 50 && search.find(Question.of("加装电梯")).total() == 0; tries++) {
            Thread.sleep(100);
        }
        assertThat(lines).filteredOn(line -> line.number() != null).allSatisfy(line -> assertThat(line.number()).as(line.title())
                .startsWith(organs.require(line.organ()).documentWord()));
        assertThat(search.find(Question.of("青住建〔2026〕44号")).hits()).first()
                .satisfies(hit -> assertThat(hit.plainTitle()).contains("加装电梯补贴办法"));
        assertThat(search.find(Question.of("加裝電梯")).total()).isEqualTo(search.find(Question.of("加装电梯")).total());
    }

    @Test
    @DisplayName("国办发〔2017〕47号 没有空白栏目：左栏列出的每一栏都有文件或者名录里的记录；行政处罚、政府采购、民生政策列出名录，按机关看也一样")
    void noEmptyColumn(@Autowired ShownColumns columns) throws Exception {
        demo.tell("cast", "documents", "registers");
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        List<Categories.Column> shown = columns.top().stream().flatMap(Categories.Column::withDescendants).filter(column -> column.address().startsWith("/columns/")).toList();
        assertThat(shown).extracting(Categories.Column::id).contains("penalties", "statistics", "procurement", "livelihood", "recruitment");
        for (Categories.Column column : shown) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(page(pages, column.address()).select("ul.entries a, ul.profiles a, section[aria-labelledby^=held-] tbody a")).as(column.title()).isNotEmpty());
        }
        org.jsoup.nodes.Document penalties = page(pages, "/columns/penalties?organ=market");
        assertThat(penalties.select("#held-penalties a").attr("href")).isEqualTo("/registers/penalties?organ=market");
        assertThat(penalties.select("section[aria-labelledby=held-penalties] tbody tr")).isNotEmpty().hasSizeLessThanOrEqualTo(5).allSatisfy(row -> assertThat(row.text()).contains("区市监局"));
        org.jsoup.nodes.Document budgets = page(pages, "/columns/budgets");
        assertThat(budgets.select("section[aria-labelledby=held-budget-disclosures] thead th").eachText()).as("同一单位的几条分得清").containsExactly("记录", "年度", "种类", "机关", "生效日期");
        assertThat(budgets.select("section[aria-labelledby=held-budget-disclosures] tbody tr").eachText()).doesNotHaveDuplicates();
        assertThat(page(pages, "/columns/penalties?organ=veterans").select("section[aria-labelledby^=held-]")).isEmpty();
    }

    private static org.jsoup.nodes.Document page(MockMvc pages, String address) throws Exception {
        return Jsoup.parse(pages.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("四份文件带着附件，文本、表格、版式文件各有，都存在本站，下载得到，页面上看得到里面是什么")
    void filesOfDocuments() throws Exception {
        demo.tell("cast", "documents", "files");
        List<Attachment> files = lists.all("", 100).stream().flatMap(line -> documents.published(line.id()).orElseThrow().attachments().stream()).filter(file -> !file.name().endsWith(".png")).toList();
        assertThat(files).hasSize(4).allMatch(Attachment::isStored);
        assertThat(files).extracting(file -> file.name().substring(file.name().lastIndexOf('.'))).contains(".docx", ".xlsx");
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        for (DocumentLine line : lists.all("", 100)) {
            for (Attachment file : documents.published(line.id()).orElseThrow().attachments()) {
                assertThat(pages.perform(get("/documents/" + line.id() + "/files/" + file.id())).andReturn().getResponse().getContentAsByteArray().length).isEqualTo(file.bytes().intValue());
                assertThat(pages.perform(get("/documents/" + line.id())).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).contains("/documents/" + line.id() + "/files/" + file.id());
            }
        }
    }

    @Test
    @DisplayName("稿件各走到一个环节，谁的待办里有谁的；依申请公开的只列标题，正文哪里也没有")
    void draftsOnTheirWay(@Autowired DocumentDuties duties, @Autowired People people, @Autowired OnRequest onRequest) throws Exception {
        demo.tell("cast", "documents", "drafts");
        assertThat(duties.of(DemoChapter.holding(people, Role.APPROVER, "housing"), 50).pressing()).anyMatch(duty -> duty.title().contains("外墙安全检查"));
        assertThat(duties.of(DemoChapter.holding(people, Role.REVIEWER, "education"), 50).pressing()).anyMatch(duty -> duty.title().contains("校园体育场地"));
        assertThat(onRequest.list(null, 10)).hasSize(3).extracting(OnRequest.Line::title).allMatch(title -> lists.all("", 200).stream().noneMatch(line -> line.title().equals(title)));
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        assertThat(page(pages, "/on-request").text()).contains("办公用房维修定点单位").doesNotContain("随机选用");
        assertThat(page(pages, "/on-request/" + onRequest.list(null, 1).getFirst().id()).text()).doesNotContain("内业资料按照路线");
    }

    @Test
    @DisplayName("名录里的字段可以指向公开的文件：按编号或者页面的地址认出来，没有公开的认不出")
    void linksFromRegisters(@Autowired DocumentLinks target) {
        demo.tell("cast", "documents");
        DocumentLine line = lists.newest(List.of(), Set.of(), null, null, 1).getFirst();
        NamedType.Known known = new NamedType.Known(line.id(), line.title(), "/documents/" + line.id());
        assertThat(target.find(line.id())).contains(known);
        assertThat(target.find("/documents/" + line.id())).contains(known);
        assertThat(target.find("没有这份")).isEmpty();
    }
}
