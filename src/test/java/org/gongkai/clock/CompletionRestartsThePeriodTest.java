package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongkai.clock.ClockFixtures.CALENDAR;
import static org.gongkai.clock.ClockFixtures.completed;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.extendedBy;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.readOn;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import org.gongkai.clock.ClockEvent.Paused;
import org.gongkai.clock.ClockEvent.Restarted;
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
    @DisplayName("补正前结束的暂停和延长不再起作用，说明里写着随之作废")
    void earlierPausesAndExtensionsFallAway() {
        Reading reading = read(received("2025-04-21"), thirdPartyAsked("2025-04-22", null), opinionReceived("2025-04-25", "2025-04-22"),
                extendedBy(10, "2025-04-27"), completed("2025-05-12"));
        assertThat(reading.due()).isEqualTo(day("2025-06-10"));
        assertThat(reading.intervals()).filteredOn(interval -> interval.kind() == Interval.Kind.VOID).extracting(reading::words).containsExactly(
                "2025-04-22 次日至 2025-04-25 停止计算，随 2025-05-12 重新计算作废", "2025-04-27 延长的 10 个工作日，随 2025-05-12 重新计算作废");
    }

    @Test
    @DisplayName("补正时意见还没有收到：此前的停止作废，其后等候意见的时间仍不计入（第三十三条第三款），两段都写在说明里")
    void whoIsStillAskedIsWaitedFor() {
        Reading reading = read(received("2025-04-21"), thirdPartyAsked("2025-04-22", null), completed("2025-05-12"), opinionReceived("2025-05-20", "2025-04-22"));
        assertThat(CALENDAR.workingDays(day("2025-05-12"), day("2025-05-20"))).isEqualTo(6);
        assertThat(reading.due()).isEqualTo(CALENDAR.plus(day("2025-06-10"), 6)).isEqualTo(day("2025-06-18"));
        assertThat(reading.intervals()).extracting(Interval::kind, Interval::after, Interval::until, Interval::days).contains(
                tuple(Interval.Kind.VOID, day("2025-04-22"), day("2025-05-12"), 0), tuple(Interval.Kind.EXCLUDED, day("2025-05-12"), day("2025-05-20"), 6));
        assertThat(reading.words(reading.intervals().get(1))).isEqualTo(
                "2025-04-22 次日至 2025-05-12 停止计算，随重新计算作废；到这一天意见还没有收到，其后等候的时间仍不计入");
        assertThat(readOn("2025-05-14", received("2025-04-21"), thirdPartyAsked("2025-04-22", "2025-05-15"), completed("2025-05-12")).state()).isEqualTo(Reading.State.PAUSED);
    }

    @Test
    @DisplayName("重新计算本身就是所等的（缴清收费）：停止到那一天为止，其后照常计算")
    void whatWasWaitedForEndsWithIt() {
        Reading reading = readOn("2025-05-14", received("2025-04-21"), new Paused(day("2025-04-23"), "国办函〔2020〕109号第六条", "fee", day("2025-05-23")),
                new Restarted(day("2025-05-12"), "国办函〔2020〕109号第七条", "paid", "fee"));
        assertThat(reading.state()).isEqualTo(Reading.State.RUNNING);
        assertThat(reading.due()).isEqualTo(day("2025-06-10"));
        assertThat(reading.intervals()).noneMatch(interval -> interval.kind() == Interval.Kind.EXCLUDED);
    }
}
