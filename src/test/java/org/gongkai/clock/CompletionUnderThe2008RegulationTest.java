package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.PROVISIONS;
import static org.gongkai.clock.ClockFixtures.completed;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import org.gongkai.calendar.Provision;
import org.gongkai.clock.ClockEvent.Ended;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2008 年条例没有补正后重新计算：2019-05-15 以前收到的申请，更改、补充不改变期限（立法法（2015 年）第九十三条，2019 年条例第五十六条）")
class CompletionUnderThe2008RegulationTest {

    @Test
    @DisplayName("2019-05-10 收到、2019-05-20 补正：仍按 2008 年条例第二十四条，十五个工作日自 2019-05-10 次日起计，2019-05-31 到期")
    void receivedBeforeCompletedAfter() {
        Reading reading = read(received("2019-05-10"), completed("2019-05-20"));
        assertThat(reading.provision().regime()).isEqualTo("R2008");
        assertThat(reading.dayZero()).isEqualTo(day("2019-05-10"));
        assertThat(reading.due()).isEqualTo(day("2019-05-31")).isEqualTo(read(received("2019-05-10")).due());
    }

    @Test
    @DisplayName("说明里写着为什么：2008 年条例没有这样的规定，2019 年条例第三十条不适用于此前收到的申请")
    void theReadingSaysWhy() {
        Reading reading = read(received("2019-05-10"), completed("2019-05-20"));
        assertThat(reading.intervals()).filteredOn(interval -> interval.kind() == Interval.Kind.UNMOVED).singleElement().satisfies(interval -> {
            assertThat(interval.article()).isEqualTo("第二十一条第四项、第二十四条");
            assertThat(reading.words(interval)).startsWith("2019-05-20 收到更改、补充，不重新计算：").contains("2008年条例没有").contains("2019年条例第三十条").contains("不适用于此前收到的申请");
        });
        assertThat(PROVISIONS.inForce("inforequest.restart", day("2019-05-14")).unit()).as("as data").isEqualTo(Provision.Unit.NO_EFFECT);
    }

    @Test
    @DisplayName("2019-05-15 起收到的，补正之日重新计算（2019 年条例第三十条）")
    void receivedUnderTheNewOne() {
        assertThat(read(received("2019-05-15"), completed("2019-05-20")).dayZero()).isEqualTo(day("2019-05-20"));
    }

    @Test
    @DisplayName("补正不重新计算，此前的征求意见也不作废，答复以后才收到补正的仍是已答复")
    void nothingGoesWithIt() {
        Reading asked = read(received("2019-05-06"), thirdPartyAsked("2019-05-07", null), opinionReceived("2019-05-10", "2019-05-07"), completed("2019-05-20"));
        assertThat(asked.due()).isEqualTo(read(received("2019-05-06"), thirdPartyAsked("2019-05-07", null), opinionReceived("2019-05-10", "2019-05-07")).due());
        assertThat(asked.intervals()).noneMatch(interval -> interval.kind() == Interval.Kind.VOID);
        assertThat(read(received("2019-05-06"), new Ended(day("2019-05-16"), "reply"), completed("2019-05-20")).endedOn()).isEqualTo(day("2019-05-16"));
    }
}
