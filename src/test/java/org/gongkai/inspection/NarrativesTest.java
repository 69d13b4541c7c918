package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.inspection.Samples.Shape;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("平的叙述换着说法、拆开句子、换字形，有表或者没有表：改动一处，一百次里至少找到九十五次；不改的没有错误，也没有警告")
class NarrativesTest {

    /** All of the two thousand with {@code -Dgongkai.changes=2000}. */
    private static final int TIMES = Integer.getInteger("gongkai.changes", 700);
    private static final String NUMERALS = "零一二三四五六七八九";

    /** Ways to tell the flow of requests; {r} received, {i} carried in, {d} done, {o} carried out, {W} the organ. */
    private static final List<String> FLOWS = List.of(
            "{Y}年，{W}新收政府信息公开申请{r}件，上年结转{i}件，办结{d}件，结转下年度{o}件。",
            "全年共收到政府信息公开申请{r}件，上年度结转{i}件；已办结{d}件，结转下年度继续办理{o}件。",
            "{Y}年度，{W}共受理依申请公开{r}件。上年结转申请{i}件，全年办结{d}件，结转至下年度{o}件。",
            "{W}收到公民、法人和其他组织提出的政府信息公开申请共{r}件，上年结转{i}件，办结申请{d}件，结转下一年度继续办理{o}件。",
            "本年度新收到信息公开申请{r}件、结转上年度{i}件，共办结{d}件、结转下年{o}件。",
            "新收申请{r}件，上年结转政府信息公开申请{i}件。办结{d}件。结转下年度{o}件。",
            "{Y}年{W}接到政府信息公开申请{r}件；上年度结转的{i}件；办结的{d}件；结转下年度的{o}件。");
    /** Ways to tell the results; they add up to what is done. */
    private static final List<String> RESULTS = List.of(
            "{W}新收政府信息公开申请{r}件，上年结转{i}件，予以公开{g}件，部分公开{p}件，不予公开{n}件，无法提供{u}件，不予处理{x}件，其他处理{h}件，结转下年度继续办理{o}件。",
            "全年收到政府信息公开申请{r}件，上年结转{i}件。其中予以公开的{g}件，部分公开的{p}件，不予公开的{n}件，无法提供的{u}件，不予处理的{x}件，其他处理的{h}件；结转下年度{o}件。",
            "本年新收到申请{r}件，上年度结转{i}件，结转下年度{o}件。办理结果：予以公开{g}件；部分公开{p}件；不予公开{n}件；无法提供{u}件；不予处理{x}件；其他处理{h}件。");
    /** Ways to tell reconsiderations and lawsuits. */
    private static final List<String> REMEDIES = List.of(
            "因政府信息公开被申请行政复议{f}件，被提起行政诉讼{l}件。",
            "发生政府信息公开行政复议案件{f}件、政府信息公开行政诉讼案件{l}件。",
            "被申请行政复议案件{f}件，被提起行政诉讼案件共{l}件。",
            "涉及政府信息公开的行政复议{f}起，信息公开类行政诉讼{l}起。");
    /** Ways to tell a whole, its parts and their shares. */
    private static final List<String> PARTS = List.of(
            "全年公开信息{t}条，其中政策{a}条，动态{b}条，其他{c}条。",
            "梳理事项{t}项，其中网上办理{a}项，占{s}%。",
            "办理事项{t}项，其中上门办理{a}项，占比{s}%；其余{k}项。",
            "答复咨询{t}件（电话{a}件、来函{b}件、当面{c}件）。",
            "发布动态{n2}条，比上年增加{e}条，增长{q}%。",
            "编印资料由上年的{y}份增加到{n2}份，增长{q}%。");

    /** What may be changed. */
    private enum Kind { FLOW, RESULT, REMEDY, PART, SHARE, GROWTH, AGAIN }

    private final Random random = new Random(20251129);

    @Test
    @DisplayName("不改动的")
    void unchanged() {
        Map<String, String> said = new TreeMap<>();
        for (int i = 0; i < TIMES / 4; i++) {
            Draft draft = new Draft();
            String text = draft.text();
            Samples.check(text).findings().stream().filter(finding -> finding.severity() != Severity.INFO)
                    .forEach(finding -> said.putIfAbsent(finding.rule(), finding.message() + "\n" + text.substring(0, Math.min(600, text.length()))));
        }
        assertThat(said).isEmpty();
    }

    @Test
    @DisplayName("改动一处的")
    void changed() {
        Map<Kind, Integer> missed = new TreeMap<>();
        Map<Kind, String> examples = new TreeMap<>();
        List<Draft> drafts = IntStream.range(0, TIMES).mapToObj(i -> new Draft(Kind.values()[i % Kind.values().length])).toList();
        drafts.parallelStream().filter(draft -> Samples.check(draft.text()).findings().stream().noneMatch(finding -> finding.severity() != Severity.INFO)).toList()
                .forEach(draft -> {
                    missed.merge(draft.changed, 1, Integer::sum);
                    examples.putIfAbsent(draft.changed, draft.narrative());
                });
        int all = missed.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).as(missed + " " + examples).isLessThanOrEqualTo(TIMES / 20);
    }

    @Test
    @DisplayName("换个说法说同样的数，发现相同（新收、收到含不含上年结转不同，各自相比）")
    void paraphrases() {
        for (int i = 0; i < TIMES / 20; i++) {
            Draft draft = new Draft();
            if (i % 2 == 1) {
                draft.change(Kind.FLOW);
            }
            Map<Boolean, List<TreeSet<String>>> found = new TreeMap<>();
            for (int way = 0; way < FLOWS.size(); way++) {
                draft.flow = way;
                found.computeIfAbsent(FLOWS.get(way).contains("新收"), newOnly -> new ArrayList<>()).add(Samples.check(draft.text()).findings().stream().map(finding -> finding.rule() + finding.severity())
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
            assertThat(found.values()).as(draft.narrative()).allSatisfy(ways -> assertThat(ways).containsOnly(ways.getFirst()));
        }
    }

    /** A report before it is written down. */
    private final class Draft {

        private final Map<String, String> values = new TreeMap<>();
        private final Map<Cell, BigDecimal> cells = Samples.balanced();
        private final boolean table = random.nextBoolean();
        private final boolean results = random.nextInt(3) == 0;
        private final int remedies = random.nextInt(REMEDIES.size());
        private int flow = random.nextInt(FLOWS.size());
        private final int result = random.nextInt(RESULTS.size());
        private int part = random.nextInt(PARTS.size());
        private final int script = random.nextInt(4);
        private final Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
        private boolean twice = random.nextInt(4) == 0;
        private int said;
        private Kind changed;

        private Draft(Kind kind) {
            this();
            changed = kind;
            change(kind);
        }

        private Draft() {
            int[] each = {6, 2, 1, 3, 0, 0};
            int in = table ? 2 : random.nextInt(9);
            int out = table ? 2 : random.nextInt(9);
            if (!table) {
                for (int i = 0; i < each.length; i++) {
                    each[i] = 1 + random.nextInt(60);
                }
                in = Math.min(in, each[0]);
            } else {
                each[3] = 4;
                each[0] = 7;
            }
            int done = Arrays.stream(each).sum();
            said = table ? 14 : done + out - in;
            put("r", said);
            put("i", in);
            put("d", done);
            put("o", out);
            String[] names = {"g", "p", "n", "u", "x", "h"};
            for (int i = 0; i < names.length; i++) {
                put(names[i], each[i]);
            }
            put("f", table ? 2 : random.nextInt(9) + 1);
            put("l", table ? 0 : random.nextInt(9) + 1);
            int a = 20 + random.nextInt(200);
            int b = 20 + random.nextInt(200);
            int c = 20 + random.nextInt(200);
            put("t", a + b + c);
            put("a", a);
            put("b", b);
            put("c", c);
            put("k", b + c);
            values.put("s", BigDecimal.valueOf(a * 100L).divide(BigDecimal.valueOf(a + b + c), 1, RoundingMode.HALF_UP).toPlainString());
            int before = 100 + random.nextInt(900);
            int more = 10 + random.nextInt(90);
            put("y", before);
            put("e", more);
            put("n2", before + more);
            values.put("q", BigDecimal.valueOf(more * 100L).divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP).toPlainString());
            values.put("Y", "2023");
            values.put("W", new String[] {"我局", "本机关", "清河县教育局"}[random.nextInt(3)]);
        }

        private void put(String name, int value) {
            values.put(name, String.valueOf(value));
        }

        private void nudge(String... names) {
            String name = names[random.nextInt(names.length)];
            int value = Integer.parseInt(values.get(name));
            int step = 1 + random.nextInt(5);
            put(name, value > step && random.nextBoolean() ? value - step : value + step);
        }

        private void change(Kind kind) {
            switch (kind) {
                case FLOW -> nudge("r", "i", "o");
                case RESULT -> nudge(results ? "g" : "d");
                case REMEDY -> {
                    said += 1;
                    twice = true;
                }
                case AGAIN -> {
                    said += 1 + random.nextInt(9);
                    twice = true;
                }
                case PART -> {
                    part = new int[] {0, 3}[random.nextInt(2)];
                    values.put("c", String.valueOf(Integer.parseInt(values.get("c")) + 3 + random.nextInt(9)));
                }
                case SHARE -> {
                    part = 1 + random.nextInt(2);
                    values.put("s", new BigDecimal(values.get("s")).add(BigDecimal.valueOf(1L + random.nextInt(9))).toPlainString());
                }
                case GROWTH -> {
                    part = 4 + random.nextInt(2);
                    values.put("q", new BigDecimal(values.get("q")).add(BigDecimal.valueOf(1L + random.nextInt(9))).toPlainString());
                }
            }
        }

        private String narrative() {
            String whole = (results ? RESULTS.get(result) : FLOWS.get(flow)) + "依法答复，没有逾期。\n" + PARTS.get(part) + "\n" + REMEDIES.get(remedies)
                    + (twice ? "\n受理政府信息公开申请" + said + "件，均按规定登记。" : "");
            for (Map.Entry<String, String> value : values.entrySet()) {
                whole = whole.replace("{" + value.getKey() + "}", value.getValue());
            }
            return switch (script) {
                case 1 -> wide(whole);
                case 2 -> inNumerals(whole);
                default -> whole;
            };
        }

        private String text() {
            String report = Samples.report(cells, shape);
            return table ? report.replace("2023年，我局新收政府信息公开申请14件，均依法办理。", narrative())
                    : "清河县教育局2023年政府信息公开工作年度报告\n一、总体情况\n" + narrative() + "\n清河县教育局\n2024年1月22日\n";
        }
    }

    /** Digits of full width. */
    private static String wide(String words) {
        return words.chars().map(c -> c >= '0' && c <= '9' ? c + 0xFEE0 : c).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** Numbers below ten in Chinese numerals. */
    private static String inNumerals(String words) {
        return Pattern.compile("(?<![\\d.])([1-9])(?=件)").matcher(words).replaceAll(found -> String.valueOf(NUMERALS.charAt(found.group(1).charAt(0) - '0')));
    }
}
