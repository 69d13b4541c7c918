package org.gongkai.casework.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("巡查：名录里的巡查点成为网格员今天的单子；看过记下时间；漏了的是任务，写明原因才了结，数里一直是漏的")
class PatrolsTest {

    private static final String DAILY = "WX-01-1";
    private static final String WEEKLY = "WX-01-2";

    @Autowired
    Patrols patrols;
    @Autowired
    PatrolDuties duties;
    @Autowired
    People people;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    private Staff worker(String login) {
        return people.staff(people.byLogin(login).orElseThrow().id()).orElseThrow();
    }

    private List<String> queues(Staff staff, String point) {
        return duties.of(staff, 1_000).pressing().stream().filter(duty -> duty.number().equals(point)).map(Duty::queue).toList();
    }

    @Test
    @DisplayName("每天的每天看一次，每周的一周一次；看过不能再看；第二天没有看的是漏巡，是任务；写明原因以后不再是任务，还是漏的；别的街道的人没有这张单子")
    void roundOfADay(@Autowired DemoDistrict demo) throws Exception {
        time.to("2026-03-02");
        demo.tell("cast", "registers");
        Staff worker = worker("lvyao.wangxi");
        // what the demo leaves of the days before is not of this story
        patrols.of(worker).missedByPoint().forEach(missed -> patrols.explain(worker, missed.getFirst().code(), "away").orThrow());
        time.moveTo(Instant.parse("2026-03-03T01:30:00Z"));
        patrols.of(worker).missedByPoint().forEach(missed -> patrols.explain(worker, missed.getFirst().code(), "away").orThrow());
        assertThat(patrols.of(worker).now()).extracting(Patrols.Due::code).contains(DAILY, WEEKLY, "WX-02-1").doesNotContain("LQD-01-1");
        assertThat(queues(worker, DAILY)).containsExactly("今日巡查");
        patrols.look(worker, DAILY).orThrow();
        patrols.look(worker, WEEKLY).orThrow();
        assertThat(patrols.of(worker).now()).filteredOn(due -> due.code().equals(DAILY)).singleElement().satisfies(due -> assertThat(due.lookedAt().toLocalTime()).hasToString("09:30"));
        assertThat(queues(worker, DAILY)).isEmpty();
        assertThat(patrols.look(worker, DAILY).reasons()).singleElement().asString().contains("今天已经看过");
        assertThat(patrols.look(worker, "LQD-01-1").reasons()).singleElement().asString().contains("您的巡查里没有");

        time.to("2026-03-05");
        assertThat(patrols.of(worker).now()).filteredOn(due -> due.code().equals(WEEKLY)).singleElement().satisfies(due -> assertThat(due.lookedAt()).as("这一周看过了").isNotNull());
        assertThat(patrols.of(worker).missed()).filteredOn(due -> due.code().equals(DAILY)).extracting(Patrols.Due::round).containsExactly(LocalDate.parse("2026-03-04"));
        assertThat(queues(worker, DAILY)).containsExactly("漏巡", "今日巡查");
        assertThat(patrols.explain(worker, DAILY, "").reasons()).containsExactly("请选为什么没有看");
        patrols.explain(worker, DAILY, "weather").orThrow();
        assertThat(queues(worker, DAILY)).containsExactly("今日巡查");
        assertThat(patrols.explain(worker, DAILY, "weather").reasons()).singleElement().asString().contains("没有漏，或者已经写了原因");
        Patrols.Count march = patrols.counted(2026).get(YearMonth.of(2026, 3)).get("WX-01");
        assertThat(march.looked()).isEqualTo(1);
        assertThat(march.missed()).as("写了原因的还是漏的").isEqualTo(march.expected() - 1).isGreaterThanOrEqualTo(march.explained());
        assertThat(patrols.of(worker("tangshuo.civil")).now()).isEmpty();
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("跨元旦的一周算在开始的那一年，只算一次")
    void weekIntoTheNewYear(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast", "registers");
        time.to("2027-01-07");
        Patrols.Count december = patrols.counted(2026).get(YearMonth.of(2026, 12)).get("WX-01");
        assertThat(december.expected()).as("每天的 31 轮，每周的从 7、14、21、28 日开始的 4 轮").isEqualTo(35);
        assertThat(patrols.counted(2027).get(YearMonth.of(2027, 1)).get("WX-01").expected()).as("每天的 6 轮，每周的第一轮还没有过完").isEqualTo(6);
        assertThat(patrols.years()).contains(2026, 2027);
    }

    @Test
    @DisplayName("一轮从哪天到哪天：每天、周一到周日、一个月；点登记以前开始的一轮不算它的")
    void rounds() {
        LocalDate thursday = LocalDate.parse("2026-03-05");
        assertThat(Every.DAY.begins(thursday)).isEqualTo(thursday);
        assertThat(Every.WEEK.begins(thursday)).isEqualTo("2026-03-02");
        assertThat(Every.WEEK.ends(Every.WEEK.begins(thursday))).isEqualTo("2026-03-08");
        assertThat(Every.MONTH.ends(Every.MONTH.begins(thursday))).isEqualTo("2026-03-31");
        assertThat(Every.WEEK.over(thursday, LocalDate.parse("2026-03-23"))).containsExactly(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-16"));
        assertThat(Every.DAY.over(thursday, LocalDate.parse("2026-03-07"))).containsExactly(thursday, LocalDate.parse("2026-03-06"));
    }
}
