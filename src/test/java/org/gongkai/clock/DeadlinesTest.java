package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.CALENDAR;
import static org.gongkai.clock.ClockFixtures.PROVISIONS;
import static org.gongkai.clock.ClockFixtures.day;

import java.util.List;

import org.gongkai.clock.DeadlineAnswer.Due;
import org.gongkai.clock.DeadlineAnswer.Field;
import org.gongkai.clock.DeadlineAnswer.Misread;
import org.gongkai.clock.DeadlineAnswer.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("期限的提问与回答")
class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines(CALENDAR, PROVISIONS);

    @Test
    @DisplayName("只给收到之日，答出到期日、条文、适用条例和每一天")
    void theDayOfReceiptIsEnough() {
        Due answer = (Due) deadlines.answer(DeadlineInquiry.received("2026-02-05"));
        DeadlineReport report = DeadlineReport.of(answer);
        assertThat(report).extracting(DeadlineReport::received, DeadlineReport::due, DeadlineReport::provisional, DeadlineReport::provision,
                        DeadlineReport::article, DeadlineReport::regime, DeadlineReport::calendar)
                .containsExactly(day("2026-02-05"), day("2026-03-11"), false, "inforequest.reply", "第三十三条", "R2019", "2007-2026");
        assertThat(report.intervals()).singleElement().extracting(DeadlineReport.Stretch::why)
                .isEqualTo("起算：2026-02-05 次日起计 20 个工作日");
        assertThat(report.days()).last().isEqualTo(new DeadlineReport.OneDay(day("2026-03-11"), true, "第20个工作日"));
    }

    @Test
    @DisplayName("暂停、补正、延长一并回答")
    void pausesRestartAndExtensionTogether() {
        Due answer = (Due) deadlines.answer(new DeadlineInquiry("2025-04-21", "inforequest.reply", List.of("2025-05-19..2025-05-23"),
                "2025-05-12", "20"));
        assertThat(answer.reading().due()).isEqualTo(CALENDAR.plus(day("2025-05-12"), 20 + 4 + 20));
        assertThat(answer.reading().intervals()).extracting(Interval::kind).containsExactly(Interval.Kind.STARTED,
                Interval.Kind.RESTARTED, Interval.Kind.EXCLUDED, Interval.Kind.EXTENDED);
    }

    @ParameterizedTest(name = "{0} {1} 暂停 {2} 延长 {3}：{4}")
    @CsvSource(nullValues = "-", value = {
        "2006-12-31, inforequest.reply, -, -, 没有工作日数据",
        "2008-04-30, inforequest.reply, -, -, 2008-05-01 起施行",
        "2019-05-14, inforequest.completion-notice, -, -, 2019-05-15 起施行",
        "2026-01-05, inforequest.reply, -, 21, 最多延长 20 个工作日（第三十三条）",
        "2019-05-14, inforequest.reply, -, 20, 最多延长 15 个工作日（第二十四条）",
        "2026-01-05, inforequest.third-party, -, 5, 不能延长",
        "2026-01-05, inforequest.third-party, 2026-01-06..2026-01-07, -, 没有不计入期限的规定",
        "2026-01-05, inforequest.pause, -, -, 本身没有期限",
        "2026-01-05, inforequest.reply, 2026-01-06..2150-01-07, -, 不在工作日历内"})
    void whatTheLawDoesNotKnowIsRefusedWithItsReason(String received, String provision, String paused, String extended, String reason) {
        DeadlineAnswer answer = deadlines.answer(new DeadlineInquiry(received, provision, paused == null ? List.of() : List.of(paused),
                null, extended));
        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    @DisplayName("读不懂的提问，逐项说明错在哪里、怎样改")
    void whatCannotBeReadIsNamedFieldByField() {
        Misread misread = (Misread) deadlines.answer(new DeadlineInquiry("2026-02-30", "inforequest.answer",
                List.of("2026-01-20..2026-01-12"), "明天", "很久"));
        assertThat(misread.errors()).containsOnlyKeys(Field.values());
        assertThat(misread.errors().get(Field.RECEIVED)).contains("2026-02-30").contains("应如 2026-01-05");
        assertThat(misread.errors().get(Field.PROVISION)).contains("inforequest.reply");
        assertThat(misread.errors().get(Field.PAUSED)).contains("2026-01-12 早于");
        assertThat(misread.errors().get(Field.EXTENDED)).contains("很久");
    }

    @Test
    @DisplayName("早于收到之日的征求和补正是写错了")
    void nothingHappensBeforeReceipt() {
        Misread misread = (Misread) deadlines.answer(new DeadlineInquiry("2026-01-05", null, List.of("2026-01-02..2026-01-07"),
                "2026-01-04", null));
        assertThat(misread.errors()).containsOnlyKeys(Field.PAUSED, Field.RESTARTED);
    }
}
