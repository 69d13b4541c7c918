package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.gongkai.calendar.Festivals.FestivalDay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("法定节日当天放假，有没有当年的放假通知都一样（全国年节及纪念日放假办法第二条）")
class FestivalsAreDaysOffTest {

    private final Festivals festivals = Festivals.shipped();
    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    static IntStream noticedYears() {
        return IntStream.rangeClosed(2007, 2026);
    }

    @ParameterizedTest(name = "{0} 年")
    @MethodSource("noticedYears")
    @DisplayName("有通知的每一年，通知都把法定节日的每一天写成放假，没有一天写成上班")
    void everyNoticeNamesThem(int year) throws IOException {
        Map<LocalDate, String> notice = shippedNotices();
        assertThat(festivals.in(year).keySet()).allSatisfy(day -> assertThat(notice.get(day)).as(day + " " + festivals.on(day).orElseThrow().title()).isEqualTo("holiday"));
    }

    @ParameterizedTest(name = "{0} 年放假 {1} 天，依据{2}")
    @CsvSource({"2007,10,国务院令第270号", "2008,11,国务院令第513号", "2013,11,国务院令第513号", "2014,11,国务院令第644号", "2024,11,国务院令第644号",
        "2025,13,国务院令第795号", "2027,13,国务院令第795号"})
    @DisplayName("各次修订放假几天：1999 年 10 天，2007、2013 年 11 天，2024 年（2025 年起施行）13 天")
    void daysOfEachVersion(int year, int days, String instrument) {
        assertThat(festivals.in(year)).hasSize(days);
        assertThat(festivals.in(year).values()).allSatisfy(day -> assertThat(day.article()).contains(instrument));
    }

    @ParameterizedTest(name = "{0} 年除夕 {1}：放假 {2}")
    @CsvSource({"2007,2007-02-17,false", "2008,2008-02-06,true", "2013,2013-02-09,true", "2014,2014-01-30,false", "2024,2024-02-09,false", "2025,2025-01-28,true",
        "2027,2027-02-05,true"})
    @DisplayName("除夕：2008 至 2013 年和 2025 年起是法定节日，其余各年不是")
    void newYearsEve(int year, LocalDate eve, boolean festival) {
        assertThat(festivals.on(eve).map(FestivalDay::title).orElse("")).isEqualTo(festival ? "春节" : "");
        assertThat(festivals.on(eve.plusDays(1)).map(FestivalDay::title)).contains("春节");
    }

    @ParameterizedTest(name = "{0} 年：春节 {1}，清明 {2}，端午 {3}，中秋 {4}")
    @CsvFileSource(resources = "festival-days.csv", numLinesToSkip = 1)
    @DisplayName("农历和清明推算到 2066 年，与另一套历表逐年相符")
    void moonAndSun(int year, LocalDate spring, LocalDate qingming, LocalDate dragonBoat, LocalDate midAutumn) {
        LunarCalendar moon = FestivalsFile.read(org.gongkai.definition.DefinitionTree.shipped()).moon();
        assertThat(List.of(moon.day(year, 1, 1), moon.term(year, 15), moon.day(year, 5, 5), moon.day(year, 8, 15)))
                .containsExactly(spring, qingming, dragonBoat, midAutumn);
    }

    @Test
    @DisplayName("农历以颁行的为准：2027 年正月初一是 2 月 6 日，推算成 2 月 7 日的由文件改正")
    void theAlmanacHolds() {
        LocalDate first = LocalDate.of(2027, 2, 6);
        assertThat(new LunarCalendar(List.of()).day(2027, 1, 1)).isEqualTo(first.plusDays(1));
        assertThat(festivals.in(2027).values().stream().filter(day -> day.title().equals("春节")).map(FestivalDay::date))
                .containsExactly(first.minusDays(1), first, first.plusDays(1), first.plusDays(2));
    }

    @Test
    @DisplayName("没有通知的年份：2027 年 1 月 1 日（星期五）放假，期限从 12 月 25 日起的第 5 个工作日是 1 月 4 日")
    void newYearWithoutNotice() {
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        assertThat(calendar.years()).doesNotContain(2027);
        assertThat(calendar.day(newYear).words()).isEqualTo("元旦放假");
        assertThat(calendar.plus(LocalDate.of(2026, 12, 25), 5)).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    @DisplayName("适逢周末应当补假的一天、连休、调休上班仍待通知：没有通知时按周一至周五，跨过的期限是暂定")
    void whatOnlyTheNoticeSays() {
        LocalDate labour = LocalDate.of(2027, 5, 1);
        assertThat(labour.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(calendar.isWorkingDay(labour)).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 5, 2))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 5, 3))).as("one of the days that may be given for it").isTrue();
        assertThat(calendar.isSettled(LocalDate.of(2027, 4, 28), LocalDate.of(2027, 5, 6))).isFalse();
    }

    @Test
    @DisplayName("12 月 26 日以后由下一年的通知确定：下一年的通知没有公布，这几天也是暂定")
    void lateDecemberWaitsForTheComingNotice() {
        LocalDate before = LocalDate.of(2026, 12, 1);
        assertThat(calendar.isSettled(before, LocalDate.of(2026, 12, 25))).isTrue();
        assertThat(calendar.isSettled(before, LocalDate.of(2026, 12, 28))).isFalse();
        WorkingCalendar noticed = calendar.with(new Notice(2027, List.of(), List.of(new Notice.NoticeDay(LocalDate.of(2027, 1, 1), true, "元旦"))));
        assertThat(noticed.isSettled(before, LocalDate.of(2026, 12, 28))).isTrue();
        assertThat(noticed.isSettled(before, LocalDate.of(2027, 12, 28))).isFalse();
    }

    @Test
    @DisplayName("通知漏写的法定节日仍然放假，两节同日的两个名称都在")
    void aNoticeThatForgetsOne() {
        WorkingCalendar noticed = calendar.with(new Notice(2027, List.of(), List.of(new Notice.NoticeDay(LocalDate.of(2027, 2, 8), true, "春节"))));
        assertThat(noticed.day(LocalDate.of(2027, 1, 1)).words()).isEqualTo("元旦放假");
        assertThat(festivals.on(LocalDate.of(2020, 10, 1)).map(FestivalDay::title)).hasValueSatisfying(title -> assertThat(title).contains("中秋节").contains("国庆节"));
    }

    private static Map<LocalDate, String> shippedNotices() throws IOException {
        try (InputStream csv = Objects.requireNonNull(WorkingCalendar.class.getResourceAsStream("/regulations/calendar/working-days.csv"))) {
            Stream<String[]> rows = new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(","));
            return rows.collect(Collectors.toMap(row -> LocalDate.parse(row[0]), row -> row[1]));
        }
    }
}
