package org.gongkai.casework.ordering.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.SupervisingOffice;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
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
@Import({CaseworkCast.class, SupervisingOffice.class})
@DisplayName("成批督办发到一半 kill -9：重新启动以后接着发，每一家恰好一件、一份，文号相连")
class OrdersAfterKillTest {

    private static final int UNITS = 81;
    private static final int ISSUED_BEFORE = 40;

    @Autowired
    SupervisingOffice office;
    @Autowired
    OrderRounds rounds;
    @Autowired
    OrderRoundWorker worker;
    @Autowired
    Letters letters;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    DataSource database;
    @TempDir
    Path folder;

    @Test
    @DisplayName("死在“发了、还没有提交”的当口：四十家各有一件，第四十一家没有；接着发完，正好 81 件 81 份，核验无误")
    void goesOnAfterTheKill(@Autowired EstablishOrgan establish, @Autowired Calendars calendars, @Autowired Now now, @Autowired Environment installation) throws Exception {
        Set<String> units = new LinkedHashSet<>();
        for (int n = 1; n <= UNITS; n++) {
            String name = "责任单位%02d".formatted(n);
            establish.establish(new Organ("unit-" + n, name, name, GOVERNMENT, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null, new OrganProfile("责" + n, null, null, null, null, null, null, null, null)), Operator.INSTALLATION);
            units.add("unit-" + n);
        }
        Staff supervisor = office.somebody("supervisor", GOVERNMENT, Role.SUPERVISOR);
        worker.loop.stop();
        OpenOrder.Said said = new OpenOrder.Said(GOVERNMENT, "", "年度报告的公开情况", calendars.everywhere().plus(now.today(), 10), "没有公开年度报告", "", "inspection");
        OrderRound round = rounds.find(rounds.choose(supervisor, said, units).orThrow(), supervisor).orElseThrow();
        rounds.start(round);

        Path data = folder.resolve("data");
        FileSystemUtils.copyRecursively(Path.of(installation.getRequiredProperty("gongkai.data")).resolve("keys"), data.resolve("keys"));
        try (Connection holding = database.getConnection(); ServeProcess other = ServeProcess.start(folder.resolve("said"), data,
                Map.of("GONGKAI_DATABASE_USER", installation.getRequiredProperty("spring.datasource.username"),
                        "GONGKAI_DATABASE_PASSWORD", installation.getRequiredProperty("spring.datasource.password")),
                "--database", installation.getRequiredProperty("spring.datasource.url"))) {
            holding.setAutoCommit(false);
            try (var next = holding.prepareStatement("select 1 from casework.order_round_line where round = ? and no = ? for update")) {
                next.setString(1, round.id());
                next.setInt(2, ISSUED_BEFORE + 1);
                next.execute();
            }
            await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> assertThat(waitingForLocks()).isEqualTo(1));
            other.kill();
            holding.rollback();
        }
        await().untilAsserted(() -> assertThat(waitingForLocks()).isZero());
        assertThat(rounds.find(round.id(), supervisor).orElseThrow()).satisfies(left -> {
            assertThat(left.state()).as("没有人收拾").isEqualTo(OrderRound.State.RUNNING);
            assertThat(left.done()).isEqualTo(ISSUED_BEFORE);
        });
        assertThat(orders()).isEqualTo(ISSUED_BEFORE);

        worker.loop.start();
        await().atMost(Duration.ofSeconds(90)).until(() -> rounds.find(round.id(), supervisor).orElseThrow().state() == OrderRound.State.FINISHED);
        assertThat(orders()).isEqualTo(UNITS);
        List<OrderRound.Line> lines = rounds.lines(round.id());
        assertThat(lines).extracting(OrderRound.Line::caseId).doesNotContainNull().doesNotHaveDuplicates().hasSize(UNITS);
        assertThat(lines.stream().flatMap(line -> letters.of(line.caseId()).stream()).map(letter -> Integer.parseInt(letter.number().replaceAll(".*〕|号$", ""))).sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, UNITS).boxed().toList());
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private long orders() {
        return client.sql("select count(*) from casework.supervision").query(Long.class).single();
    }

    private int waitingForLocks() {
        return client.sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").query(Integer.class).single();
    }
}
