package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.gongkai.calendar.CalendarOverlay;
import org.gongkai.calendar.LocalDay;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Regulations;
import org.gongkai.inspection.Samples.Shape;
import org.gongkai.reporting.form.Forms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("别处报告里见过的写法：该说的说，不该说的不说")
class SeenElsewhereTest {

    private static final String TITLE = "清河区%d年政府信息公开工作年度报告\n";

    @Test
    @DisplayName("隔着一句话的百分比，总数是收到的申请，不是前面的一项")
    void shareOverASentence() {
        assertThat(serious(2023, "全区共收到政府信息公开申请130件。为提升满意率,制定统一流程,办复率100%,其中予以公开59件、占45.4%;不予处理1件、占0.7%")).isEmpty();
    }

    @Test
    @DisplayName("“信函5件，网络占70.8%”：写明是谁的百分比，就按谁的算")
    void shareOfWhomIsNamed() {
        assertThat(serious(2016, "收到申请24件，其中当面2件、网络17件、信函5件，网络占70.8%。")).isEmpty();
        assertThat(messages(2016, "收到申请24件，其中当面2件、网络17件、信函5件，网络占78.8%。")).anyMatch(said -> said.contains("17 ÷ 24 = 70.8%"));
    }

    @Test
    @DisplayName("题目分两行、没有年份，也是报告")
    void titleOfTwoLines() {
        Verdict verdict = Samples.check("清河县教育局\n政府信息公开工作年度报告\n一、概述\n做好公开。\n二、主动公开情况\n公开20条。\n");
        assertThat(verdict).extracting(Verdict::form, Verdict::organ).containsExactly("text", "清河县教育局");
        assertThat(verdict.findings()).filteredOn(finding -> finding.severity() != Severity.INFO).isEmpty();
    }

    @Test
    @DisplayName("第一句话写明是哪一年的年报")
    void namedInTheFirstSentence() {
        Verdict verdict = Samples.check("某局2009年政府信息公开工作年度报告（以下简称年报）根据《条例》编制。\n一、概述\n做好公开。\n");
        assertThat(verdict).extracting(Verdict::form, Verdict::year, Verdict::organ).containsExactly("text", 2009, "某局");
    }

    @Test
    @DisplayName("本级的数不与全市的表格比；全区的数就是区政府的表格")
    void scopes() {
        String table = Samples.table("t3", Samples.balanced(), Shape.PIPES);
        assertThat(rules(2023, "其中区本级收到政府信息公开申请12件。\n" + table)).doesNotContain("N-01");
        assertThat(rules(2023, "全区共收到政府信息公开申请19件。\n" + table)).contains("N-01");
        assertThat(rules(2023, "全区共收到政府信息公开申请19件，其中区本级收到申请14件。\n" + table)).doesNotContain("N-01");
    }

    @Test
    @DisplayName("粘在一起的一行不是手机号码")
    void gluedRow() {
        assertThat(rules(2023, "属于行政查询事项14700012150")).doesNotContain("P-PHONE");
    }

    @Test
    @DisplayName("开头说到的部分不是标题：第六部分没有写，就是没有")
    void announcedPartsAreNoHeadings() {
        List<String> rules = rules(2023, "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。"
                + "\n一、总体情况\n公开。\n二、主动公开政府信息情况\n公开20条。\n三、收到和处理政府信息公开申请情况\n3件。\n四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n人少。\n");
        assertThat(rules).contains("F-SECTION", "F-PARTS").doesNotContain("A21-10");
    }

    @Test
    @DisplayName("粘贴来的文字写明由谁编制，没有题目只提示")
    void pastedWithItsCompiler() {
        assertThat(Samples.check("本报告由清河县政务公开办公室编制。\n一、总体情况\n加强政务公开。\n二、主动公开政府信息情况\n公开20条。\n三、收到和处理政府信息公开申请情况\n无。\n").findings())
                .allMatch(finding -> finding.severity() == Severity.INFO);
    }

    @Test
    @DisplayName("题目里颠倒了字，还是题目")
    void scrambledTitle() {
        Verdict verdict = Samples.check("清河区2018年政府信息公开工作告年度报\n一、概述\n主动公开20条，收到申请3件，没有收费。未发生行政复议。有待改进。\n");
        assertThat(verdict.organ()).isEqualTo("清河区");
        assertThat(verdict.findings()).extracting(Finding::rule).contains("W-SCRAMBLED").doesNotContain("F-META");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "N-13-LIST|累计357条，概况信息10条，工作动态220条，通知文告130条，行政执法15条，财政财务2条。",
        "N-13-FLOW|新收78件，结转上年度3件，答复75件，结转下年度3件。",
        "D-FUSED|统计期限自20221月1日起至12月31日止。",
        "N-35|2016年，我区共受理行政复议3起。",
        "F-STATISTICS|主动公开20条。收到申请3件，没有收费。没有复议。有待改进，详见附件统计表。",
        "F-PART-2007|主动公开20条。收到申请3件。没有复议。有待改进。",
        "N-13|收到申请30件，其中当面5件，信函10件，其他8件。",
        "N-37|共发放信息公开资料500份，群众索取620份。",
        "W-TWICE|设立公公示栏。", "W-TWICE|属于过程性性信息。", "W-NUMBER-LOST|全年共主动公开条。", "W-SCRAMBLED|政府信息公开工作告年度报。",
        "P-LABEL|名称：年度报告\n索引号：\n公开日期：2018年3月5日\n公开方式：\n内容概述：\n主题词：\n名称：x",
        "P-LABEL|名称：年度报告 索引号： 公开日期：2018年3月5日 公开方式： 内容概述：公开",
        "W-PINYIN|开kāi展政务公gōng开工作，落luò实责任。",
        "P-SPAM|我局制定了《365bet政务公开工作方案》，推进公开工作。"})
    @DisplayName("漏过的写法")
    void missedBefore(String example) {
        String[] parts = example.split("\\|", 2);
        int year = parts[0].equals("N-35") ? 2017 : 2018;
        assertThat(rules(year, parts[1])).as(parts[1]).contains(parts[0]);
    }

    @Test
    @DisplayName("复议、诉讼的件数与表四不符")
    void remediesAgainstTheTable() {
        String tables = Samples.table("t3", Samples.balanced(), Shape.PIPES) + Samples.table("t4", Samples.balanced(), Shape.PIPES);
        assertThat(rules(2023, "被申请行政复议780件，被提起行政诉讼200件。\n" + tables)).contains("N-10", "N-11");
        assertThat(rules(2023, "被申请行政复议2件，被提起行政诉讼0件。\n" + tables)).doesNotContain("N-10", "N-11");
    }

    @Test
    @DisplayName("开头说十一个部分，只有十个标题")
    void elevenParts() {
        StringBuilder text = new StringBuilder("本报告由概述、机构建设、制度建设、主动公开、依申请公开、收费、复议、诉讼、咨询、问题、附表等十一部分组成。\n");
        List.of("一、概述", "二、机构建设", "三、制度建设", "四、主动公开", "五、依申请公开", "六、收费", "七、复议", "八、诉讼", "九、咨询", "十、问题").forEach(each -> text.append(each).append("\n无。\n"));
        assertThat(rules(2012, text.toString())).contains("F-PARTS");
    }

    @Test
    @DisplayName("晚没有晚，按本机构现行的规定，不按随程序来的")
    void lawOfTheInstallation() {
        String shipped = DefinitionTree.shipped().text("provisions.yaml").orElseThrow().text();
        DefinitionTree own = DefinitionTree.shipped().over(List.of(new DefinitionText("provisions.yaml", shipped.replace("by: 01-31", "by: 02-28"), DefinitionText.Origin.OWN)));
        byte[] report = "清河县教育局2023年政府信息公开工作年度报告\n发布日期：2024-02-20\n一、总体情况\n公开20条。\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Samples.INSPECTION.check("a.txt", report).findings()).extracting(Finding::rule).contains("D-LATE");
        assertThat(new Inspection(new Forms(new ReplyKinds()), Regulations.of(own), () -> OwnDays.NONE).check("a.txt", report).findings()).extracting(Finding::rule).doesNotContain("D-LATE");
    }

    @Test
    @DisplayName("法定最后一日本机构停班的，顺延；只给一个机关停的班，别的机关不顺延；停班定下以后，下一份就照它算")
    void daysOfTheInstallation() {
        LocalDay closed = new LocalDay(LocalDate.of(2024, 1, 31), false, "qhx-jyj", "暴雪停班");
        AtomicReference<OwnDays> days = new AtomicReference<>(OwnDays.NONE);
        Inspection inspection = new Inspection(new Forms(new ReplyKinds()), Regulations.shipped(), days::get);
        assertThat(rulesOf(inspection, "清河县教育局")).contains("D-LATE");
        days.set(new OwnDays(new CalendarOverlay(List.of(), List.of(closed)), Map.of("清河县教育局", "qhx-jyj")));
        assertThat(rulesOf(inspection, "清河县教育局")).doesNotContain("D-LATE");
        assertThat(rulesOf(inspection, "清河县卫生局")).contains("D-LATE");
        days.set(new OwnDays(new CalendarOverlay(List.of(), List.of(new LocalDay(closed.date(), false, null, "暴雪停班"))), Map.of()));
        assertThat(rulesOf(inspection, "清河县卫生局")).doesNotContain("D-LATE");
    }

    /** Of a report published on the first day of February 2024; alike here and in the child process. */
    private static List<String> rulesOf(Inspection inspection, String organ) {
        byte[] report = (organ + "2023年政府信息公开工作年度报告\n发布日期：2024-02-01\n一、总体情况\n公开20条。\n").getBytes(StandardCharsets.UTF_8);
        List<String> here = inspection.check("a.txt", report).findings().stream().map(Finding::rule).toList();
        assertThat(inspection.ask("a.txt", report, false).optional().orElseThrow().findings()).extracting(Finding::rule).isEqualTo(here);
        return here;
    }

    private static List<String> rules(int year, String body) {
        return Samples.check(TITLE.formatted(year) + body).findings().stream().map(Finding::rule).toList();
    }

    private static List<String> serious(int year, String body) {
        return Samples.check(TITLE.formatted(year) + body).findings().stream().filter(finding -> finding.severity() != Severity.INFO).map(Finding::message).toList();
    }

    private static List<String> messages(int year, String body) {
        return Samples.check(TITLE.formatted(year) + body).findings().stream().map(Finding::message).toList();
    }
}
