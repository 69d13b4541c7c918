package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.gongkai.publication.DocumentImport.Line;
import org.gongkai.publication.DocumentImport.Outcome;
import org.gongkai.publication.DocumentImport.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

@GongkaiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("导入文档:空的系统上也行,重来不重复,改了才出新版")
class ImportingDocumentsTest {

    private static final Settings FROM_SITE = new Settings("site", null, List.of());

    @Autowired
    DocumentImport imports;
    @Autowired
    Documents documents;
    @Autowired
    DocumentSearch search;
    @Autowired
    Organs organs;
    @Autowired
    Ledger ledger;
    @Autowired
    DocumentVerification verification;

    @Test
    @Order(1)
    @DisplayName("空的系统上导入:拒绝的逐行说明,其余公开,没有机构时由“本机关”负责")
    void importsIntoAnEmptyInstallation() {
        Outcome outcome = imports.take(FROM_SITE, lines(
                "{\"id\":\"1\",\"title\":\"关于开放社区停车场的通知\",\"organ\":\"青岭区城管局\",\"date\":\"2025-03-01\",\"docno\":\"青城管〔2025〕4号\",\"body\":\"各街道:夜间开放停车场。\"}",
                "{\"id\":\"2\",\"title\":\"养老服务办法\",\"body\":\"第一条 老年人可以申请津贴。\"}",
                "{\"id\":\"3\",\"title\":\"没有正文的\"}",
                "不是 JSON"));
        assertThat(outcome.imported()).isEqualTo(2);
        assertThat(outcome.rejected()).extracting(DocumentImport.Rejection::line).containsExactly(3L, 4L);
        assertThat(outcome.findings()).containsEntry("date", 1).containsEntry("number", 1).containsEntry("issuer", 1);
        assertThat(organs.first()).hasValueSatisfying(organ -> assertThat(organ.name()).isEqualTo("本机关"));
    }

    @Test
    @Order(2)
    @DisplayName("导入的文档几秒内可以检索到")
    void canBeFound() throws InterruptedException {
        Findings found = await("停车场", 1);
        assertThat(found.hits().getFirst().plainTitle()).isEqualTo("关于开放社区停车场的通知");
        assertThat(found.hits().getFirst().number()).isEqualTo("青城管〔2025〕4号");
    }

    @Test
    @Order(3)
    @DisplayName("再导入一次没有变化;改动的一件成为第二版,第一版仍在")
    void isIdempotent() throws InterruptedException {
        var same = lines("{\"id\":\"2\",\"title\":\"养老服务办法\",\"body\":\"第一条 老年人可以申请津贴。\"}");
        assertThat(imports.take(FROM_SITE, same)).extracting(Outcome::imported, Outcome::unchanged).containsExactly(0, 1);
        assertThat(imports.take(FROM_SITE, lines("{\"id\":\"2\",\"title\":\"养老服务办法\",\"body\":\"第一条 老年人可以申请补贴。\"}")).imported())
                .isEqualTo(1);
        String id = await("申请补贴", 1).hits().getFirst().id();
        assertThat(documents.history(id)).extracting(Edition::number).containsExactly(2, 1);
        assertThat(documents.published(id)).hasValueSatisfying(live -> assertThat(live.edition().number()).isEqualTo(2));
        assertThat(search.find(Question.of("申请津贴")).total()).isZero();
    }

    @Test
    @Order(4)
    @DisplayName("同一编号在别的来源是另一件;不存在的机构整批拒绝")
    void keepsSourcesApart() {
        var line = lines("{\"id\":\"2\",\"title\":\"另一来源的通知\",\"body\":\"正文\"}");
        assertThat(imports.take(new Settings("other", null, List.of()), line).imported()).isEqualTo(1);
        Outcome refused = imports.take(new Settings("other", "nowhere", List.of()), line);
        assertThat(refused.imported()).isZero();
        assertThat(refused.rejected()).extracting(DocumentImport.Rejection::reason).containsExactly("没有机构 nowhere");
    }

    @Test
    @Order(5)
    @DisplayName("索引号原样保留,别的文件已用的不再给第二件")
    void keepsIndexNumbers() throws InterruptedException {
        Outcome outcome = imports.take(FROM_SITE, lines(
                "{\"id\":\"8\",\"index_number\":\"006939748/2023-00283\",\"title\":\"保护规划批复\",\"body\":\"同意\"}",
                "{\"id\":\"9\",\"index_number\":\"006939748/2023-00283\",\"title\":\"另一批复\",\"body\":\"也同意\"}"));
        assertThat(outcome.findings()).containsEntry("index-taken", 1);
        String id = await("保护规划批复", 1).hits().getFirst().id();
        assertThat(documents.find(id)).hasValueSatisfying(d -> assertThat(d.indexNumber()).isEqualTo("006939748/2023-00283"));
    }

    @Test
    @Order(6)
    @DisplayName("台账重新推出的状态与存储一致")
    void verifies() {
        List<String> differences = new ArrayList<>();
        verification.verify(new Verification.Range(0, ledger.headPosition()), new Verification.Differences() {
            @Override
            public void compared(long count) {
                assertThat(count).isEqualTo(5);
            }

            @Override
            public void differs(String record, String what, Object derived, Object stored) {
                differences.add(what + ": " + derived + " / " + stored);
            }
        });
        assertThat(differences).isEmpty();
    }

    private Findings await(String words, int total) throws InterruptedException {
        Findings found = search.find(Question.of(words));
        for (int i = 0; i < 100 && (found.loosely() || found.total() != total); i++) {
            Thread.sleep(100);
            found = search.find(Question.of(words));
        }
        assertThat(found.total()).isEqualTo(total);
        return found;
    }

    private static List<Line> lines(String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(lines.size() + 1, text.getBytes(StandardCharsets.UTF_8)));
        }
        return lines;
    }
}
