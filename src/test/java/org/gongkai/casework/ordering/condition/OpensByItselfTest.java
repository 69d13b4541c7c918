package org.gongkai.casework.ordering.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.condition.OrderConditions.Condition;
import org.gongkai.casework.ordering.condition.OrderConditions.Watches;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("按规定的条件自动发起督办：超期到规定的天数才发起，同一个对象、同一个条件只发起一次，督办本身不在其内，没有核定的不发起")
class OpensByItselfTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    OpensByItself opens;
    @Autowired
    Watching watching;
    @Autowired
    OrderConditions conditions;
    @Autowired
    Orders orders;
    @Autowired
    Cases cases;
    @Autowired
    Calendars calendars;
    @Autowired
    Now now;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;

    private LocalDate before;

    @AfterEach
    void back() {
        time.to(before.toString());
    }

    private static Condition when(boolean confirmed, String... types) {
        return new Condition("late", "申请超期没有答复", Watches.MATTER, List.of(types), 5, 3, "没有按期答复", LocalDate.of(2020, 1, 1), null, confirmed);
    }

    @Test
    @DisplayName("超期四个工作日没有，满五个工作日的由上一级政府发起一件，写给超期的机关；再来几轮、销号以后都不再发起；督办自己超期也不发起督办；没有核定的条件只列出来")
    void onceForASubject() {
        before = now.today();
        String request = cast.inProgress(EDUCATION, "一份没有按期答复的申请");
        LocalDate due = cases.clock(cases.state(request)).orElseThrow().due();
        time.to(calendars.of(EDUCATION).plus(due, 4).toString());
        assertThat(opens.open(List.of(when(true, "inforequest")))).isZero();
        time.to(calendars.of(EDUCATION).plus(due, 5).toString());
        assertThat(opens.open(List.of(when(false, "inforequest")))).as("没有核定").isZero();
        assertThat(watching.of(when(false, "inforequest"), Scope.EVERYTHING)).singleElement().satisfies(met -> {
            assertThat(met.subject()).isEqualTo("/desk/cases/" + request);
            assertThat(met.ordering()).isEqualTo(GOVERNMENT);
            assertThat(met.addressed()).isEqualTo(EDUCATION);
        });
        assertThat(watching.of(when(false, "inforequest"), Scope.of(Set.of(CaseworkCast.HOUSING)))).as("看不到这个机关的，也看不到它有什么").isEmpty();
        assertThat(watching.of(when(false, "inforequest"), Scope.of(Set.of(EDUCATION)))).hasSize(1);
        assertThat(opens.open(List.of(when(true, "inforequest")))).isEqualTo(1);
        assertThat(opens.open(List.of(when(true, "inforequest")))).isZero();
        Orders.Open order = orders.about(Subject.of("/desk/cases/" + request).orElseThrow(), Scope.EVERYTHING).getFirst();
        assertThat(order.cause()).isEqualTo("late");
        CaseState state = cases.state(order.caseId());
        assertThat(state.organ()).isEqualTo(GOVERNMENT);
        assertThat(state.openElsewhere()).singleElement().satisfies(handling -> assertThat(handling.organ()).isEqualTo(EDUCATION));
        String kind = state.type().id();
        assertThat(OrderingCapability.of(state.type())).isPresent();
        time.to(calendars.of(EDUCATION).plus(due, 20).toString());
        assertThat(opens.open(List.of(when(true, "inforequest", kind)))).as("督办超期了，也不发起督办").isZero();
        assertThat(client.sql("select count(*) from casework.supervision").query(Long.class).single()).isEqualTo(1);
        assertThat(conditions.today()).as("随程序发布的，都没有核定").noneMatch(Condition::isConfirmed);
    }
}
