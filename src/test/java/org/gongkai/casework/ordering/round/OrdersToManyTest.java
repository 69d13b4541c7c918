package org.gongkai.casework.ordering.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.ordering.Lack;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.Rectification;
import org.gongkai.casework.ordering.Rectification.Done;
import org.gongkai.casework.ordering.Rectification.Found;
import org.gongkai.casework.ordering.SupervisingOffice;
import org.gongkai.casework.ordering.standing.OrderStanding;
import org.gongkai.casework.ordering.standing.OrderStanding.What;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the report of 2005 tells: 81 units looked at, one notice issued together with the bureau of supervision, 差什么，补什么. What it does not tell is made up here
 * and called so: what each of them lacked, the period of ten working days, who answered how.
 */
@GongkaiTest
@Import({CaseworkCast.class, SupervisingOffice.class})
@DisplayName("对 81 个责任部门和单位一次下发督办通知：一家一件、一家一份，停了接着发，不重不漏；差什么补什么，答复和核对各数各的")
class OrdersToManyTest {

    private static final int UNITS = 81;

    @Autowired
    SupervisingOffice office;
    @Autowired
    OrderRounds rounds;
    @Autowired
    OrderRoundWorker worker;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    Rectification rectification;
    @Autowired
    OrderStanding standing;
    @Autowired
    Calendars calendars;
    @Autowired
    Now now;
    @Autowired
    JdbcClient client;
    @Autowired
    Verify verify;
    @Autowired
    List<Duties> duties;

    @Test
    @DisplayName("81 家（所差的两项、期限十个工作日是本测试虚构的）：发到一半停下、接着发、又重来一遍，正好 81 件 81 份，文号相连，写明与区监察局联合下发；一家一次认可，一家退回一次再认可，一家答复了没有核对；台账核验无误")
    void eightyOne(@Autowired EstablishOrgan establish) throws InterruptedException {
        String named = named(establish);
        Staff supervisor = office.somebody("supervisor", GOVERNMENT, Role.SUPERVISOR);
        LocalDate until = calendars.everywhere().plus(now.today(), 10);
        OpenOrder.Said said = new OpenOrder.Said(GOVERNMENT, "", "关于公开2004年度政府信息公开工作报告的督办", until, "没有在网站公开年度报告\n年度报告缺依申请公开情况", "与区监察局联合下发", "inspection");
        assertThat(rounds.meant("没有这一家").reasons()).singleElement().asString().contains("没有“没有这一家”这个机关");
        Set<String> addressed = rounds.meant(named).orThrow();
        assertThat(addressed).hasSize(UNITS);
        OrderRound round = rounds.find(rounds.choose(supervisor, said, new LinkedHashSet<>(addressed)).orThrow(), supervisor).orElseThrow();
        assertThat(orders()).as("选好了还没有发").isZero();

        rounds.start(round);
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(60)).until(() -> orders() >= 5);
        rounds.stop(round);
        worker.loop.stop();
        long issued = orders();
        assertThat(issued).as("停下以后不再发").isBetween(5L, (long) UNITS);
        assertThat(rounds.find(round.id(), supervisor).orElseThrow().done()).as("发了的每一份，清单上都记着").isEqualTo(issued);
        // as if the line had been lost between issuing and saying so
        client.sql("update casework.order_round_line set state = 'READY', case_id = null where round = ? and no = 3").param(round.id()).update();
        worker.loop.start();
        rounds.start(round);
        await().atMost(Duration.ofSeconds(90)).until(() -> rounds.find(round.id(), supervisor).orElseThrow().state() == OrderRound.State.FINISHED);

        assertThat(orders()).isEqualTo(UNITS);
        List<OrderRound.Line> lines = rounds.lines(round.id());
        assertThat(lines).hasSize(UNITS).allSatisfy(line -> {
            List<Letter> one = letters.of(line.caseId());
            assertThat(one).as(line.organ()).singleElement().satisfies(letter -> assertThat(letter.template()).isEqualTo("supervision-notice"));
            assertThat(rectification.of(line.caseId())).extracting(lack -> lack.words()).containsExactly("没有在网站公开年度报告", "年度报告缺依申请公开情况");
        });
        assertThat(lines.stream().map(line -> letters.of(line.caseId()).getFirst().number().replaceAll(".*〕|号$", "")).map(Integer::parseInt).sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, UNITS).boxed().toList());
        assertThat(letters.words(letters.of(lines.getFirst().caseId()).getFirst())).satisfies(text -> {
            assertThat(text.title()).isEqualTo("临溪区人民政府督办通知");
            assertThat(text.addressee()).contains("责任单位01");
            assertThat(String.join("", text.body())).contains("差什么，补什么", "没有在网站公开年度报告", "与区监察局联合下发");
        });

        Staff first = office.somebody("first", lines.getFirst().organ(), Role.OFFICER);
        assertThat(duties.stream().flatMap(one -> one.of(first, 10).pressing().stream())).as("在该单位的待办里，带着期限").anySatisfy(duty -> {
            assertThat(duty.number()).isEqualTo(lines.getFirst().number());
            assertThat(duty.lastDay().date()).isEqualTo(until);
        });
        answers(lines.get(0), first);
        verifies(lines.get(0), supervisor, until, true);
        Staff second = office.somebody("second", lines.get(1).organ(), Role.OFFICER);
        answers(lines.get(1), second);
        verifies(lines.get(1), supervisor, until, false);
        answers(lines.get(1), second);
        verifies(lines.get(1), supervisor, until, true);
        answers(lines.get(2), office.somebody("third", lines.get(2).organ(), Role.OFFICER));

        OrderStanding.Line all = OrderStanding.sum(standing.of(supervisor.scope(), now.today(), now.today()));
        assertThat(List.of(all.number(What.ISSUED), all.number(What.OPEN), all.number(What.ANSWERED), all.number(What.VERIFIED), all.number(What.AT_FIRST), all.number(What.RETURNED), all.number(What.OVERDUE)))
                .as("发出、在办、已答复、已核对认可、一次认可、退回过、超期未答").containsExactly(81L, 79L, 3L, 2L, 1L, 1L, 0L);
        for (What what : What.values()) {
            assertThat(standing.behind(supervisor.scope(), now.today(), now.today(), what, null, 500)).as(what.title()).hasSize((int) all.number(what));
        }
        assertThat(standing.of(first.scope(), now.today(), now.today())).as("各单位只看得到自己的").singleElement().satisfies(line -> assertThat(line.organ()).isEqualTo(lines.getFirst().organ()));
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private static String named(EstablishOrgan establish) {
        StringBuilder named = new StringBuilder();
        for (int n = 1; n <= UNITS; n++) {
            String name = "责任单位%02d".formatted(n);
            establish.establish(new Organ("unit-" + n, name, name, GOVERNMENT, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null, new OrganProfile("责" + n, null, null, null, null, null, null, null, null)), Operator.INSTALLATION);
            named.append(n % 2 == 0 ? "unit-" + n : name).append(",由表格复制\n");
        }
        return named.toString();
    }

    private long orders() {
        return client.sql("select count(*) from casework.supervision").query(Long.class).single();
    }

    private void answers(OrderRound.Line line, Staff by) {
        CaseState state = cases.state(line.caseId());
        int handling = state.openElsewhere().getFirst().no();
        assertThat(rectification.answer(state, line.organ(), by, rectification.of(line.caseId()).stream().filter(lack -> lack.state() == Lack.State.OPEN)
                .map(lack -> new Done(lack.no(), "补上了", "/reports/annual", null)).toList()).reasons()).isEmpty();
        assertThat(cases.perform(Perform.today(line.caseId(), "order-answer", CaseFolders.actor(by, line.organ()), Map.of()).in(handling))).isInstanceOf(Performed.Done.class);
    }

    /** Whether the second item is accepted too: the first always is. */
    private void verifies(OrderRound.Line line, Staff by, LocalDate until, boolean all) {
        CaseState state = cases.state(line.caseId());
        List<Found> found = rectification.of(line.caseId()).stream().filter(lack -> lack.state() == Lack.State.ANSWERED)
                .map(lack -> new Found(lack.no(), all || lack.no() == 1, all || lack.no() == 1 ? "" : "缺不予公开的件数", false)).toList();
        assertThat(rectification.verify(state, by, found).reasons()).isEmpty();
        assertThat(cases.perform(Perform.today(line.caseId(), all ? "accept" : "send-back", CaseFolders.actor(by, GOVERNMENT), all ? Map.of() : Map.of("addressed", line.organ(), "until", until.toString()))))
                .isInstanceOf(Performed.Done.class);
    }
}
