package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.InvalidDefinitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("条文是有施行日期的数据")
class ProvisionsTest {

    private final Provisions provisions = Provisions.shipped();

    @ParameterizedTest(name = "{0} 在 {1}：{2} {3} {4}")
    @CsvSource({
        "inforequest.reply,             2008-05-01, R2008,   第二十四条, 15",
        "inforequest.reply,             2019-05-14, R2008,   第二十四条, 15",
        "inforequest.reply,             2019-05-15, R2019,   第三十三条, 20",
        "inforequest.extension,         2019-05-14, R2008,   第二十四条, 15",
        "inforequest.extension,         2019-05-15, R2019,   第三十三条, 20",
        "inforequest.completion-notice, 2019-05-15, R2019,   第三十条,   7",
        "inforequest.third-party,       2019-05-15, R2019,   第三十二条, 15",
        "inforequest.joint-organ,       2019-05-15, R2019,   第三十四条, 15",
        "inforequest.fee-payment,       2021-01-01, FEE2020, 第六条,     20",
        "publication.proactive,         2019-05-14, R2008,   第十八条,   20",
        "publication.proactive,         2019-05-15, R2019,   第二十六条, 20",
        "remedy.suit,                   2015-04-30, SUIT1989, 第三十九条, 3",
        "remedy.suit,                   2015-05-01, SUIT2014, 第四十六条, 6"})
    void theRowOfTheDayHolds(String id, LocalDate on, String regime, String article, int amount) {
        assertThat(provisions.inForce(id, on)).extracting(Provision::regime, Provision::article, Provision::amount)
                .containsExactly(regime, article, amount);
    }

    @Test
    @DisplayName("旧条例没有七日补正和第三方十五日的规定；费用办法自 2021 年起施行")
    void someRulesDidNotExistYet() {
        assertThat(provisions.find("inforequest.reply", LocalDate.of(2008, 4, 30))).isEmpty();
        assertThat(provisions.find("inforequest.completion-notice", LocalDate.of(2019, 5, 14))).isEmpty();
        assertThat(provisions.find("inforequest.third-party", LocalDate.of(2019, 5, 14))).isEmpty();
        assertThat(provisions.find("inforequest.fee-payment", LocalDate.of(2020, 12, 31))).isEmpty();
    }

    @Test
    @DisplayName("有缺漏、重叠、无着落的文件被拒绝，一次说清所有问题")
    void aBrokenFileIsRefusedWithEverythingThatIsWrong() {
        String broken = """
                instruments:
                  - {id: R2019, title: 政府信息公开条例, number: 国务院令第711号}
                lights: {yellow: 1, red: 5}
                provisions:
                  - {id: a, title: 甲, description: 甲, instrument: R2008, article: 第一条, basis: 甲, amount: 15, unit: working-days, counts-from: 收到, from: 2008-05-01, to: 2019-05-14, confirmed: true}
                  - {id: a, title: 甲, description: 甲, instrument: R2019, article: 第一条, basis: 甲, amount: 20, unit: working-days, counts-from: 收到, from: 2019-05-16, confirmed: true}
                  - {id: b, title: 乙, description: 乙, instrument: R2019, basis: 乙, amount: 0, unit: weeks, counts-from: 收到, from: 2019年, confirmed: 是}
                  - {id: c, title: 丙, description: 丙, instrument: R2019, article: 第三条, basis: 丙, amount: 7, unit: working-days, counts-from: 收到, from: 2019-05-15, to: 2020-01-01, confirmed: true, pause: d}
                  - {id: c, title: 丙, description: 丙, instrument: R2019, article: 第三条, basis: 丙, amount: 7, unit: working-days, counts-from: 收到, from: 2020-01-01, confirmed: true, artikel: 第三条}
                """;
        assertThatThrownBy(() -> read(broken)).isInstanceOf(InvalidDefinitions.class)
                .hasMessageContaining("provisions.yaml 第 7 行：缺少“article”")
                .hasMessageContaining("第 7 行：“unit”没有“weeks”这个选项。可用：day-of-next-year、days、effect、hours、months、no-effect、working-days")
                .hasMessageContaining("第 7 行：“from”应为 2026-03-12 这样的日期，现为“2019年”")
                .hasMessageContaining("第 7 行：“confirmed”应为 true 或 false，现为“是”")
                .hasMessageContaining("第 9 行：不认识“artikel”");
        String shaped = broken.replace("unit: weeks", "unit: working-days").replace("from: 2019年, confirmed: 是", "article: 第二条, from: 2019-05-15, confirmed: true")
                .replace(", artikel: 第三条", "");
        assertThatThrownBy(() -> read(shaped)).isInstanceOf(InvalidDefinitions.class)
                .hasMessageContaining("第 3 行：应有 yellow > red ≥ 0")
                .hasMessageContaining("第 7 行：amount 应为正整数")
                .hasMessageContaining("第 8 行：引用的 d 不存在");
        String unknown = "lights: {yellow: 5, red: 1}\nprovisions:\n" + shaped.lines().filter(line -> line.contains("R2008")).findFirst().orElseThrow();
        assertThatThrownBy(() -> read(unknown)).isInstanceOf(InvalidDefinitions.class).hasMessageContaining("第 3 行：instrument “R2008”不在 instruments 中");
    }

    @Test
    @DisplayName("同一规定的施行区间之间不得有空档或者重叠")
    void datedRowsFollowOneAnother() {
        String row = "  - {id: a, title: 甲, description: 甲, instrument: R, article: 第一条, basis: 甲, amount: 15, unit: working-days, counts-from: 收到, confirmed: true, %s}\n";
        String head = "instruments: [{id: R, title: 条例, number: 令}]\nlights: {yellow: 5, red: 1}\nprovisions:\n";
        assertThatThrownBy(() -> read(head + row.formatted("from: 2008-05-01, to: 2019-05-14") + row.formatted("from: 2019-05-16")))
                .hasMessageContaining("条文“a”在 2019-05-14 与 2019-05-16 之间没有施行的。from 应为 2019-05-15");
        assertThatThrownBy(() -> read(head + row.formatted("from: 2008-05-01, to: 2019-05-15") + row.formatted("from: 2019-05-15")))
                .hasMessageContaining("条文“a”自 2019-05-15 起的与前一个重叠（provisions.yaml 第 4 行，到 2019-05-15）。前一个的 to 应为 2019-05-14");
        assertThatThrownBy(() -> read(head + row.formatted("from: 2008-05-01") + row.formatted("from: 2019-05-15")))
                .hasMessageContaining("条文“a”自 2019-05-15 起的与前一个重叠（provisions.yaml 第 4 行，没有写明到哪天）");
    }

    @Test
    @DisplayName("不是 YAML 的文件说出哪一行")
    void anUnreadableFileNamesItsLine() {
        assertThatThrownBy(() -> read("provisions:\n  - {id: a\nlights")).isInstanceOf(InvalidDefinitions.class)
                .hasMessageContaining("不是可读的 YAML").hasMessageContaining("行");
    }

    private static Provisions read(String yaml) {
        return Provisions.of(DefinitionTree.of(List.of(new DefinitionText("provisions.yaml", yaml, DefinitionText.Origin.SHIPPED))));
    }
}
