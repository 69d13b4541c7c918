package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.extendedBy;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十三条第二款 延长接在原期限之后计算")
class ExtensionTest {

    @Test
    @DisplayName("2024-09-02 收到，2024-09-30 到期；延长 20 个工作日至 2024-11-01")
    void theExtensionRunsFromTheOldDueDate() {
        Reading reading = read(received("2024-09-02"), extendedBy(20, "2024-09-27"));
        assertThat(reading.dueUnextended()).isEqualTo(day("2024-09-30"));
        assertThat(reading.due()).isEqualTo(day("2024-11-01"));
        assertThat(reading.intervals().getLast()).isEqualTo(new Interval(Interval.Kind.EXTENDED, day("2024-09-30"), day("2024-11-01"), 20,
                "第三十三条", "extension", "p-head"));
    }

    @Test
    @DisplayName("延长期内征求意见的时间同样不计")
    void aPauseInsideTheExtensionIsExcludedToo() {
        Reading reading = read(received("2024-09-02"), extendedBy(20, "2024-09-27"), thirdPartyAsked("2024-10-14", null),
                opinionReceived("2024-10-18", "2024-10-14"));
        assertThat(reading.dueUnextended()).isEqualTo(day("2024-09-30"));
        assertThat(reading.due()).isEqualTo(day("2024-11-07"));
    }

    @Test
    @DisplayName("延长 0 天不是延长")
    void anExtensionAddsSomething() {
        assertThatThrownBy(() -> extendedBy(0, "2024-09-27")).isInstanceOf(IllegalArgumentException.class);
    }
}
