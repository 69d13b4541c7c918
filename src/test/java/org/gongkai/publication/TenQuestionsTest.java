package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.publication.intake.FieldMapping;
import org.gongkai.publication.intake.LineReader;
import org.gongkai.publication.intake.SourceDocument;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.search.Findable;
import org.gongkai.search.IndexOfATest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("市民会问的十个问题,在自编的样本上")
class TenQuestionsTest {

    @TempDir
    static Path folder;
    private static IndexOfATest index;

    @BeforeAll
    static void fill() throws Exception {
        index = new IndexOfATest(folder, new PublicFindables(null, null, null, null));
        LineReader reader = new LineReader(new Categories(DefinitionTree.shipped()), new DocumentKinds(DefinitionTree.shipped(), new Categories(DefinitionTree.shipped())));
        List<Findable> documents = new ArrayList<>();
        try (var sample = new BufferedReader(new InputStreamReader(
                TenQuestionsTest.class.getResourceAsStream("/publication/sample.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = sample.readLine(); line != null; line = sample.readLine()) {
                documents.add(indexed(reader.read(line.getBytes(StandardCharsets.UTF_8), FieldMapping.standard(), LocalDate.of(2026, 3, 2))));
            }
        }
        index.put(documents);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    @DisplayName("农民工 工资:两个词都在的,标题里有的在先")
    void wages() {
        assertThat(ids("农民工 工资")).containsExactly("w1", "w2");
    }

    @Test
    @DisplayName("失业保险怎么领:问句里的虚词不妨碍,办法在先")
    void unemployment() {
        Findings found = find(Question.of("失业保险怎么领"));
        assertThat(found.loosely()).isTrue();
        assertThat(ids(found)).startsWith("u1").contains("u2").doesNotContain("g1");
    }

    @Test
    @DisplayName("垃圾分类:现行的在废止的之前")
    void waste() {
        assertThat(ids("垃圾分类")).containsExactlyInAnyOrder("g1", "g2", "g3").endsWith("g3");
    }

    @Test
    @DisplayName("文号:本件直达,引用它的也列出")
    void number() {
        Findings found = find(Question.of("青交〔2025〕17号"));
        assertThat(found.answer()).extracting(Hit::id).isEqualTo("n1");
        assertThat(ids(found)).containsExactly("n1", "n2");
    }

    @Test
    @DisplayName("資訊公開:台湾用语找到信息公开,不找只有信息的")
    void taiwanWording() {
        assertThat(ids("資訊公開")).containsExactlyInAnyOrder("i1", "i2");
    }

    @Test
    @DisplayName("最低生活保障:标题里有的在先,正文提到的在后")
    void livingAllowance() {
        assertThat(ids("最低生活保障")).containsExactlyInAnyOrder("l1", "l2", "l3").endsWith("l3");
    }

    @Test
    @DisplayName("住房公积金提取:整词的在先")
    void housingFund() {
        assertThat(ids("住房公积金提取")).startsWith("h1");
    }

    @Test
    @DisplayName("众创空间 补贴:办法与它的解读")
    void makerSpaces() {
        assertThat(ids("众创空间 补贴")).containsExactlyInAnyOrder("k1", "k2");
    }

    @Test
    @DisplayName("學校食品安全:繁体找到简体")
    void traditional() {
        assertThat(ids("學校食品安全")).startsWith("s1");
    }

    @Test
    @DisplayName("退休年龄:新的政策在失效的旧规定之前")
    void retirement() {
        assertThat(ids("退休年龄")).startsWith("r1").endsWith("r2");
    }

    private static List<String> ids(String words) {
        return ids(find(Question.of(words)));
    }

    private static List<String> ids(Findings found) {
        return found.hits().stream().filter(hit -> !hit.partly()).map(Hit::id).toList();
    }

    private static Findings find(Question question) {
        return DocumentSearch.findings(question, index.find(DocumentSearch.asked(question)), Map.of());
    }

    private static Findable indexed(SourceDocument source) {
        var entry = source.entry();
        return PublicFindables.document(source.id(), entry.title(), entry.number(), entry.issuer(), entry.category(), source.validity(), entry.day(),
                CleanHtml.text(source.body()));
    }
}
