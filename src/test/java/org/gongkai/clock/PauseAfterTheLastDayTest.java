package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("最后一日当日或者以后才征求意见的，期限不变，说明里不写扣除")
class PauseAfterTheLastDayTest {

    @ParameterizedTest(name = "{0} 发出")
    @CsvSource({"2025-09-28", "2025-10-09"})
    @DisplayName("2025-09-01 收到，2025-09-28 到期，此后发出的征求意见书什么也不改变")
    void nothingIsDeducted(String sent) {
        Reading reading = read(received("2025-09-01"), thirdPartyAsked(sent, null), opinionReceived("2025-10-20", sent));
        assertThat(reading.due()).isEqualTo(day("2025-09-28"));
        assertThat(reading.intervals()).filteredOn(interval -> interval.ref().equals("letter-" + sent)).singleElement().satisfies(interval -> {
            assertThat(interval.kind()).isEqualTo(Interval.Kind.UNMOVED);
            assertThat(interval.days()).isZero();
            assertThat(reading.words(interval)).isEqualTo(sent + " 次日至 2025-10-20 停止计算，在最后一日 2025-09-28 以后，没有扣除");
        });
    }

    @ParameterizedTest(name = "{0} 发出")
    @CsvSource("2025-09-26")
    @DisplayName("最后一日以前发出的照常扣除")
    void beforeItIs(String sent) {
        Reading reading = read(received("2025-09-01"), thirdPartyAsked(sent, null), opinionReceived("2025-10-20", sent));
        assertThat(reading.due()).isAfter(day("2025-09-28"));
        assertThat(reading.intervals()).filteredOn(interval -> interval.ref().equals("letter-" + sent)).singleElement().extracting(Interval::kind)
                .isEqualTo(Interval.Kind.EXCLUDED);
    }
}
