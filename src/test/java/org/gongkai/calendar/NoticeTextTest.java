package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.gongkai.calendar.NoticeText.Holiday;
import org.gongkai.calendar.NoticeText.NotUnderstood;
import org.gongkai.calendar.NoticeText.Proposed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("放假通知的正文读得出放假、上班的日子；前后对不上的说得出哪里")
class NoticeTextTest {

    private static final String OF_2025 = """
            国务院办公厅关于2025年部分节假日安排的通知
            国办发明电〔2024〕12号
            各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
            经国务院批准，现将2025年元旦、春节、清明节、劳动节、端午节、国庆节和中秋节放假调休日期的具体安排通知如下。
            一、元旦：1月1日（周三）放假1天，不调休。
            二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
            三、清明节：4月4日（周五）至6日（周日）放假，共3天。
            四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
            五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
            六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
            节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
            国务院办公厅
            2024年11月12日
            """;

    private static Proposed proposed(String text) {
        NoticeText.Outcome outcome = NoticeText.read(text, "");
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Proposed.class);
        return (Proposed) outcome;
    }

    private static List<String> reasons(String text) {
        return ((NotUnderstood) NoticeText.read(text, "")).reasons();
    }

    private static LocalDate day(int month, int of) {
        return LocalDate.of(2025, month, of);
    }

    @Test
    @DisplayName("2025年的通知：六个节日，和随程序的日历一天不差")
    void aWholeNotice() {
        Proposed read = proposed(OF_2025);
        assertThat(read.year()).isEqualTo(2025);
        assertThat(read.holidays()).extracting(Holiday::name).containsExactly("元旦", "春节", "清明节", "劳动节", "端午节", "国庆节、中秋节");
        assertThat(read.holidays().get(1).off()).hasSize(8).startsWith(day(1, 28)).endsWith(day(2, 4));
        assertThat(read.holidays().get(1).working()).containsExactly(day(1, 26), day(2, 8));
        assertThat(read.holidays().get(4).off()).containsExactly(day(5, 31), day(6, 1), day(6, 2));
        NoticeFile.Usable usable = (NoticeFile.Usable) NoticeFile.read(read.json().getBytes(StandardCharsets.UTF_8));
        WorkingCalendar shipped = WorkingCalendar.shipped();
        assertThat(usable.notice().days()).allSatisfy(named -> assertThat(shipped.isWorkingDay(named.date())).as(named.toString()).isEqualTo(!named.off()));
        assertThat(day(1, 1).datesUntil(day(12, 25)).filter(date -> shipped.isWorkingDay(date) != WorkingCalendar.of(List.of(usable.notice())).isWorkingDay(date)).collect(Collectors.toList())).isEmpty();
    }

    @Test
    @DisplayName("跨年的元旦、星期几的另一种写法、没有括号、与周末连休，都读得出")
    void otherWaysOfWriting() {
        Proposed read = proposed("""
                关于2023年部分节假日安排的通知
                一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
                二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
                三、清明节：4月5日放假，共1天。
                """);
        assertThat(read.holidays().getFirst().off()).containsExactly(LocalDate.of(2022, 12, 31), LocalDate.of(2023, 1, 1), LocalDate.of(2023, 1, 2));
        assertThat(read.holidays().get(1).working()).containsExactly(LocalDate.of(2023, 1, 28), LocalDate.of(2023, 1, 29));
        assertThat(proposed("2024年部分节假日安排\n　　一、元旦：1月1日放假，与周末连休。").holidays()).as("段首空两格").extracting(Holiday::name).containsExactly("元旦");
        assertThat(proposed("2024年部分节假日安排\n元旦：1月1日放假，与周末连休。").holidays().getFirst().off()).containsExactly(LocalDate.of(2024, 1, 1));
    }

    @Test
    @DisplayName("星期几、共几天对不上的不采用，说出哪一节、哪一天；没有年份、没有日子的说怎样粘贴")
    void whatDoesNotAgree() {
        assertThat(reasons(OF_2025.replace("4月27日（周日）", "4月26日（周日）"))).singleElement().asString().contains("劳动节", "4月26日", "周六");
        assertThat(reasons(OF_2025.replace("放假调休，共5天", "放假调休，共6天"))).singleElement().asString().contains("劳动节", "6 天", "5 天");
        assertThat(reasons(OF_2025.replace("4月4日（周五）", "4月31日（周五）"))).first().asString().contains("4月31日", "不是日期");
        assertThat(reasons("一、元旦：1月1日放假。")).singleElement().asString().contains("哪一年");
        assertThat(reasons("关于2027年部分节假日安排的通知")).singleElement().asString().contains("没有读出");
        assertThat(reasons("关于2027年部分节假日安排的通知" + "\n ".repeat(9_000))).as("成片的空行也很快读完").singleElement().asString().contains("没有读出");
        assertThat(reasons(" ")).singleElement().asString().contains("粘贴");
        assertThat(reasons("关于2025年部分节假日安排的通知\n劳动节：5月1日至5日放假，4月27日上班。")).first().asString().contains("用句号分开");
    }
}
