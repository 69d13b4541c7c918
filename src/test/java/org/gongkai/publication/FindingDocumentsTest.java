package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.search.Findable;
import org.gongkai.search.IndexOfATest;
import org.gongkai.search.Part;
import org.gongkai.search.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("检索")
class FindingDocumentsTest {

    @TempDir
    static Path folder;
    private static IndexOfATest index;

    @BeforeAll
    static void fill() {
        index = new IndexOfATest(folder, new PublicFindables(null, null, null, null));
        index.put(List.of(
                document("a1", "青岭区政府信息公开工作办法", "青政发〔2025〕7号", "青岭区人民政府", "20-1", "2025", "IN_FORCE",
                        "为了规范政府信息公开工作,制定本办法。各街道办事处应当在2025年底前公布目录。"),
                document("a2", "青岭区养老服务补贴办法", "青民发〔2024〕12号", "青岭区民政局", "20-11", "2024", "IN_FORCE",
                        "八十周岁以上老年人可以申请高龄津贴。申请人应当提交身份证明。"),
                document("a3", "青岭区养老服务补贴办法(旧)", "青民发〔2019〕3号", "青岭区民政局", "20-11", "2019", "REPEALED",
                        "九十周岁以上老年人可以申请高龄津贴。"),
                document("a4", "2024年区级部门决算", null, "青岭区财政局", "20-7", "2024", "IN_FORCE",
                        "本年度养老服务支出 1,204 万元,信息公开工作经费 12 万元。")));
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    @DisplayName("任何两个字以上的连续文字都能找到,不靠词典")
    void findsAnySubstring() {
        assertThat(ids("龄津")).containsExactlyInAnyOrder("a2", "a3");
        assertThat(ids("5年底前公")).containsExactly("a1");
        assertThat(ids("津")).containsExactlyInAnyOrder("a2", "a3");
        assertThat(ids("津高")).isEmpty();
    }

    @Test
    @DisplayName("繁体与简体、台湾用语与大陆用语互相找到")
    void findsAcrossScripts() {
        assertThat(ids("養老服務補貼")).containsExactlyInAnyOrder("a2", "a3");
        assertThat(ids("資訊公開")).containsExactlyInAnyOrder("a1", "a4");
        assertThat(ids("资讯公开")).containsExactlyElementsOf(ids("資訊公開"));
    }

    @Test
    @DisplayName("几个词都要出现,不论先后")
    void demandsEveryWord() {
        assertThat(ids("津贴 八十")).containsExactly("a2");
    }

    @Test
    @DisplayName("标题中的词排在正文中的词之前")
    void ranksTitlesFirst() {
        assertThat(ids("信息公开工作")).containsExactly("a1", "a4");
    }

    @Test
    @DisplayName("分面计数:选定一面后,同一面的其他值仍显示可得的数量")
    void countsSideways() {
        Findings all = find(Question.of("养老服务"));
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.facets().get(Facet.YEAR)).containsExactly(count("2024", 2), count("2019", 1));

        Findings narrowed = find(Question.of("养老服务").narrowed(Facet.VALIDITY, "IN_FORCE"));
        assertThat(narrowed.total()).isEqualTo(2);
        assertThat(narrowed.facets().get(Facet.VALIDITY)).containsExactly(count("IN_FORCE", 2), count("REPEALED", 1));
        assertThat(narrowed.facets().get(Facet.ORGAN)).containsExactlyInAnyOrder(count("青岭区民政局", 1), count("青岭区财政局", 1));
    }

    @Test
    @DisplayName("文号直达:写法不同的同一文号给出那一件")
    void answersANumber() {
        assertThat(find(Question.of("青民发〔2024〕12号")).answer()).extracting(Hit::id).isEqualTo("a2");
        assertThat(find(Question.of("青民发[2024]012号")).answer()).extracting(Hit::id).isEqualTo("a2");
        assertThat(ids("青民发〔2024〕")).containsExactly("a2");
    }

    @Test
    @DisplayName("命中处有标记,繁体提问也标在简体原文上")
    void marksPlaces() {
        Hit hit = find(Question.of("高齡津貼")).hits().getFirst();
        assertThat(hit.snippet().stream().filter(Run::marked).map(Run::text)).containsExactly("高龄津贴");
        assertThat(hit.snippet().stream().map(Run::text).collect(Collectors.joining())).contains("可以申请高龄津贴。");
    }

    @Test
    @DisplayName("整句没有时给出部分相符的,并如实说明")
    void relaxes() {
        Findings loose = find(Question.of("高龄津贴怎么申请领取"));
        assertThat(loose.loosely()).isTrue();
        assertThat(loose.hits()).extracting(Hit::id).contains("a2");
        assertThat(find(Question.of("殡葬改革")).total()).isZero();
    }

    @Test
    @DisplayName("别的清单里查得到的也在全站检索里，说得出是哪一类、通向它自己的网址，只看一类也行")
    void findsWhatOtherRoomsHave(@TempDir Path other) {
        try (IndexOfATest both = new IndexOfATest(other, new PublicFindables(null, null, null, null))) {
            both.put(List.of(document("a1", "渡口管理办法", null, "青岭区交通局", "20-1", "2025", "REPEALED", "渡口应当设标志。")));
            both.put("registers", List.of(Findable.of("wharves/1", "registers/wharves", "青溪渡口", "每日六班。", "/registers/wharves/1")));
            Map<String, String> kinds = Map.of("registers/wharves", "渡口名录", "document", "公开信息");
            Question question = Question.of("渡口");
            Findings found = DocumentSearch.findings(question, both.find(DocumentSearch.asked(question)), kinds);
            assertThat(found.isOfSeveralKinds()).isTrue();
            assertThat(found.hits()).extracting(Hit::kind, Hit::address, Hit::validity).containsExactlyInAnyOrder(
                    tuple("公开信息", "/documents/a1", Validity.REPEALED), tuple("渡口名录", "/registers/wharves/1", Validity.UNSTATED));
            Question narrowed = question.narrowed(Facet.KIND, "registers/wharves");
            assertThat(DocumentSearch.findings(narrowed, both.find(DocumentSearch.asked(narrowed)), kinds).hits()).extracting(Hit::id).containsExactly("wharves/1");
        }
    }

    @Test
    @DisplayName("命中在附件里的，说得出是哪一页；在正文里的不说；附件在两万字以后的也一样")
    void saysThePageOfAFile(@TempDir Path other) {
        String body = "本通知的附件是补贴标准。";
        String files = "[{\"id\":\"f\",\"name\":\"标准.pdf\",\"mediaType\":\"application/pdf\",\"words\":\"%s\\n玄武岩补贴\",\"places\":\"0\\t第1页\\n30001\\t第31页\\n\"}]".formatted("甲".repeat(30000));
        AttachedWords attached = AttachedWords.of("d", body, files);
        try (IndexOfATest one = new IndexOfATest(other, new PublicFindables(null, null, null, null))) {
            one.put(List.of(document("d", "关于补贴的通知", null, "青岭区民政局", "20-11", "2024", "IN_FORCE", attached.text()).inParts(attached.parts())));
            assertThat(one.find(DocumentSearch.asked(Question.of("玄武岩补贴"))).hits()).singleElement()
                    .satisfies(hit -> assertThat(hit.part()).isEqualTo(new Part(body.length() + 1 + 7 + 30001, "附件“标准.pdf”第31页", "/documents/d/files/f#page=31")));
            assertThat(one.find(DocumentSearch.asked(Question.of("通知的附件"))).hits()).singleElement().satisfies(hit -> assertThat(hit.part()).isNull());
        }
    }

    @Test
    @DisplayName("以前收下的附件，位置从收下时看到的内容得来；看到的与检索的字不一样就不说")
    void saysThePageOfAFileTakenInBefore() {
        String seen = "{\\\"mediaType\\\":\\\"application/pdf\\\",\\\"concerns\\\":[],\\\"cleanable\\\":false,\\\"passages\\\":["
                + "{\\\"place\\\":\\\"第1页第1行\\\",\\\"words\\\":\\\"甲\\\",\\\"hidden\\\":false},{\\\"place\\\":\\\"第2页第1行\\\",\\\"words\\\":\\\"乙\\\",\\\"hidden\\\":false}]}";
        String file = "[{\"id\":\"f\",\"name\":\"a.pdf\",\"mediaType\":\"application/pdf\",\"words\":\"甲\\n%s\",\"places\":null,\"seen\":\"" + seen + "\"}]";
        assertThat(AttachedWords.of("d", "", file.formatted("乙")).parts()).extracting(Part::address).contains("/documents/d/files/f#page=2");
        assertThat(AttachedWords.of("d", "", file.formatted("丙")).parts()).hasSize(1);
    }

    private static List<String> ids(String words) {
        Findings found = find(Question.of(words));
        return found.loosely() ? List.of() : found.hits().stream().filter(hit -> !hit.partly()).map(Hit::id).toList();
    }

    private static Findings.Count count(String value, int documents) {
        return new Findings.Count(value, documents);
    }

    private static Findings find(Question question) {
        return DocumentSearch.findings(question, index.find(DocumentSearch.asked(question)), Map.of());
    }

    private static Findable document(String id, String title, @Nullable String number, String issuer, String category, String year, String validity, String text) {
        return PublicFindables.document(id, title, number, issuer, category, Validity.valueOf(validity), LocalDate.of(Integer.parseInt(year), 3, 5), text);
    }
}
