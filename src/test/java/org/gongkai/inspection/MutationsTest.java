package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.gongkai.inspection.Samples.Shape;
import org.gongkai.reporting.form.Cell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("平的报告改动一处：一百次里至少找到九十八次；不改的没有错误")
class MutationsTest {

    /** All of the thousand with {@code -Dgongkai.changes=1000}. */
    private static final int TIMES = Integer.getInteger("gongkai.changes", 480);
    private static final String[] PARTIES = {"nat", "com", "res", "soc", "law", "oth"};
    private static final String[] RESULTS = {"r31", "r32", "r332", "r334", "r336", "r337", "r341", "r342", "r351", "r352", "r361", "r363"};

    /** What is changed, and what is left of the report then. */
    private enum Kind { FIGURE, TOTAL, LITIGATION, TOLD, SHARE, PERIOD, DAY, LOST_SIGN, NUMBER_BRACKET, LOST_BRACKET, HIDDEN_LINK, LATE }

    private final Random random = new Random(20231231);

    @Test
    @DisplayName("不改动的没有错误，也没有警告")
    void unchanged() {
        for (int i = 0; i < TIMES / 5; i++) {
            Draft draft = draft();
            Verdict verdict = Samples.check(draft.text());
            assertThat(verdict.findings()).as(draft.text()).filteredOn(finding -> finding.severity() != Severity.INFO).isEmpty();
        }
    }

    @Test
    @DisplayName("改一个数、一个日期、一个字，或者藏一个链接")
    void changed() {
        Map<Kind, Integer> missed = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        List<Changed> drafts = IntStream.range(0, TIMES).mapToObj(i -> changed(Kind.values()[i % Kind.values().length])).toList();
        drafts.parallelStream().filter(one -> Samples.check(one.text).findings().stream().noneMatch(finding -> finding.severity() != Severity.INFO)).toList()
                .forEach(one -> {
                    missed.merge(one.kind, 1, Integer::sum);
                    examples.add(one.kind + " " + one.shape);
                });
        assertThat(missed.values().stream().mapToInt(Integer::intValue).sum()).as(missed + " " + examples).isLessThanOrEqualTo(TIMES / 50);
    }

    private record Changed(Kind kind, Shape shape, String text) {
    }

    private Changed changed(Kind kind) {
        Draft draft = draft();
        String text = mutate(draft, kind);
        return new Changed(kind, draft.shape, text);
    }

    private String mutate(Draft draft, Kind kind) {
        switch (kind) {
            case FIGURE -> nudge(draft, "t3." + pick(RESULTS) + "." + pick(PARTIES));
            case TOTAL -> nudge(draft, "t3." + pick(new String[] {"r1", "r2", "r37", "r4"}) + ".tot");
            case LITIGATION -> nudge(draft, "t4." + pick(new String[] {"fy", "ss1", "ss2"}) + "." + pick(new String[] {"uphold", "correct", "other", "pending", "total"}));
            case TOLD -> draft.told = draft.told.add(BigDecimal.valueOf(1 + random.nextInt(9)));
            case SHARE -> draft.share = draft.share.add(new BigDecimal(1 + random.nextInt(20)).movePointLeft(1));
            case HIDDEN_LINK -> draft.shape = Shape.HTML;
            default -> { }
        }
        String text = draft.text();
        return switch (kind) {
            case PERIOD -> text.replaceFirst("2023年1月1日至2023年12月31日", random.nextBoolean() ? "2022年1月1日至2022年12月31日" : "2023年1月1日至2023年11月30日");
            case DAY -> text.replaceFirst("6月20日", pick(new String[] {"6月31日", "13月20日", "2月30日", "6月200日".substring(0, 4) + "5日"}).replace("6月205日", "6月35日"));
            case LOST_SIGN -> text.replaceFirst("2023年6月20日", "2023620日");
            case NUMBER_BRACKET -> text.replaceFirst("〔2022〕", pick(new String[] {"[2022]", "【2022】", "（2022）"}));
            case LOST_BRACKET -> text.replaceFirst("办法》", "办法");
            case LATE -> text.replaceFirst("2024年1月22日", pick(new String[] {"2024年2月22日", "2024年6月1日", "2025年1月22日", "2023年1月22日"}));
            case HIDDEN_LINK -> text.replaceFirst("</p>", "</p>" + pick(new String[] {
                "<div style=\"display:none\"><a href=\"http://a.example.com/\">x</a></div>",
                "<a style='text-indent:-9999px' href='https://b.example.net/p'>更多</a>",
                "<span hidden><a href='http://c.example.org'>y</a></span>",
                "<p style='font-size:0'><a href='//d.example.com/q'>z</a></p>"}));
            default -> text;
        };
    }

    private void nudge(Draft draft, String address) {
        BigDecimal value = draft.cells.get(Cell.parse(address));
        BigDecimal step = BigDecimal.valueOf(1 + random.nextInt(9));
        draft.cells.put(Cell.parse(address), value.compareTo(step) > 0 && random.nextBoolean() ? value.subtract(step) : value.add(step));
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private Draft draft() {
        Draft draft = new Draft();
        draft.cells = new LinkedHashMap<>(Samples.balanced());
        draft.cells.keySet().stream().filter(cell -> cell.table().equals("t3")).forEach(cell -> draft.cells.put(cell, BigDecimal.ZERO));
        for (String party : PARTIES) {
            int concluded = 0;
            for (String row : RESULTS) {
                int number = random.nextInt(3) > 0 ? 0 : random.nextInt(party.equals("nat") ? 120 : 9);
                put(draft, row, party, number);
                concluded += number;
            }
            int forward = random.nextInt(9);
            int carried = Math.min(random.nextInt(7), concluded + forward);
            put(draft, "r37", party, concluded);
            put(draft, "r4", party, forward);
            put(draft, "r2", party, carried);
            put(draft, "r1", party, concluded + forward - carried);
        }
        for (String group : new String[] {"fy", "ss1", "ss2"}) {
            int total = 0;
            for (String result : new String[] {"uphold", "correct", "other", "pending"}) {
                int number = random.nextInt(group.equals("fy") ? 30 : 6);
                Samples.set(draft.cells, "t4." + group + "." + result, number);
                total += number;
            }
            Samples.set(draft.cells, "t4." + group + ".total", total);
        }
        draft.shape = Shape.values()[random.nextInt(Shape.values().length)];
        draft.told = draft.cells.get(Cell.parse("t3.r1.tot"));
        draft.part = 20 + random.nextInt(200);
        draft.whole = draft.part + 50 + random.nextInt(300);
        draft.share = BigDecimal.valueOf(draft.part * 100L).divide(BigDecimal.valueOf(draft.whole), 1, RoundingMode.HALF_UP);
        return draft;
    }

    private static void put(Draft draft, String row, String party, int number) {
        draft.cells.put(Cell.parse("t3." + row + "." + party), BigDecimal.valueOf(number));
        draft.cells.merge(Cell.parse("t3." + row + ".tot"), BigDecimal.valueOf(number), BigDecimal::add);
    }

    /** A report before it is written down. */
    private static final class Draft {
        private Map<Cell, BigDecimal> cells = Map.of();
        private Shape shape = Shape.LINES;
        private BigDecimal told = BigDecimal.ZERO;
        private BigDecimal share = BigDecimal.ZERO;
        private int part;
        private int whole;

        private String text() {
            return Samples.report(cells, shape).replace("我局新收政府信息公开申请14件，均依法办理。",
                    "我局新收政府信息公开申请" + told + "件。截至2023年6月20日，按照《清河县公开办法》（清政发〔2022〕8号）梳理政务服务事项"
                            + whole + "项，其中网上办理" + part + "项，占比" + share + "%。");
        }
    }
}
