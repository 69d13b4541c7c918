package org.gongkai.casework.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.EDUCATION;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.gongkai.GongkaiTest;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.operation.ServeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

@GongkaiTest
@Import(CaseworkCast.class)
@DisplayName("成批办理中途 kill -9：重新启动以后接着办，每一件恰好一个行为、一份答复书")
class BatchAfterKillTest {

    private static final int CASES = 40;
    private static final int DONE_BEFORE = 19;
    /** As many as work at once: the process is killed while each has an act and a letter that are not committed. */
    private static final int UNDER_WAY = 3;
    private static final Map<String, String> REPLY = Map.of("item1Reply", "R38", "item1Words", "没有现成信息。");

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    Facts facts;
    @Autowired
    Batches batches;
    @Autowired
    BatchRows rows;
    @Autowired
    BatchWorker worker;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    DataSource database;
    @TempDir
    Path folder;

    @Test
    @DisplayName("死在“办了、还没有提交”的当口：台账、答复书、批次三处说法一致；接着办完，不重不漏，文号连续，核验无误")
    void goesOnAfterTheKill(@Autowired AddPerson adding, @Autowired GivePost giving, @Autowired People people, @Autowired Environment installation)
            throws Exception {
        Staff approver = approver(adding, giving, people);
        worker.loop.stop();
        List<String> chosen = new ArrayList<>();
        for (int n = 0; n < CASES; n++) {
            chosen.add(cast.inProgress(EDUCATION, "成批答复第" + n + "件"));
        }
        Batch batch = batches.rehearse(batches.choose(approver, chosen), approver, "inforequest", "decide", REPLY);
        assertThat(batches.start(batch)).isTrue();

        Path data = folder.resolve("data");
        FileSystemUtils.copyRecursively(Path.of(installation.getRequiredProperty("gongkai.data")).resolve("keys"), data.resolve("keys"));
        try (Connection holding = database.getConnection(); ServeProcess other = ServeProcess.start(folder.resolve("said"), data,
                Map.of("GONGKAI_DATABASE_USER", installation.getRequiredProperty("spring.datasource.username"),
                        "GONGKAI_DATABASE_PASSWORD", installation.getRequiredProperty("spring.datasource.password")),
                "--database", installation.getRequiredProperty("spring.datasource.url"))) {
            holding.setAutoCommit(false);
            holdTheNext(holding, batch);
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(waitingForLocks()).isEqualTo(UNDER_WAY));
            other.kill();
            holding.rollback();
        }
        await().untilAsserted(() -> assertThat(waitingForLocks()).isZero());
        assertThat(batches.find(batch.id(), approver).orElseThrow().state()).as("没有人收拾").isEqualTo(Batch.State.RUNNING);
        assertThat(rows.lines(batch.id(), Batch.LineState.DONE, 0, CASES)).as("轮到被拿住的以前，至多还有同时办的几件没有提交")
                .hasSizeBetween(DONE_BEFORE - UNDER_WAY + 1, DONE_BEFORE);
        saysWhatHappened(batch);

        worker.loop.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> batches.find(batch.id(), approver).orElseThrow().state() == Batch.State.FINISHED);
        assertThat(batches.find(batch.id(), approver).orElseThrow().cases().done()).isEqualTo(CASES);
        saysWhatHappened(batch);
        assertThat(chosen.stream().flatMap(id -> replies(id).stream()).map(letter -> Integer.parseInt(letter.number().replaceAll(".*〕|号$", "")))
                .sorted().toList()).isEqualTo(IntStream.rangeClosed(1, CASES).boxed().toList());
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    /** A line is done if and only if its case has the act, one letter and one fact. */
    private void saysWhatHappened(Batch batch) {
        assertThat(rows.all(batch.id())).allSatisfy(line -> {
            int once = line.state() == Batch.LineState.DONE ? 1 : 0;
            assertThat(cases.state(line.caseId()).times("decide")).as(line.toString()).isEqualTo(once);
            assertThat(replies(line.caseId())).hasSize(once);
            assertThat(facts.of(line.caseId())).filteredOn(fact -> fact.kind().equals("inforequest.concluded")).hasSize(once);
        });
    }

    private List<Letter> replies(String caseId) {
        return letters.of(caseId).stream().filter(letter -> letter.template().equals("reply")).toList();
    }

    private static void holdTheNext(Connection holding, Batch batch) throws Exception {
        try (var lines = holding.prepareStatement("select 1 from casework.batch_line where batch = ? and no > ? and no <= ? for update")) {
            lines.setString(1, batch.id());
            lines.setInt(2, DONE_BEFORE);
            lines.setInt(3, DONE_BEFORE + UNDER_WAY);
            lines.execute();
        }
    }

    private int waitingForLocks() {
        return client.sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class).single();
    }

    private static Staff approver(AddPerson adding, GivePost giving, People people) {
        String person = adding.add("某人", "approver", Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, EDUCATION, Role.APPROVER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }
}
