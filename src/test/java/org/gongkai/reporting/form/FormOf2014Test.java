package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.ledger.FactSumOfPeriod;
import org.gongkai.reporting.print.Grid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("国办发〔2014〕32号 政府信息公开情况统计表：六十五行，单位、说明照原表，能数的由台账得出")
class FormOf2014Test {

    private static final ReplyKinds REPLIES = new ReplyKinds();
    private static final int NUMBER = 1;

    private final Form form = Reports.FORMS.forYear(2016).orElseThrow();

    @Test
    @DisplayName("印出来是六十五行：七行是标题，单位一栏是“——”；其余五十八行各有单位")
    void rowsAndUnits() {
        List<Row> rows = form.tables().getFirst().blocks().stream().flatMap(block -> block.rows().stream()).toList();
        assertThat(rows).hasSize(65);
        assertThat(rows.stream().filter(Row::heading)).hasSize(7).allMatch(row -> row.unit() == null);
        assertThat(rows.stream().filter(row -> !row.heading()).map(Row::unit)).hasSize(58)
                .allSatisfy(unit -> assertThat(unit).isIn("条", "件", "次", "篇", "个", "人", "人次", "万元"));
        Grid grid = Grid.of(form.tables().getFirst());
        assertThat(grid.lines().getFirst()).extracting(Grid.Box::text).containsExactly("统计指标", "单位", "统计数");
        assertThat(grid.lines().get(1)).extracting(Grid.Box::text).containsExactly("一、主动公开情况", "——", "");
        assertThat(grid.lines().get(2)).extracting(Grid.Box::text).startsWith("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条");
    }

    @Test
    @DisplayName("四处说明印在指标后面")
    void notes() {
        assertThat(form.cells().stream().map(form::row).filter(row -> row.note() != null).map(Row::id)).containsExactly("A1", "B1", "H3_1", "H4");
    }

    @Test
    @DisplayName("收到、办结、答复由申请的事实得出，2008年条例的答复各归各行；六种理由之和另行计数")
    void requests() {
        Map<Cell, BigDecimal> numbers = counted(fact("inforequest.received", "", "nat", 5), fact("inforequest.concluded", "R08-GRANT", "nat", 2),
                fact("inforequest.concluded", "R08-14b", "com", 1), fact("inforequest.concluded", "R08-14c", "nat", 1));
        assertThat(numbers).containsEntry(cell("C1"), BigDecimal.valueOf(5)).containsEntry(cell("C2"), BigDecimal.valueOf(4)).containsEntry(cell("C3"), BigDecimal.valueOf(4))
                .containsEntry(cell("C3_2"), BigDecimal.valueOf(2)).containsEntry(cell("C3_4"), BigDecimal.valueOf(2)).containsEntry(cell("C3_4b"), BigDecimal.ONE)
                .containsEntry(cell("C3_4c"), BigDecimal.ONE).containsEntry(cell("C3_4a"), BigDecimal.ZERO);
    }

    @Test
    @DisplayName("收费按元登记，表上是万元")
    void fees() {
        assertThat(counted(fact("inforequest.fee", "", "", 2500)).get(cell("G"))).isEqualByComparingTo("0.25");
    }

    @Test
    @DisplayName("尚未审结的复议算在其他情形里，三种情形之和等于总数")
    void remedies() {
        Map<Cell, BigDecimal> numbers = counted(fact("reconsideration.filed", "", "", 4), fact("reconsideration.concluded", "uphold", "", 1), fact("reconsideration.concluded", "correct", "", 1));
        assertThat(numbers).containsEntry(cell("D"), BigDecimal.valueOf(4)).containsEntry(cell("D1"), BigDecimal.ONE).containsEntry(cell("D2"), BigDecimal.ONE)
                .containsEntry(cell("D3"), BigDecimal.TWO);
    }

    @Test
    @DisplayName("人员和经费数写明属于这一年的，一月份才登记的也算；别的年度的不算")
    void ofTheYear() {
        Map<Cell, BigDecimal> numbers = counted(new FactSumOfPeriod("某局", "disclosure-offices.fullTime", "", "2016", NUMBER + 1, BigDecimal.TWO),
                new FactSumOfPeriod("某局", "disclosure-offices.partTime", "", "2016", NUMBER, BigDecimal.valueOf(3)),
                new FactSumOfPeriod("某局", "disclosure-offices.fullTime", "", "2015", 0, BigDecimal.TEN));
        assertThat(numbers).containsEntry(cell("H3"), BigDecimal.valueOf(5)).containsEntry(cell("H3_1"), BigDecimal.TWO).containsEntry(cell("H3_2"), BigDecimal.valueOf(3));
    }

    @Test
    @DisplayName("每一格都有一句话的定义：数什么、哪些天、哪几种结果；台账里没有的写明由人填写")
    void sentences() {
        Period year = Period.year(2016);
        assertThat(Sentence.of(form, cell("C3_4b"), year, REPLIES)).isEqualTo("2016年1月1日至2016年12月31日办结的政府信息公开申请，以办结之日计，结果是：商业秘密。");
        assertThat(Sentence.of(form, cell("H3"), year, REPLIES)).isEqualTo("写明属于2016年度的公开机构名录登记的专职人员，加上写明属于2016年度的公开机构名录登记的兼职人员。");
        assertThat(Sentence.of(form, cell("C1_2"), year, REPLIES)).isEqualTo("传真提出的申请。台账里没有，由填报机关填写。");
        assertThat(Stream.concat(Reports.FORMS.all().stream().filter(Form::isCounted), Stream.of(form)).flatMap(each -> each.cells().stream()
                .map(cell -> Sentence.of(each, cell, year, REPLIES)))).allSatisfy(sentence -> assertThat(sentence).endsWith("。").doesNotContain("null").doesNotMatch(".*[a-z]{3,}\\.[a-z]{3,}.*"));
    }

    private Map<Cell, BigDecimal> counted(FactSumOfPeriod... facts) {
        return new Count(form, REPLIES).of(List.of(facts), NUMBER, 2016);
    }

    private static FactSumOfPeriod fact(String kind, String code, String party, int amount) {
        return new FactSumOfPeriod("某局", kind, code, party, NUMBER, BigDecimal.valueOf(amount));
    }

    private static Cell cell(String row) {
        return new Cell("stat", row, "n");
    }
}
