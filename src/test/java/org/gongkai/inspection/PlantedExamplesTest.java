package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.inspection.Samples.Shape;
import org.gongkai.inspection.rules.Rule;
import org.gongkai.inspection.rules.Rule.Example;
import org.gongkai.inspection.rules.Rule.Example.Outcome;
import org.gongkai.inspection.rules.Rulebook;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Precision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
@DisplayName("每条规则在所附的例文上：该说的说，不该说的不说")
class PlantedExamplesTest {

    private static final String TITLE = "清河县教育局2023年政府信息公开工作年度报告\n";

    @TestFactory
    Stream<DynamicTest> everyExample() {
        return Rulebook.shipped().all().stream().flatMap(rule -> rule.examples().stream().map(example -> DynamicTest.dynamicTest(
                rule.id() + " " + example.outcome() + " " + example.text().lines().findFirst().orElse(""), () -> tryOut(rule, example))));
    }

    @Test
    @DisplayName("每条规则有两个不通过的、一个通过的和一个不适用的例文")
    void enoughExamples() {
        assertThat(Rulebook.shipped().all()).isNotEmpty().allSatisfy(rule -> {
            assertThat(count(rule, Outcome.FAIL)).as(rule.id()).isGreaterThanOrEqualTo(2);
            assertThat(count(rule, Outcome.PASS)).as(rule.id()).isGreaterThanOrEqualTo(1);
            assertThat(count(rule, Outcome.NOT_APPLICABLE)).as(rule.id()).isGreaterThanOrEqualTo(1);
        });
    }

    @Test
    @DisplayName("实测精度低于 0.9 的规则只能提示；没有实测的不说错误，除非由表格、历书、校验位算出")
    void precisionBoundsWeight() {
        assertThat(Rulebook.shipped().all()).allSatisfy(rule -> {
            if (rule.precision().isMeasured() && !rule.precision().reaches(new BigDecimal("0.90"))) {
                assertThat(rule.weight()).as(rule.id()).isEqualTo(Severity.INFO);
            }
            if (!rule.precision().isMeasured() && rule.certain() == null) {
                assertThat(rule.weight()).as(rule.id()).isNotEqualTo(Severity.ERROR);
            }
        });
        assertThat(weight(Severity.ERROR, 9, 10, null)).isEqualTo(Severity.ERROR);
        assertThat(weight(Severity.ERROR, 8, 9, "算出")).isEqualTo(Severity.INFO);
        assertThat(weight(Severity.ERROR, 0, 0, null)).isEqualTo(Severity.WARNING);
        assertThat(weight(Severity.ERROR, 0, 0, "算出")).isEqualTo(Severity.ERROR);
    }

    private static Severity weight(Severity declared, int right, int judged, String certain) {
        return new Rule("X", "题", "据", "句", Rule.About.TEXT, declared, null, null, new Precision(right, judged), certain, List.of()).weight();
    }

    private static long count(Rule rule, Outcome outcome) {
        return rule.examples().stream().filter(example -> example.outcome() == outcome).count();
    }

    private static void tryOut(Rule rule, Example example) {
        String text = written(example.text());
        Verdict verdict = Samples.INSPECTION.check("例文", text.getBytes(StandardCharsets.UTF_8));
        assertThat(verdict.form()).as(() -> "读作报告：" + verdict.findings()).isNotNull();
        Set<String> ids = family(rule);
        List<Finding> own = verdict.findings().stream().filter(finding -> ids.contains(finding.rule())).toList();
        if (example.outcome() == Outcome.FAIL) {
            assertThat(own).as(() -> text + verdict.findings()).isNotEmpty();
        } else {
            assertThat(own).as(() -> text).isEmpty();
        }
    }

    /** A rule that compares many phrases tells each by an id of its own. */
    private static Set<String> family(Rule rule) {
        return rule.id().equals("N-01") ? Stream.concat(Stream.of("N-01"), Stream.iterate(2, n -> n + 1).limit(31)
                .map(n -> "N-%02d".formatted(n)).filter(id -> Rulebook.shipped().all().stream().noneMatch(other -> other.id().equals(id))))
                .collect(Collectors.toSet()) : Set.of(rule.id());
    }

    private static String written(String example) {
        if (example.startsWith("<html>")) {
            return example.replace("{段}", "<h1>" + TITLE + "</h1><p>一、总体情况</p><p>" + LONG + "</p>");
        }
        boolean untitled = example.startsWith("{无题}");
        String text = example.replace("{无题}", "").replace("{长}", LONG);
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            text = text.replace(table.getKey(), table.getValue());
        }
        return (untitled ? "" : TITLE) + text;
    }

    private static final String LONG = "一、总体情况\n" + "2023年，我局加强政务公开，回应群众关切，依法办理申请，不断提高公开的质量。".repeat(6);

    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("{二}", part("t2", Samples.balanced(), Shape.PIPES)),
            Map.entry("{三}", part("t3", Samples.balanced(), Shape.PIPES)),
            Map.entry("{四}", part("t3", Samples.balanced(), Shape.PIPES) + part("t4", Samples.balanced(), Shape.PIPES)),
            Map.entry("{空三}", part("t3", emptied(), Shape.PIPES)),
            Map.entry("{黏二}", part("t2", with("t2.norm.made", 12), Shape.GLUED) + "\n"),
            Map.entry("{空一格}", part("t2", with("t2.coercion.decisions", null), Shape.LINES) + "\n"),
            Map.entry("{空一行}", part("t2", withoutRules(), Shape.HTML)),
            Map.entry("{划去一格}", part("t2", with("t2.coercion.decisions", null), Shape.PIPES).replaceFirst("行政强制 \\|\\s*\\|", "行政强制 | / |")),
            Map.entry("{缺行}", part("t3", Samples.balanced(), Shape.PIPES).replaceAll("(?m)^.*重复申请.*\n", "")),
            Map.entry("{缺两行}", part("t3", Samples.balanced(), Shape.LINES).replaceAll("属于行政查询事项\n(0\n){7}", "").replaceAll("3.要求提供公开出版物\n(0\n){7}", "")),
            Map.entry("{非数}", part("t3", Samples.balanced(), Shape.PIPES).replace("| 四、结转下年度继续办理 | 2 |", "| 四、结转下年度继续办理 | 见附件 |")),
            Map.entry("{非数二}", part("t3", Samples.balanced(), Shape.HTML).replace("<td>12</td>", "<td>1O</td>")),
            Map.entry("{2019年的三}", Samples.provisional()),
            Map.entry("{2014}", Samples.statistics("条", "件")),
            Map.entry("{2014无单位}", Samples.statistics(null, null)),
            Map.entry("{2014空单位}", Samples.statistics("", "")),
            Map.entry("{县规章}", part("t2", with("t2.rules.made", 2), Shape.PIPES) + part("t3", Samples.balanced(), Shape.PIPES)),
            Map.entry("{县规章二}", part("t2", with("t2.rules.valid", 5), Shape.LINES) + part("t3", Samples.balanced(), Shape.LINES)));

    private static String part(String table, Map<Cell, BigDecimal> cells, Shape shape) {
        return Samples.table(table, cells, shape);
    }

    private static Map<Cell, BigDecimal> withoutRules() {
        Map<Cell, BigDecimal> cells = with("t2.rules.made", null);
        Samples.set(cells, "t2.rules.repealed", null);
        Samples.set(cells, "t2.rules.valid", null);
        return cells;
    }

    private static Map<Cell, BigDecimal> with(String cell, @Nullable Integer value) {
        Map<Cell, BigDecimal> cells = Samples.balanced();
        Samples.set(cells, cell, value);
        return cells;
    }

    private static Map<Cell, BigDecimal> emptied() {
        Map<Cell, BigDecimal> cells = Samples.balanced();
        cells.replaceAll((cell, value) -> null);
        return cells;
    }
}
