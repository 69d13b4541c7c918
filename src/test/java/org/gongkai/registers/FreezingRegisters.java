package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.frozen.FrozenTable;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verify;
import org.gongkai.operation.FrozenArchive;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentImport;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.Openness;
import org.gongkai.publication.Particulars;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Freezes what registers and documents of declared kinds write: {@code -Dfreeze.registers=FOLDER}. How that of 2026-11-29 was made, by the version of that evening, stands here. */
@GongkaiTest
@Import({TimeMachine.Installed.class, ShownRegisters.class})
@EnabledIfSystemProperty(named = "freeze.registers", matches = ".+", disabledReason = "writes a folder, tests nothing")
@DisplayName("A frozen folder of registers")
class FreezingRegisters {

    static final LocalDate TODAY = LocalDate.parse("2026-11-29");
    private static final String COMMENT = """
            What the version of this folder's day read of its registers and of its documents' particulars. A row is never changed and never taken out.
            When what is read changes on purpose, append a row with the same subject and the same "what", the new value, the day and why. The last row holds.""";

    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    Proposals proposals;
    @Autowired
    Keepers keepers;
    @Autowired
    NothingNew nothingNew;
    @Autowired
    DraftEdition drafts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    DeskDocuments desk;
    @Autowired
    DocumentImport imports;
    @Autowired
    ReviewPosts posts;
    @Autowired
    ShownRegisters shown;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("is written")
    void freeze(@Value("${gongkai.data}") Path data, @Autowired HikariDataSource pool, @Autowired DemoDistrict demo) throws Exception {
        time.to("2026-03-02");
        demo.tell("cast", "registers");
        everyChange();
        agreedTo();
        ofDeclaredKinds();
        time.to(TODAY.toString());
        await().until(() -> jdbc.sql("select count(*) from ledger.pending").query(Long.class).single() == 0);
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();

        Path folder = Files.createDirectories(Path.of(System.getProperty("freeze.registers")));
        FrozenArchive.write(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), data, folder.resolve("backup.zip"));
        Files.createDirectories(folder.resolve("keys"));
        FileSystemUtils.copyRecursively(data.resolve("keys"), folder.resolve("keys"));
        FrozenTable.write(folder.resolve("records.tsv"), COMMENT, shown.rows(TODAY));
        Files.writeString(folder.resolve("frozen.sha256"), FrozenTable.read(folder.resolve("records.tsv")).digest() + "  records.tsv\n"
                + Sha256.hex(Files.readAllBytes(folder.resolve("backup.zip"))) + "  backup.zip\n");
    }

    /** Entered, changed, corrected, ended, entered in error, with sealed values; nothing new in a quarter. */
    private void everyChange() {
        Map<String, String> row = new HashMap<>(Map.of("heldOn", "2026-02-10", "topic", "依申请公开答复实务", "form", "集中授课", "people", "40"));
        saved("education", "t1", Change.CHANGE, "", row, false);
        row.put("people", "45");
        time.to("2026-03-05");
        saved("education", "t2", Change.CHANGE, "", row, false);
        row.put("people", "46");
        saved("education", "t3", Change.CORRECT, "签到表核对为 46 人", row, false);
        Map<String, String> sealed = new HashMap<>(Map.of("heldOn", "2026-02-11", "topic", "现场指导", "form", "现场指导", "people", "12", "contact", "某某", "contactPhone", "000-0000 1234"));
        saved("health", "t4", Change.CHANGE, "", sealed, false);
        Map<String, String> ended = new HashMap<>(Map.of("heldOn", "2026-02-12", "topic", "年报编制", "form", "线上", "people", "9"));
        saved("culture", "t5", Change.CHANGE, "", ended, false);
        saved("culture", "t6", Change.CHANGE, "不再登记", ended, true);
        Map<String, String> wrong = new HashMap<>(Map.of("heldOn", "2026-02-13", "topic", "误登", "form", "线上", "people", "3"));
        saved("culture", "t7", Change.CHANGE, "", wrong, false);
        saved("culture", "t8", Change.CORRECT, "是区政府办办的", wrong, true);
        time.to("2026-07-06");
        assertThat(nothingNew.say(registers.find("trainings").orElseThrow(), "health", "2026-Q2", staff("health", Role.OFFICER))).isEmpty();
    }

    private void saved(String organ, String saving, Change how, String reason, Map<String, String> row, boolean ends) {
        assertThat(enter.enter(new EnterRows.Wish(registers.find("trainings").orElseThrow(), saving, organ, how, reason), List.of(new TypedRow(1, row, null, ends)), staff(organ, Role.OFFICER)))
                .isInstanceOf(Outcome.Saved.class);
    }

    /** One proposal approved, one that waits, one returned with its reason. */
    private void agreedTo() {
        Register funds = registers.find("special-funds").orElseThrow();
        keepers.entrust(funds, "finance", staff("qinglan", Role.DISCLOSURE_OFFICE));
        Staff clerk = staff("finance", Role.OFFICER);
        Staff approver = staff("finance", Role.APPROVER);
        for (String id : List.of("approved", "waits", "returned")) {
            Map<String, String> row = Map.of("code", id, "name", "困难群众救助", "year", "2026", "manager", "区民政局", "amount", "10,538.26", "recipients", "151,536人次");
            assertThat(enter.enter(new EnterRows.Wish(funds, id, "finance", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), clerk)).isInstanceOf(Outcome.Proposed.class);
        }
        assertThat(proposals.take("approved", "pass-0", Map.of(), approver)).isInstanceOf(Proposals.Step.Taken.class);
        assertThat(proposals.take("returned", "return", Map.of("reason", "附决算表"), approver)).isInstanceOf(Proposals.Step.Taken.class);
    }

    /** Published with fields and links, drafted, withdrawn, revised, and imported with a kind that is proposed or told. */
    private void ofDeclaredKinds() {
        Staff officer = staff("education", Role.OFFICER);
        String rule = drafts.begin("education", entry("入学办法", new Particulars("normative", Map.of("legality", "passed", "term", 5L), List.of())), "第一条　就近入学。", officer).orThrow();
        posts.publish(rule, "education");
        String id = desk.edition(rule, officer).orElseThrow().document().id();
        String reading = drafts.begin("education", entry("入学办法解读", new Particulars("interpretation", Map.of("form", "text"), List.of(new Particulars.Link("interprets", id)))), "为什么修改。", officer).orThrow();
        posts.publish(reading, "education");
        String meeting = drafts.begin("education", entry("第三次局务会议", new Particulars("meeting", Map.of("meeting", "executive", "heldOn", "2026-06-02"), List.of())), "会议议定三件事。", officer).orThrow();
        posts.publish(meeting, "education");
        drafts.revise(desk.edition(meeting, officer).orElseThrow().document().id(), officer).orThrow();
        String gone = drafts.begin("education", entry("入学须知", new Particulars("interpretation", Map.of("form", "text"), List.of(new Particulars.Link("interprets", id)))), "须知。", officer).orThrow();
        posts.publish(gone, "education");
        steps.take(gone, "withdraw", Map.of("ground", "inaccurate", "reason", "数字有误"), staff("education", Role.APPROVER)).orThrow();
        drafts.begin("education", entry("预算", Particulars.of("budget")), "收入和支出。", officer).orThrow();
        List<String> lines = List.of("{\"id\": \"k1\", \"title\": \"湿地保护条例\", \"organ\": \"市人大\", \"category\": \"地方性法规\", \"date\": \"2020-03-01\", \"body\": \"第一条 保护湿地。\"}",
                "{\"id\": \"k3\", \"title\": \"殡葬管理办法\", \"organ\": \"区教育局\", \"category\": \"政策\", \"date\": \"2020-03-01\", \"expires\": \"2024-01-01\", \"kind\": \"行政规范性文件\", \"legality\": \"审核通过\", \"basis\": \"k1\", \"body\": \"第一条 节俭。\"}");
        assertThat(imports.take(new DocumentImport.Settings("kinds", "education", List.of()), IntStream.range(0, lines.size())
                .mapToObj(n -> new DocumentImport.Line(n + 1, lines.get(n).getBytes(StandardCharsets.UTF_8))).toList()).rejected()).isEmpty();
    }

    private static CatalogueEntry entry(String title, Particulars said) {
        return new CatalogueEntry(title, "青澜区教育局", null, null, null, "20-1", "policy", new Openness(Disclosure.PROACTIVE, null), LocalDate.parse("2026-07-01"), null, null, null, null, null)
                .of(said, "policy");
    }

    private static Staff staff(String organ, Role role) {
        return ReviewPosts.staff(organ, role);
    }
}
