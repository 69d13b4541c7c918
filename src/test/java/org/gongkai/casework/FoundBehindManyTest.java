package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duties.Narrowed;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("待办很多时：到期的按天数得全，今天到期的在许多过期的后面也找得到")
class FoundBehindManyTest {

    private static final int FEW = 2;

    @Autowired
    CaseworkCast cast;
    @Autowired
    List<Duties> duties;
    @Autowired
    TimeMachine time;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    People people;

    private Staff clerk;
    private LocalDate today;
    private int overdue;

    @BeforeAll
    void manyOverdueAndTwoDueToday() {
        time.to("2026-03-02");
        String person = adding.add("房管经办", "behindmany", Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, HOUSING, Role.OFFICER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        clerk = people.staff(person).orElseThrow();
        for (int n = 0; n < 2 * FEW + 1; n++) {
            cast.inProgress(HOUSING, "老旧小区改造清单" + n);
        }
        time.to("2026-03-16");
        cast.inProgress(HOUSING, "公租房轮候名单一");
        cast.inProgress(HOUSING, "公租房轮候名单二");
        today = owed(Narrowed.most(99)).stream().filter(duty -> duty.title().equals("公租房轮候名单一")).map(Duty::dueOn).findFirst().orElseThrow();
        time.to(today.toString());
        overdue = (int) sum(queue -> queue.light() == Light.BLACK);
    }

    @Test
    @DisplayName("今天到期的件数不用先看完过期的")
    void countedByDay() {
        assertThat(overdue).isGreaterThan(2 * FEW);
        assertThat(sum(queue -> today.equals(queue.dueOn()))).isEqualTo(2);
        List<Duty> most = owed(Narrowed.most(FEW));
        assertThat(most).hasSize(FEW).allMatch(duty -> duty.light() == Light.BLACK);
    }

    @Test
    @DisplayName("只要今天到期的、只要一盏灯的、只要一个环节的，各给出来的正是那些")
    void narrowedWhereTheyAreAsked() {
        assertThat(owed(new Narrowed(FEW, null, "", today))).extracting(Duty::title).containsExactlyInAnyOrder("公租房轮候名单一", "公租房轮候名单二");
        assertThat(owed(new Narrowed(99, Light.BLACK, "", null))).hasSize(overdue).allMatch(duty -> duty.light() == Light.BLACK);
        assertThat(owed(new Narrowed(99, Light.RED, "", null))).extracting(Duty::dueOn).containsOnly(today);
        assertThat(owed(new Narrowed(99, null, "待受理", null))).isEmpty();
        assertThat(owed(new Narrowed(99, null, "办理中", null))).hasSize(overdue + 2);
    }

    @Test
    @DisplayName("列出来的按环节、灯、日子数，与数出来的一样")
    void listedAsCounted() {
        Map<String, Long> listed = owed(Narrowed.most(Integer.MAX_VALUE / 4)).stream().map(Queue::of).collect(Collectors.groupingBy(this::place, Collectors.counting()));
        Map<String, Long> counted = duties.stream().flatMap(one -> one.of(clerk, FEW).queues().stream()).collect(Collectors.groupingBy(this::place, Collectors.summingLong(Queue::count)));
        assertThat(counted).isEqualTo(listed);
    }

    /** Days that are over count together, and so do those on which nobody is reminded yet. */
    private String place(Queue one) {
        return one.title() + "/" + one.light() + "/" + one.whose() + "/" + (one.light() == Light.RED || one.light() == Light.YELLOW ? one.dueOn() : "");
    }

    private long sum(Function<Queue, Boolean> which) {
        return duties.stream().flatMap(one -> one.of(clerk, FEW).queues().stream()).filter(which::apply).mapToLong(Queue::count).sum();
    }

    private List<Duty> owed(Narrowed narrowed) {
        return duties.stream().flatMap(one -> one.of(clerk, narrowed).pressing().stream()).toList();
    }
}
