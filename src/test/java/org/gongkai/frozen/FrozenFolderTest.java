package org.gongkai.frozen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.Gongkai;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.frozen.FrozenTable.Row;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verify;
import org.gongkai.operation.FrozenArchive;
import org.gongkai.operation.TestServer;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens what an earlier version wrote (see {@link Freezing}) with this one. When a change is meant, the tables beside the backup
 * get a later row that says why; their heads tell how.
 */
@SpringBootTest(classes = Gongkai.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({FrozenFolderTest.OnThatDay.class, Shown.class})
@DisplayName("A folder that the version of 2026-11-28 wrote")
class FrozenFolderTest {

    private static final Path FROZEN = Path.of("src/test/resources/frozen");
    private static final Path FOLDER = FROZEN.resolve("2026-11-28");
    private static final LocalDate DAY = Freezing.TODAY;

    @LocalServerPort
    int port;
    @Autowired
    Shown shown;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;

    @TestConfiguration(proxyBeanMethods = false)
    static class OnThatDay {

        @Bean
        @Primary
        TimeMachine timeMachine() {
            return new TimeMachine().to(DAY.toString());
        }
    }

    @DynamicPropertySource
    static void restored(DynamicPropertyRegistry registry) throws IOException, SQLException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data-of-tests").toAbsolutePath()), "frozen");
        Path keys = Files.createDirectories(data.resolve("keys"));
        try (Stream<Path> files = Files.list(FOLDER.resolve("keys"))) {
            for (Path key : files.toList()) {
                Files.copy(key, keys.resolve(key.getFileName()));
            }
        }
        TestServer.Clone database = FrozenArchive.restored(FOLDER.resolve("backup.zip"), data);
        registry.add("gongkai.rate-limit.enabled", () -> "false");
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
        registry.add("gongkai.data", data::toString);
    }

    @Test
    @DisplayName("is restored, migrated, and verifies from its first act: every stage, last day, outcome, fact and sealed value")
    void verifies() {
        Verify.Outcome outcome = verify.run(true, position -> { });
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.to()).isGreaterThan(3000);
    }

    @Test
    @DisplayName("every matter stands in its stage, with its last day, what was told and its outcome")
    void matters() throws IOException {
        Map<String, Row> expected = FrozenTable.read(FOLDER.resolve("cases.tsv")).current();
        Map<String, Row> now = byKey(shown.cases(DAY));
        assertThat(differences(expected, now)).isEmpty();
        assertThat(subjects(now.values())).isEqualTo(subjects(expected.values()));
    }

    @Test
    @DisplayName("every cell of its reports has its number, live and locked, and no other cell has one")
    void cells() throws IOException {
        Map<String, Row> expected = FrozenTable.read(FOLDER.resolve("cells.tsv")).current();
        List<String> organs = expected.values().stream().map(row -> row.subject().split(" ")[0]).distinct().toList();
        Map<String, Row> now = byKey(shown.cells(DAY, organs, 2024, 2026));
        assertThat(differences(expected, now)).isEmpty();
        assertThat(now.keySet()).isSubsetOf(expected.keySet());
    }

    @Test
    @DisplayName("every public page says what it said, at its address, and leads where it led")
    void pages() throws IOException {
        assertPages("pages.tsv", address -> Shown.fetched(port, address));
    }

    @Test
    @DisplayName("an applicant sees of the own matter what was seen")
    void mattersByCode() throws IOException {
        Map<String, String> codes = codes();
        assertPages("matters.tsv", subject -> {
            String number = subject.substring("matter ".length());
            return Shown.lookedUp(port, "/matters", number, codes.get(number));
        });
    }

    @Test
    @DisplayName("every access code that was ever given out still opens, to applicants and to those who were asked")
    void codesOpen() throws IOException {
        Set<String> applications = Set.copyOf(jdbc.sql("select number from casework.application").query(String.class).list());
        List<String> shut = new ArrayList<>();
        codes().forEach((number, code) -> {
            String path = applications.contains(number) ? "/matters" : "/consultations";
            if (!Shown.lookedUp(port, path, number, code.toUpperCase()).uri().getPath().startsWith(path + "/")) {
                shut.add(path + " " + number);
            }
        });
        assertThat(shut).isEmpty();
        String number = applications.iterator().next();
        assertThat(Shown.lookedUp(port, "/matters", number, "wrong123").uri().getPath()).isEqualTo("/matters");
    }

    @Test
    @DisplayName("what waited in its review goes on by the chain of its kind, though no chain was noted then")
    void reviewsGoOn(@Autowired TakeReviewStep steps, @Autowired TransactionTemplate transaction) {
        Map<String, Role> turns = Map.of("review", Role.REVIEWER, "secrecy", Role.SECRECY_REVIEWER, "approval", Role.APPROVER);
        List<Map<String, Object>> waiting = jdbc.sql("""
                select e.id, e.stage, d.organ, e.chain from publication.edition e join publication.document d on d.id = e.document where e.stage = any(?)""")
                .param(turns.keySet().toArray(String[]::new)).query().listOfRows();
        assertThat(waiting).isNotEmpty().allSatisfy(row -> assertThat(row.get("chain")).isNull());
        waiting.forEach(row -> transaction.executeWithoutResult(tried -> {
            assertThat(steps.take(String.valueOf(row.get("id")), "return", Map.of("reason", "请核实"), ReviewPosts.staff(String.valueOf(row.get("organ")), turns.get(row.get("stage")))).reasons())
                    .as(row.toString()).isEmpty();
            tried.setRollbackOnly();
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases", "cells", "pages", "matters", "codes"})
    @DisplayName("its tables only grow: what was frozen stands, what came later has its day and its reason")
    void tablesGrow(String name) throws IOException {
        FrozenTable table = FrozenTable.read(FOLDER.resolve(name + ".tsv"));
        assertThat(table.fault(DAY)).isNull();
        Map<String, String> digests = Files.readAllLines(FOLDER.resolve("frozen.sha256")).stream().map(line -> line.split("  "))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
        assertThat(table.digest()).as("rows without a reason in %s.tsv", name).isEqualTo(digests.get(name + ".tsv"));
        assertThat(Sha256.hex(Files.readAllBytes(FOLDER.resolve("backup.zip")))).isEqualTo(digests.get("backup.zip"));
    }

    @Test
    @DisplayName("only matters whose clock runs may get another last day, and none another day that was told")
    void whatWasToldStays() throws IOException {
        FrozenTable table = FrozenTable.read(FOLDER.resolve("cases.tsv"));
        Map<String, String> clocks = table.first().stream().filter(row -> row.what().equals("clock")).collect(Collectors.toMap(Row::subject, Row::value));
        List<Row> later = table.later();
        assertThat(later).noneMatch(row -> row.what().equals("told"));
        assertThat(later).noneMatch(row -> row.what().equals("last-day") && "ENDED".equals(clocks.get(row.subject())));
    }

    @Test
    @DisplayName("every folder of a version is opened by a test")
    void everyFolder() throws IOException {
        try (Stream<Path> folders = Files.list(FROZEN)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).containsExactlyInAnyOrder("definitions", FOLDER.getFileName().toString(), "2026-11-29");
        }
    }

    private void assertPages(String table, Function<String, HttpResponse<String>> get) throws IOException {
        FrozenTable frozen = FrozenTable.read(FOLDER.resolve(table));
        Map<String, String> first = new LinkedHashMap<>();
        frozen.first().forEach(row -> first.put(row.key(), row.value()));
        Map<String, List<Row>> bySubject = frozen.current().values().stream().collect(Collectors.groupingBy(Row::subject, LinkedHashMap::new, Collectors.toList()));
        List<String> wrong = new ArrayList<>();
        bySubject.forEach((subject, rows) -> {
            HttpResponse<String> answer = get.apply(subject);
            String everything = Shown.everything(answer);
            Set<String> links = Shown.links(answer);
            for (Row row : rows) {
                boolean holds = switch (row.what().split(" ")[0]) {
                    case "status" -> row.value().equals(String.valueOf(answer.statusCode()));
                    case "link" -> row.value().isEmpty() ? !links.contains(first.get(row.key())) : links.contains(row.value());
                    default -> row.value().isEmpty() ? !everything.contains(first.get(row.key())) : everything.contains(row.value());
                };
                if (!holds) {
                    wrong.add(subject + "\t" + row.what() + "\t" + (row.value().isEmpty() ? "still there: " + first.get(row.key()) : row.value())
                            + "\n        now perhaps: " + nearest(row, answer));
                }
            }
        });
        assertThat(wrong).as("a later row in %s says what is meant instead, and why", table).isEmpty();
    }

    /** What stands there instead, as far as a program can guess: most signs in common, in their order, at both ends. */
    private static String nearest(Row row, HttpResponse<String> answer) {
        if (!row.what().startsWith("words")) {
            return String.valueOf(answer.statusCode());
        }
        return Shown.words(answer).stream().max(Comparator.comparingInt(words -> inCommon(words, row.value()))).orElse("");
    }

    private static int inCommon(String one, String other) {
        int least = Math.min(one.length(), other.length());
        int start = 0;
        while (start < least && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return start + end;
    }

    static Map<String, String> codes() throws IOException {
        return FrozenTable.read(FOLDER.resolve("codes.tsv")).current().values().stream().collect(Collectors.toMap(Row::subject, Row::value));
    }

    private static List<String> differences(Map<String, Row> expected, Map<String, Row> now) {
        List<String> differences = new ArrayList<>();
        expected.forEach((key, row) -> {
            String is = now.containsKey(key) ? now.get(key).value() : "";
            if (!is.equals(row.value())) {
                differences.add(key.replace('\t', ' ') + " was " + row.value() + ", is " + is);
            }
        });
        return differences;
    }

    private static Map<String, Row> byKey(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::key, Function.identity(), (one, other) -> other, LinkedHashMap::new));
    }

    private static Set<String> subjects(Iterable<Row> rows) {
        Set<String> subjects = new TreeSet<>();
        rows.forEach(row -> subjects.add(row.subject()));
        return subjects;
    }
}
