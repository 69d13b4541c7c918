package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.day;
import static org.gongkai.clock.ClockFixtures.opinionReceived;
import static org.gongkai.clock.ClockFixtures.read;
import static org.gongkai.clock.ClockFixtures.received;
import static org.gongkai.clock.ClockFixtures.thirdPartyAsked;

import java.time.YearMonth;

import org.gongkai.clock.Explanation.Mark;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("期限说明画成小月历，每一天一个记号")
class ExplanationCalendarTest {

    private final Explanation explanation = Explanation.of(read(received("2026-01-30"), thirdPartyAsked("2026-02-05", null),
            opinionReceived("2026-02-12", "2026-02-05")));

    @ParameterizedTest(name = "{0}：{1}，第 {2} 日")
    @CsvSource({"2026-01-29, OUTSIDE, 0", "2026-01-30, DAY_ZERO, 0", "2026-01-31, WEEKEND, 0", "2026-02-02, COUNTED, 1",
        "2026-02-06, PAUSED, 0", "2026-02-07, PAUSED, 0", "2026-02-12, PAUSED, 0", "2026-02-13, COUNTED, 5", "2026-02-14, MAKE_UP, 6",
        "2026-02-16, HOLIDAY, 0", "2026-03-12, DUE, 20", "2026-03-13, OUTSIDE, 0"})
    void eachDayHasItsMark(String date, Mark mark, int number) {
        assertThat(explanation.months()).flatExtracting(Explanation.Month::cells).filteredOn(cell -> cell.date().equals(day(date)))
                .singleElement().matches(cell -> cell.mark() == mark && cell.number() == number);
    }

    @Test
    @DisplayName("只画期限经过的各周，从星期一排起")
    void onlyTheWeeksOfThePeriodAreDrawn() {
        assertThat(explanation.months()).extracting(Explanation.Month::month)
                .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
        Explanation.Month january = explanation.months().getFirst();
        assertThat(january.blanks()).isZero();
        assertThat(january.cells().getFirst().date()).isEqualTo(day("2026-01-26"));
        assertThat(explanation.months().get(1).blanks()).isEqualTo(6);
        assertThat(explanation.months().getLast().cells().getLast().date()).isEqualTo(day("2026-03-15"));
    }
}
