package org.gongkai.casework.ordering.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.condition.OrderConditions.Condition;
import org.gongkai.casework.ordering.condition.OrderConditions.Watches;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Scope;
import org.gongkai.publication.DeskDocuments;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GongkaiTest(told = true)
@DisplayName("示范区里：超期的办件各发起一件督办，每一件只有一次")
class WatchedInTheDistrictTest {

    @Autowired
    OpensByItself opens;
    @Autowired
    Watching watching;
    @Autowired
    Orders orders;
    @Autowired
    DeskDocuments documents;
    @Autowired
    Now now;

    @Test
    @DisplayName("找得到的每一个发起一件，写着由哪个条件发起；再来一轮没有了")
    void eachOnce() {
        Condition condition = new Condition("watched", "超期一个工作日", Watches.MATTER, List.of("inforequest", "hotline", "organmail", "mayormail"), 1, 5, "没有按期", LocalDate.of(2020, 1, 1), null, true);
        List<Watching.Met> met = watching.of(condition, Scope.EVERYTHING);
        assertThat(met).isNotEmpty().allSatisfy(one -> assertThat(one.ordering()).isNotEqualTo(one.addressed()));
        Watching.Met last = met.getLast();
        assertThat(watching.of(condition, Scope.of(Set.of(last.addressed())))).as("每个机关只看到自己的").isNotEmpty().allMatch(one -> one.addressed().equals(last.addressed()));
        assertThat(opens.open(List.of(condition))).isEqualTo(met.size());
        assertThat(met).allSatisfy(one -> assertThat(orders.about(Subject.of(one.subject()).orElseThrow(), Scope.EVERYTHING)).anyMatch(order -> one.cause().equals(order.cause()) && one.addressed().equals(order.addressed())));
        assertThat(opens.open(List.of(condition))).isZero();
    }

    @Test
    @DisplayName("没有公开的文件，都过了各自的最后一日，最久的在前")
    void lateDocuments() {
        assertThat(documents.late(Scope.EVERYTHING)).isSortedAccordingTo(Comparator.comparing(DeskDocuments.Late::dueOn).thenComparing(DeskDocuments.Late::documentId))
                .allSatisfy(late -> assertThat(late.dueOn()).isBefore(now.today()));
    }
}
