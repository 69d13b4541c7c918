package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("有效性问的是哪一天：到了施行日期、失效日期、标注的日子，自己改过来，不等谁来办")
class DaysOfValidityTest {

    @ParameterizedTest(name = "{0}，{1} 标注，{2} 施行，{3} 失效：{4} 是 {5}")
    @CsvSource(nullValues = "-", value = {
        "NOT_YET, -, 2027-01-01, -, 2026-12-31, NOT_YET",
        "NOT_YET, -, 2027-01-01, -, 2027-01-01, IN_FORCE",
        "NOT_YET, -, -, -, 2030-01-01, NOT_YET",
        "NOT_YET, -, 2027-01-01, 2028-01-01, 2028-01-01, EXPIRED",
        "IN_FORCE, -, 2027-01-01, -, 2026-12-31, NOT_YET",
        "IN_FORCE, -, -, 2027-01-01, 2026-12-31, IN_FORCE",
        "IN_FORCE, -, -, 2027-01-01, 2027-01-01, EXPIRED",
        "AMENDED, 2026-05-01, 2020-01-01, 2027-01-01, 2027-01-02, EXPIRED",
        "UNSTATED, -, 2020-01-01, -, 2026-12-31, UNSTATED",
        "UNSTATED, -, 2020-01-01, 2021-01-01, 2026-12-31, EXPIRED",
        "REPEALED, 2026-05-01, 2020-01-01, 2027-01-01, 2027-01-02, REPEALED",
        "IN_FORCE, 2027-02-01, -, 2027-01-01, 2027-03-01, IN_FORCE",
        "NOT_YET, 2027-02-01, 2027-01-01, -, 2027-03-01, NOT_YET"})
    void onADay(Validity said, @Nullable LocalDate saidOn, @Nullable LocalDate effectiveOn, @Nullable LocalDate expiresOn, LocalDate day, Validity expected) {
        assertThat(new DaysOfValidity(said, saidOn, effectiveOn, expiresOn, null, null).on(day)).isEqualTo(expected);
    }

    @Test
    @DisplayName("标注从以后某天起废止的，到那天才是废止；此前说得出将要怎样、从哪天起")
    void markedForADayToCome() {
        LocalDate from = LocalDate.parse("2027-07-01");
        DaysOfValidity days = new DaysOfValidity(Validity.NOT_YET, null, LocalDate.parse("2027-01-01"), null, Validity.REPEALED, from);
        assertThat(days.on(from.minusDays(1))).isEqualTo(Validity.IN_FORCE);
        assertThat(days.on(from)).isEqualTo(Validity.REPEALED);
        assertThat(days.after(LocalDate.parse("2026-12-01"))).hasValue(new DaysOfValidity.Change(Validity.IN_FORCE, LocalDate.parse("2027-01-01")));
        assertThat(days.after(LocalDate.parse("2027-01-01"))).hasValue(new DaysOfValidity.Change(Validity.REPEALED, from));
        assertThat(days.after(from)).isEmpty();
    }
}
