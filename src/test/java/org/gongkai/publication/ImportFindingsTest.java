package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.publication.intake.FieldMapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@DisplayName("导入时的发现等人核对：按种类列出，只给管得着的人，核对一条少一条")
class ImportFindingsTest {

    private static final String ORGAN = "qlq-fxj";
    private static final String OTHER = "qlq-bxg";
    private static final Staff OFFICER = new Staff("f1", "信息员", List.of(Post.at(ORGAN, Role.OFFICER)));
    private static final Staff REVIEWER = new Staff("f2", "审核人", List.of(Post.at(ORGAN, Role.REVIEWER)));
    private static final Staff ELSEWHERE = new Staff("f3", "信息员", List.of(Post.at(OTHER, Role.OFFICER)));

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DocumentImport imports;
    @Autowired
    ImportFindings findings;
    @Autowired
    DeskDocuments desk;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void organsAndNothingOpen() {
        for (String organ : List.of(ORGAN, OTHER)) {
            if (organs.find(organ).isEmpty()) {
                establish.establish(new Organ(organ, "青岭区" + organ, organ, null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY),
                        Operator.INSTALLATION).orThrow();
            }
        }
        findings.open(OFFICER, null, null, 1000).forEach(row -> findings.settle(row.document(), row.code(), OFFICER).orThrow());
    }

    @Test
    @DisplayName("逐页列出，不重不漏；每种各有几件；别的机关看不见")
    void listed() {
        imported("listed", many(7));
        List<String> seen = new ArrayList<>();
        String after = null;
        for (List<ImportFindings.Row> page = findings.open(OFFICER, null, null, 4); !page.isEmpty(); page = findings.open(OFFICER, null, after, 4)) {
            page.forEach(row -> seen.add(row.code() + " " + row.title()));
            after = page.getLast().key();
        }
        assertThat(seen).hasSize(14).doesNotHaveDuplicates().filteredOn(one -> one.startsWith("number ")).hasSize(7);
        assertThat(findings.open(OFFICER, "issuer", null, 100)).hasSize(7).allMatch(row -> row.code().equals("issuer") && row.organ().equals(ORGAN));
        assertThat(findings.kinds(OFFICER)).extracting(ImportFindings.Kind::title, ImportFindings.Kind::open)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("没有文号", 7L), org.assertj.core.groups.Tuple.tuple("没有发布机构", 7L));
        assertThat(findings.open(ELSEWHERE, null, null, 100)).isEmpty();
        assertThat(findings.kinds(ELSEWHERE)).isEmpty();
    }

    @Test
    @DisplayName("信息员核对一条，记入台账，不再列出；审核人只能看；别的机关的人办不了；同样的再导入一次不再出现，换了说法的重新等人")
    void settled() {
        imported("settled", "{\"id\":\"1\",\"title\":\"甲通知\",\"organ\":\"某局\",\"docno\":\"某政发〔2024〕5号\",\"date\":\"2024-05\",\"body\":\"甲\"}");
        ImportFindings.Row row = findings.open(OFFICER, "date", null, 10).getFirst();
        assertThatThrownBy(() -> findings.settle(row.document(), "date", REVIEWER)).isInstanceOf(RoleNeeded.class);
        assertThat(findings.settle(row.document(), "date", ELSEWHERE).reasons()).singleElement().asString().contains("岗位范围");
        findings.settle(row.document(), "date", OFFICER).orThrow();
        assertThat(findings.settle(row.document(), "date", OFFICER).reasons()).singleElement().asString().contains("已经核对过");
        assertThat(findings.open(OFFICER, null, null, 10)).isEmpty();
        assertThat(ledger.of(row.document()).getLast()).matches(act -> act.kind().equals("publication.settle") && "date".equals(act.text("finding")));
        assertThat(desk.steps(desk.edition(row.edition(), OFFICER).orElseThrow())).extracting(DeskDocuments.Step::title).contains("核对导入时的发现");

        imported("settled", "{\"id\":\"1\",\"title\":\"甲通知\",\"organ\":\"某局\",\"docno\":\"某政发〔2024〕5号\",\"date\":\"2024-05\",\"body\":\"甲，改\"}");
        assertThat(findings.open(OFFICER, null, null, 10)).as("同样的发现").isEmpty();
        imported("settled", "{\"id\":\"1\",\"title\":\"甲通知\",\"organ\":\"某局\",\"docno\":\"某政发〔2024〕5号\",\"date\":\"不详\",\"body\":\"甲，改\"}");
        assertThat(findings.open(OFFICER, null, null, 10)).singleElement().matches(again -> again.sentence().contains("不详"));
    }

    @Test
    @DisplayName("待定的、索引号没有采用的、只有一句话的也列出；连同核对过的，核验无误；没有台账的“核对过”被指出来")
    void everyKindVerifies() {
        imported("kinds", "{\"id\":\"1\",\"title\":\"甲\",\"index_number\":\"000014349/2024-00001\",\"body\":\"见附件甲。\"}",
                "{\"id\":\"2\",\"title\":\"乙\",\"index_number\":\"000014349/2024-00001\",\"body\":\"见附件乙。\"}",
                "{\"id\":\"3\",\"title\":\"丙\",\"body\":\"赵某，身份证11010519491231002X。\"}",
                "{\"id\":\"4\",\"title\":\"丁\",\"body\":\"空壳。\"}", "{\"id\":\"5\",\"title\":\"戊\",\"body\":\"空壳。\"}", "{\"id\":\"6\",\"title\":\"己\",\"body\":\"空壳。\"}");
        assertThat(findings.kinds(OFFICER)).extracting(ImportFindings.Kind::code).contains("index-taken", "P-IDENTITY", "shell", "date", "number", "issuer");
        assertThat(findings.title("P-IDENTITY")).contains("身份");
        ImportFindings.Row held = findings.open(OFFICER, "P-IDENTITY", null, 10).getFirst();
        assertThat(held.sentence()).doesNotContain("11010519491231002X");
        findings.settle(held.document(), held.code(), OFFICER).orThrow();
        Awaitility.await().until(() -> jdbc.sql("select count(*) from ledger.pending").query(Long.class).single() == 0);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();

        ImportFindings.Row shell = findings.open(OFFICER, "shell", null, 10).getFirst();
        jdbc.sql("update publication.import_finding set settled_by_act = 'nobody' where document = ? and code = 'shell'").param(shell.document()).update();
        assertThat(verify.run(true, position -> { }).differences()).extracting(Verify.Difference::record).containsExactly(shell.document() + " shell");
        jdbc.sql("update publication.import_finding set settled_by_act = null where document = ? and code = 'shell'").param(shell.document()).update();
    }

    @Test
    @DisplayName("程序会说的每一种发现都有名称")
    void everyKindHasATitle() throws IOException {
        Pattern said = Pattern.compile("(?:note|new (?:SourceDocument\\.)?Finding)\\(\"([a-z-]+)\"");
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/gongkai/publication"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                said.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1)).forEach(codes::add);
            }
        }
        assertThat(codes).hasSizeGreaterThan(10);
        assertThat(FieldMapping.findings().keySet()).isEqualTo(codes);
    }

    private void imported(String source, String... lines) {
        List<DocumentImport.Line> all = new ArrayList<>();
        for (String line : lines) {
            all.add(new DocumentImport.Line(all.size() + 1, line.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(imports.take(new DocumentImport.Settings(source, ORGAN, List.of()), all).imported()).isEqualTo(lines.length);
    }

    private static String[] many(int count) {
        return Stream.iterate(1, n -> n + 1).limit(count).map(n -> "{\"id\":\"%1$d\",\"title\":\"第%1$d件\",\"date\":\"2024-05-01\",\"body\":\"第%1$d件的正文\"}".formatted(n))
                .toArray(String[]::new);
    }
}
