package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongkai.clock.ClockFixtures.CALENDAR;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.readOn;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十三条第三款 征求意见所需时间不计算在答复期限内")
class ConsultationIsNotCountedTest {

    @Test
    @DisplayName("2025-09-08 发出、2025-09-25 收到意见：13 个工作日不计，2025-10-22 到期")
    void workingDaysFromLetterToOpinionAreExcluded() {
        Reading reading = read(received("2025-09-01"), thirdPartyAsked("2025-09-08", null), opinionReceived("2025-09-25", "2025-09-08"));
        assertThat(CALENDAR.workingDays(day("2025-09-08"), day("2025-09-25"))).isEqualTo(13);
        assertThat(reading.due()).isEqualTo(day("2025-10-22"));
        assertThat(reading.intervals()).extracting(Interval::kind, Interval::days)
                .contains(tuple(Interval.Kind.EXCLUDED, 13));
        assertThat(read(received("2025-09-01")).due()).isEqualTo(day("2025-09-28"));
    }

    @Test
    @DisplayName("同时征求两方意见的，重叠的日子只扣一次")
    void overlappingPausesAreMerged() {
        Reading overlapping = read(received("2025-09-01"),
                thirdPartyAsked("2025-09-08", null), thirdPartyAsked("2025-09-10", null),
                opinionReceived("2025-09-16", "2025-09-08"), opinionReceived("2025-09-25", "2025-09-10"));
        Reading one = read(received("2025-09-01"), thirdPartyAsked("2025-09-08", null), opinionReceived("2025-09-25", "2025-09-08"));
        assertThat(overlapping.due()).isEqualTo(one.due());
        assertThat(overlapping.intervals()).filteredOn(i -> i.kind() == Interval.Kind.EXCLUDED).extracting(Interval::days)
                .as("each pause shows only what no earlier one excluded").containsExactly(6, 7);
    }

    @Test
    @DisplayName("第三方逾期不提出意见：到期之日起恢复计算，此前按到期日预计")
    void aPauseWithoutAnswerEndsWithItsLapse() {
        ClockEvent[] silent = {received("2026-03-02"), thirdPartyAsked("2026-03-04", "2026-03-25")};
        Reading waiting = readOn("2026-03-10", silent);
        assertThat(waiting.state()).isEqualTo(Reading.State.PAUSED);
        assertThat(waiting.due()).isEqualTo(CALENDAR.plus(day("2026-03-25"), 18));
        assertThat(waiting.runsAgainBy(day("2026-03-10"))).as("so the last day is no earlier than the lapse allows").contains(day("2026-03-25"));
        assertThat(readOn("2026-03-25", silent).state()).isEqualTo(Reading.State.PAUSED);
        assertThat(readOn("2026-03-26", silent).state()).isEqualTo(Reading.State.RUNNING);
        Reading answeredTooLate = read(received("2026-03-02"), thirdPartyAsked("2026-03-04", "2026-03-25"),
                opinionReceived("2026-04-02", "2026-03-04"));
        assertThat(answeredTooLate.due()).isEqualTo(waiting.due());
    }

    @Test
    @DisplayName("没有期限的征求：未收到意见前，到期日随今天后移")
    void aPauseWithoutLapseIsReadAsIfItEndedToday() {
        ClockEvent[] waiting = {received("2026-03-02"), thirdPartyAsked("2026-03-04", null)};
        assertThat(readOn("2026-03-10", waiting).due()).isEqualTo(CALENDAR.plus(day("2026-03-10"), 18));
        assertThat(readOn("2026-03-10", waiting).runsAgainBy(day("2026-03-10"))).as("read as if it ran again today").isEmpty();
        assertThat(readOn("2026-03-17", waiting).due()).isEqualTo(CALENDAR.plus(day("2026-03-17"), 18));
    }

    @Test
    @DisplayName("收到意见当日起恢复，该日本身不计")
    void theDayOfTheOpinionIsNotCountedButTheClockRuns() {
        ClockEvent[] answered = {received("2026-03-02"), thirdPartyAsked("2026-03-04", null), opinionReceived("2026-03-10", "2026-03-04")};
        assertThat(readOn("2026-03-09", answered).state()).isEqualTo(Reading.State.PAUSED);
        Reading reading = readOn("2026-03-10", answered);
        assertThat(reading.state()).isEqualTo(Reading.State.RUNNING);
        assertThat(reading.days()).filteredOn(d -> d.date().equals(day("2026-03-10"))).singleElement()
                .matches(d -> !d.counted()).extracting(CountedDay::why).isEqualTo("暂停期间，不计入（第三十三条）");
        assertThat(reading.days()).filteredOn(d -> d.date().equals(day("2026-03-11"))).singleElement().matches(d -> d.number() == 3);
    }

    @Test
    @DisplayName("意见书编号不同的恢复，结束最早发出的征求")
    void anUnnamedResumptionEndsTheLongestOpenPause() {
        Reading reading = readOn("2026-03-20", received("2026-03-02"), thirdPartyAsked("2026-03-04", null),
                thirdPartyAsked("2026-03-06", null), opinionReceived("2026-03-10", "elsewhere"));
        assertThat(reading.state()).isEqualTo(Reading.State.PAUSED);
        assertThat(reading.intervals()).filteredOn(i -> i.ref().equals("letter-2026-03-04")).singleElement()
                .extracting(Interval::until).isEqualTo(day("2026-03-10"));
    }
}
