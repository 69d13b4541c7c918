package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.consultation.LapseDay;
import org.gongkai.clock.ClockEvent;
import org.gongkai.ledger.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三方提出意见的最后一日随放假通知重新推算，只会推后，不会提前（2019 年条例第三十二条）")
class LapseDayTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();

    private final CaseState asked = OnPaper.requestReceived("2026-12-14", 1).on("2026-12-18")
            .does(OnPaper.OFFICER, "consult", Map.of("thirdParty", "某公司", "matter", "是否同意公开")).state();

    @Test
    @DisplayName("2026-12-18 征求，十五个工作日跨过元旦：元旦不计，2027-01-11 届满，通知公布以前是暂定")
    void acrossNewYear() {
        assertThat(lapse(asked, CALENDAR)).isEqualTo(new ComputedDay(LocalDate.of(2027, 1, 11), true));
    }

    @Test
    @DisplayName("旧版本把元旦算作工作日、记下 2027-01-08 的：按今天的日历 2027-01-11 届满，期限的暂停也到那一天")
    void writtenByAnEarlierVersion() {
        CaseState before = written("2027-01-08");
        assertThat(lapse(before, CALENDAR).date()).isEqualTo("2027-01-11");
        assertThat(pause(before).lapsesOn()).isEqualTo("2027-01-11");
    }

    @Test
    @DisplayName("记下的日子比今天推算的晚：看到过它的人可以信赖，仍是记下的")
    void writtenLater() {
        assertThat(lapse(written("2027-01-13"), CALENDAR).date()).isEqualTo("2027-01-13");
    }

    @Test
    @DisplayName("登记了送达的，自送达之日起算；2008 年条例没有期限的，没有最后一日")
    void deliveredAndNone() {
        CaseState delivered = OnPaper.requestReceived("2026-03-02", 1).on("2026-03-04")
                .does(OnPaper.OFFICER, "consult", Map.of("thirdParty", "某公司", "matter", "是否同意公开"))
                .on("2026-03-09").does(OnPaper.OFFICER, "consult-delivered", Map.of("proof", "EMS2026-1")).state();
        assertThat(lapse(delivered, CALENDAR)).isEqualTo(new ComputedDay(LocalDate.of(2026, 3, 30), false));
        CaseState old = OnPaper.requestReceived("2019-05-06", 1).on("2019-05-08")
                .does(OnPaper.OFFICER, "consult", Map.of("thirdParty", "某公司", "matter", "是否同意公开")).state();
        assertThat(LapseDay.of(old, old.last("consult").orElseThrow(), Provisions.shipped(), CALENDAR)).isEmpty();
    }

    private static ComputedDay lapse(CaseState state, WorkingCalendar calendar) {
        return LapseDay.of(state, state.last("consult").orElseThrow(), Provisions.shipped(), calendar).orElseThrow();
    }

    private static ClockEvent.Paused pause(CaseState state) {
        return (ClockEvent.Paused) LapseDay.counted(state.clock(), state, Provisions.shipped(), CALENDAR).getLast();
    }

    /** The same request with another last day in the act that asked. */
    private CaseState written(String lapsesOn) {
        List<Act> acts = asked.acts();
        Act last = acts.getLast();
        CaseState state = CaseState.begunBy(asked.type(), acts.getFirst());
        for (Act act : acts.subList(1, acts.size() - 1)) {
            state = state.after(act);
        }
        Map<String, Object> detail = new HashMap<>(last.detail());
        detail.put(CaseState.LAPSES_ON, lapsesOn);
        return state.after(new Act(last.id(), last.kind(), last.subject(), last.organ(), last.actor(), last.effectiveOn(), last.recordedAt(), last.article(), detail,
                last.lateReason(), last.evidence()));
    }
}
