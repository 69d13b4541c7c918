package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.lists.OpenCaseCounts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({CaseworkCast.class, TimeMachine.Installed.class})
@DisplayName("待办的件数：没有新提交的就不重数，一有提交就重数，办理中的事务只看见自己的")
class OpenCaseCountsTest {

    @Autowired
    OpenCaseCounts counts;
    @Autowired
    CaseworkCast cast;
    @Autowired
    Street street;
    @Autowired
    TimeMachine time;
    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("同一快照给出同一份；受理一件以后，件数和环节都跟着变；日子过去，灯也跟着变")
    void countedAgainAfterCommit() {
        String caseId = cast.submitted(cast.request(EDUCATION, "学区划分方案"));
        cast.does(OFFICER, "receive", caseId, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        List<OpenCaseCounts.Lit> before = counted();
        await().untilAsserted(() -> assertThat(counted()).isSameAs(counted()));
        cast.does(OFFICER, "accept", caseId, Map.of());
        assertThat(counted()).isNotEqualTo(before).extracting(OpenCaseCounts.Lit::stage).contains("processing");
        List<OpenCaseCounts.Lit> today = counted();
        time.to(time.today().plusMonths(2).toString());
        assertThat(counted()).isNotEqualTo(today);
    }

    @Test
    @DisplayName("同一事务里，刚办的那一步已经数在内；退回以后不算")
    void withinTheTransaction() {
        cast.submitted(cast.request(EDUCATION, "公办园招生计划"));
        long open = sum(counted());
        transaction.executeWithoutResult(status -> {
            cast.submitted(cast.request(EDUCATION, "午托收费标准"));
            assertThat(sum(counted())).isEqualTo(open + 1);
            cast.submitted(cast.request(EDUCATION, "校车线路"));
            assertThat(sum(counted())).isEqualTo(open + 2);
            status.setRollbackOnly();
        });
        assertThat(sum(counted())).isEqualTo(open);
    }

    private static long sum(List<OpenCaseCounts.Lit> lit) {
        return lit.stream().mapToLong(OpenCaseCounts.Lit::cases).sum();
    }

    private List<OpenCaseCounts.Lit> counted() {
        return counts.of(Map.of(EDUCATION, street.lightDays(EDUCATION)), time.local());
    }
}
