package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongkai.clock.ClockFixtures.completed;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.extendedBy;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import org.gongkai.clock.ClockEvent.Started;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十条 补正后答复期限重新计算")
class CompletionRestartsThePeriodTest {

    @Test
    @DisplayName("最迟 2025-04-29 告知补正；2025-05-12 收到补正，2025-06-10 到期")
    void thePeriodBeginsAnewWithTheCompletedRequest() {
        assertThat(read(new Started(day("2025-04-21"), "inforequest.completion-notice", "receipt")).due()).isEqualTo(day("2025-04-29"));
        Reading reading = read(received("2025-04-21"), completed("2025-05-12"));
        assertThat(reading.due()).isEqualTo(day("2025-06-10"));
        assertThat(reading.dayZero()).isEqualTo(day("2025-05-12"));
        assertThat(reading.days().getFirst().why()).isEqualTo("收到补正的申请之日，不计入");
    }

    @Test
    @DisplayName("重新计算前的一段作废，条文与文书留在说明里")
    void whatWasCountedBeforeIsVoid() {
        Reading reading = read(received("2025-04-21"), completed("2025-05-12"));
        assertThat(reading.intervals()).extracting(Interval::kind, Interval::days, Interval::article, Interval::ref).containsExactly(
                tuple(Interval.Kind.STARTED, 0, "第三十三条", "receipt"),
                tuple(Interval.Kind.RESTARTED, 20, "第三十条", "completed"));
        assertThat(reading.words(reading.intervals().getFirst())).contains("2025-05-12 重新计算，此前不计");
    }

    @Test
    @DisplayName("补正前的暂停和延长不再起作用")
    void earlierPausesAndExtensionsFallAway() {
        Reading reading = read(received("2025-04-21"), thirdPartyAsked("2025-04-22", null), extendedBy(10, "2025-04-23"),
                completed("2025-05-12"), opinionReceived("2025-05-20", "2025-04-22"));
        assertThat(reading.due()).isEqualTo(day("2025-06-10"));
    }

    @Test
    @DisplayName("跨越新旧条例的补正，仍按收到申请之日的条例")
    void theRegimeStaysThatOfTheFirstReceipt() {
        assertThat(read(received("2019-05-10"), completed("2019-05-20")).provision().regime()).isEqualTo("R2008");
    }
}
