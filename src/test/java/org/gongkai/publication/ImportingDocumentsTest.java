package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.gongkai.publication.DocumentImport.Line;
import org.gongkai.publication.DocumentImport.Outcome;
import org.gongkai.publication.DocumentImport.Settings;
import org.gongkai.publication.intake.FieldMapping;
import org.gongkai.search.FollowerOfATest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("导入文档:空的系统上也行,重来不重复,改了才出新版")
class ImportingDocumentsTest {

    private static final Settings FROM_SITE = new Settings("site", null, List.of());

    @Autowired
    OtherPlaces elsewhere;
    @Autowired
    DocumentImport imports;
    @Autowired
    Loops loops;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DocumentLists lists;
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
    @DisplayName("同一份文件换个名字、拆开再导入，什么都不重复；改了一件的只出一件新版；同一编号另一标题的仍是另一件；写明来源以后，从前按文件名导入的仍认得")
    void whateverTheFileIsCalled() {
        List<DocumentImport.Line> all = lines("{\"id\":\"n1\",\"title\":\"停水公告\",\"body\":\"周二停水。\"}", "{\"id\":\"n2\",\"title\":\"停电公告\",\"body\":\"周三停电。\"}");
        assertThat(imports.take(new Settings("docs.jsonl", false, null, List.of(), "r1"), all).imported()).isEqualTo(2);
        Outcome renamed = imports.take(new Settings("2024-新.jsonl", false, null, List.of(), "r2"), all);
        assertThat(List.of(renamed.imported(), renamed.unchanged())).containsExactly(0, 2);
        Outcome changed = imports.take(new Settings("拆开.jsonl", false, null, List.of(), "r3"), lines("{\"id\":\"n2\",\"title\":\"停电公告\",\"body\":\"改到周四停电。\"}",
                "{\"id\":\"n1\",\"title\":\"另一网站的通知\",\"body\":\"另一件。\"}"));
        assertThat(changed.imported()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from publication.document where source_id in ('n1', 'n2')").query(Integer.class).single()).isEqualTo(3);
        Outcome named = imports.take(new Settings("青岭区政府网", true, null, List.of(), "r4"), all.subList(0, 1));
        assertThat(named.unchanged()).isEqualTo(1);
        assertThat(imports.take(new Settings("青岭区政府网", true, null, List.of(), "r5"), lines("{\"id\":\"m1\",\"title\":\"公告\",\"body\":\"甲。\"}")).imported()).isEqualTo(1);
        assertThat(imports.take(new Settings("青河区政府网", true, null, List.of(), "r6"), lines("{\"id\":\"m1\",\"title\":\"公告\",\"body\":\"乙。\"}")).imported()).as("写明的两个来源各有各的编号").isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from publication.document where source_id = 'm1'").query(Integer.class).single()).isEqualTo(2);
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

    static Stream<Arguments> everyFieldWithEveryWrongValue() {
        String[] wrong = {"null", "\"\"", "0", "-1.5e300", "20240501", "1714521600000", "true", "false", "[]", "[1,null,{}]", "{}", "{\"url\":7}",
            "\"" + "长".repeat(30_000) + "\"", "\"a\\u0000b\"", "\"\\ud83d\"", "\"\\udc00x\"", "\"不详\"", "\"2024-05\"", "\"2024-02-30\"", "\"2035-01-01\"", "\"0000-00-00\"",
            "\"99999-01-01\"", "\"二〇二四年五月一日\"", "\"' or 1=1 --\"", "\"<script>\"", "\" \\t\"", "\"\\uffff\\u202e\""};
        return FieldMapping.names().entrySet().stream().flatMap(item -> item.getValue().stream().map(field -> Arguments.of(field, List.of(wrong))));
    }

    @ParameterizedTest
    @MethodSource("everyFieldWithEveryWrongValue")
    @Order(6)
    @DisplayName("每一个字段填任何一种错值，都不挡住别的行：拒绝并说明原因，或者带着发现导入；再来一次没有新的")
    void noValueStopsAnImport(String field, List<String> values) {
        Settings from = new Settings("wrong-" + field, null, List.of(), "run-" + field);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Map<String, String> said = new LinkedHashMap<>(Map.of("id", "\"w" + i + "\"", "title", "\"关于" + field + "的通知" + i + "\"", "date", "\"2025-03-01\"", "body", "\"正文第" + i + "号" + field + "。\""));
            said.put(field, values.get(i));
            lines.add(said.entrySet().stream().map(one -> "\"" + one.getKey() + "\":" + one.getValue()).collect(Collectors.joining(",", "{", "}")));
        }
        lines.add("{\"id\":\"good\",\"title\":\"" + field + "之后的好行\",\"date\":\"2025-03-01\",\"body\":\"好行" + field + "\"}");
        Outcome outcome = imports.take(from, lines(lines.toArray(String[]::new)));
        assertThat(outcome.imported() + outcome.unchanged() + outcome.rejected().size()).isEqualTo(lines.size());
        assertThat(outcome.rejected()).as("一行有错，说的是这一行的错").allSatisfy(one -> assertThat(one.reason()).isNotBlank().doesNotContain("写不进去", "读不懂"));
        assertThat(outcome.rejected()).extracting(DocumentImport.Rejection::line).doesNotContain((long) lines.size());
        assertThat(outcome.notices()).allSatisfy(notice -> assertThat(notice.line()).isPositive());
        Outcome again = imports.take(new Settings(from.source(), null, List.of(), "again"), lines(lines.toArray(String[]::new)));
        assertThat(again.imported()).isZero();
        assertThat(again.rejected()).hasSameSizeAs(outcome.rejected());
        org.awaitility.Awaitility.await().until(() -> search.find(Question.of(field + "之后的好行")).total() > 0);
        assertThat(loops.health()).allSatisfy(loop -> assertThat(loop.state().ill()).as(loop.toString()).isFalse());
    }

    @Test
    @Order(7)
    @DisplayName("写的时候才知道写不了的一行，单独拒绝，其余照样导入")
    void whatBreaksTheWritingIsRefusedAlone() {
        jdbc.sql("create function publication.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$").update();
        jdbc.sql("create trigger refuse before insert on publication.edition for each row when (new.title = '第7件') execute function publication.refuse()").update();
        Outcome outcome = imports.take(new Settings("breaks", null, List.of()), lines(IntStream.rangeClosed(1, 20)
                .mapToObj(n -> "{\"id\":\"b%1$d\",\"title\":\"第%1$d件\",\"body\":\"第%1$d件的正文\"}".formatted(n)).toArray(String[]::new)));
        jdbc.sql("drop trigger refuse on publication.edition").update();
        assertThat(outcome.imported()).isEqualTo(19);
        assertThat(outcome.rejected()).singleElement().matches(one -> one.line() == 7 && one.reason().contains("P0001"));
    }

    @Test
    @Order(8)
    @DisplayName("发现：没有日期文号的取自正文首部；将来的日期、不成形的文号、同一编号另一标题、空壳，逐行说明，存下来给人看")
    void findings() {
        Outcome outcome = imports.take(new Settings("finds", null, List.of(), "run1"), lines(
                "{\"id\":\"1\",\"title\":\"甲通知\",\"body\":\"甲通知\\n某政发〔2024〕5号\\n发布日期：2024年5月1日\\n各科室：\"}",
                "{\"id\":\"2\",\"title\":\"乙通知\",\"date\":\"2035-01-01\",\"docno\":\"某政发\",\"body\":\"正文乙\"}",
                "{\"id\":\"3\",\"title\":\"丙通知\",\"date\":\"不详\",\"publisher_site\":\"某局\",\"body\":\"正文一二三四五六七八九十。\"}",
                "{\"id\":\"3\",\"title\":\"丁通知\",\"date\":\"2024-05-01\",\"body\":\"丁的正文\"}",
                "{\"id\":\"3\",\"title\":\"丙通知\",\"date\":\"2024-05-01\",\"body\":\"丙的另一正文\"}",
                "{\"id\":\"5\",\"title\":\"戊\",\"body\":\"请见附件。\"}", "{\"id\":\"6\",\"title\":\"己\",\"body\":\"请见附件。\"}"));
        assertThat(outcome.imported()).isEqualTo(6);
        assertThat(outcome.rejected()).singleElement().matches(one -> one.line() == 5 && one.reason().contains("内容不同"));
        assertThat(outcome.findings()).containsEntry("number-proposed", 1).containsEntry("date-proposed", 1).containsEntry("date-future", 1)
                .containsEntry("number-form", 1).containsEntry("same-id", 1).doesNotContainKey("shell");
        assertThat(outcome.notices()).filteredOn(notice -> notice.code().equals("same-id")).singleElement().matches(notice -> notice.line() == 4);
        assertThat(jdbc.sql("select published_on::text || ' ' || doc_number from publication.edition where title = '甲通知'").query(String.class).single())
                .isEqualTo("2024-05-01 某政发〔2024〕5号");
        Outcome more = imports.take(new Settings("finds", null, List.of(), "run1"), lines("{\"id\":\"7\",\"title\":\"庚\",\"body\":\"请见附件。\"}"));
        assertThat(more.findings()).as("三件起，连同前两件").containsEntry("shell", 3);
        assertThat(jdbc.sql("select count(*) from publication.import_finding where code = 'shell'").query(Integer.class).single()).isEqualTo(3);
        assertThat(imports.take(new Settings("finds", null, List.of(), "run2"), lines("{\"id\":\"7\",\"title\":\"新名\",\"body\":\"请见附件一。\"}")).findings())
                .containsEntry("retitled", 1);
    }

    @Test
    @Order(9)
    @DisplayName("台账重新推出的状态与存储一致")
    void verifies() {
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences(6));
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

    @Test
    @DisplayName("过了零点，到了施行日期的自己变成有效，到了失效日期的变成失效，不等谁再办一步；停了几天再开的也一样")
    void midnightChangesWhatBinds(@TempDir Path data) {
        imports.take(new Settings("days", null, List.of()), lines("{\"id\":\"新办法\",\"title\":\"潮汐车道新办法\",\"date\":\"2026-03-02\",\"body\":\"潮汐车道。\"}",
                "{\"id\":\"旧办法\",\"title\":\"潮汐车道旧办法\",\"date\":\"2026-03-02\",\"body\":\"潮汐车道。\"}"));
        jdbc.sql("update publication.edition set effective_on = '2027-01-01' where title = '潮汐车道新办法'").update();
        jdbc.sql("update publication.document set validity = 'NOT_YET' where id in (select document from publication.edition where title = '潮汐车道新办法')").update();
        jdbc.sql("update publication.edition set expires_on = '2027-01-01' where title = '潮汐车道旧办法'").update();
        Moved now = new Moved(Instant.parse("2026-12-31T15:59:00Z"));
        try (FollowerOfATest index = new FollowerOfATest(data, new PublicFindables(jdbc, lists, elsewhere, now), ledger, now)) {
            awaitTheySay(index, Validity.NOT_YET, Validity.UNSTATED);
            now.at = Instant.parse("2026-12-31T16:00:00Z");
            awaitTheySay(index, Validity.IN_FORCE, Validity.EXPIRED);
        }
        now.at = Instant.parse("2026-12-30T00:00:00Z");
        try (FollowerOfATest reopened = new FollowerOfATest(data, new PublicFindables(jdbc, lists, elsewhere, now), ledger, now)) {
            awaitTheySay(reopened, Validity.NOT_YET, Validity.UNSTATED);
        }
    }

    private static void awaitTheySay(FollowerOfATest index, Validity fresh, Validity old) {
        Awaitility.await().untilAsserted(() -> assertThat(Stream.of("潮汐车道新办法", "潮汐车道旧办法").flatMap(title ->
                DocumentSearch.findings(Question.of(title), index.find(DocumentSearch.asked(Question.of(title))), Map.of()).hits().stream()
                        .filter(hit -> hit.plainTitle().equals(title)).map(Hit::validity))).containsExactly(fresh, old));
    }

    private static final class Moved extends Now {

        private volatile Instant at;

        private Moved(Instant at) {
            this.at = at;
        }

        @Override
        public Instant instant() {
            return at;
        }
    }

    private static List<Line> lines(String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(lines.size() + 1, text.getBytes(StandardCharsets.UTF_8)));
        }
        return lines;
    }
}
