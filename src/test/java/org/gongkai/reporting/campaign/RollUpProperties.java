package org.gongkai.reporting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.gongkai.reporting.campaign.RollUp.Said;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Reports;
import org.jspecify.annotations.Nullable;

@Label("汇总的一般性质：机构树、撤并、谁报来了，任意")
class RollUpProperties {

    private static final Form FORM = Reports.FORMS.require("campaign-2005");
    private static final Cell DUE = Cell.parse("c.due.n");
    private static final Cell ITEMS = Cell.parse("c.items.n");
    private static final Cell RATE = Cell.parse("c.rate.n");
    private static final Cell PRESS = Cell.parse("c.press.n");

    /** A district by chance: who stands under whom, who was merged into whom, whose numbers were accepted. */
    private record Chance(Map<String, String> parents, List<Said> said, Map<String, Figures> accepted) {

        static Chance of(long seed, int size) {
            Random random = new Random(seed);
            Map<String, String> parents = new HashMap<>();
            for (int n = 1; n < size; n++) {
                parents.put("o" + n, "o" + random.nextInt(n));
            }
            Set<String> above = new HashSet<>(parents.values());
            List<Said> said = new ArrayList<>();
            Map<String, Figures> accepted = new LinkedHashMap<>();
            List<String> merged = new ArrayList<>();
            for (int n = size - 1; n > 0; n--) {
                String organ = "o" + n;
                if (random.nextInt(4) == 0 && !above.contains(organ)) {
                    merged.add(organ);
                }
            }
            for (int n = 0; n < size; n++) {
                String organ = "o" + n;
                if (merged.contains(organ)) {
                    parents.remove(organ);
                    String speaker = "o" + random.nextInt(size);
                    said.add(new Said(organ, merged.contains(speaker) ? "o0" : speaker, null));
                } else if (random.nextInt(5) > 0) {
                    Figures figures = random.nextInt(3) == 0 ? null : figures(random);
                    said.add(new Said(organ, organ, figures));
                    if (figures != null) {
                        accepted.put(organ, figures);
                    }
                }
            }
            return new Chance(parents, said, accepted);
        }

        private static Figures figures(Random random) {
            Map<Cell, BigDecimal> numbers = new HashMap<>();
            int due = random.nextInt(1000);
            numbers.put(DUE, BigDecimal.valueOf(due));
            numbers.put(ITEMS, BigDecimal.valueOf(random.nextInt(due + 1)));
            return new Figures(FORM, numbers, Map.of());
        }
    }

    @Property(tries = 500)
    @Label("总数等于接收的各机关之和，一个也不重复；占比由和算出；没有人填的一格仍是空格")
    void totalIsTheSumOfWhatWasAccepted(@ForAll long seed, @ForAll @IntRange(min = 2, max = 81) int size) {
        Chance chance = Chance.of(seed, size);
        RollUp total = RollUp.of(FORM, "o0", chance.parents(), chance.said());
        int due = chance.accepted().values().stream().mapToInt(figures -> Objects.requireNonNull(figures.at(DUE)).intValue()).sum();
        int items = chance.accepted().values().stream().mapToInt(figures -> Objects.requireNonNull(figures.at(ITEMS)).intValue()).sum();
        if (chance.accepted().isEmpty()) {
            assertThat(total.total().at(DUE)).isNull();
        } else {
            assertThat(total.total().at(DUE)).isEqualByComparingTo(BigDecimal.valueOf(due));
            assertThat(total.total().at(ITEMS)).isEqualByComparingTo(BigDecimal.valueOf(items));
            assertThat(total.total().at(RATE) == null).isEqualTo(due == 0);
            if (due > 0) {
                assertThat(Objects.requireNonNull(total.total().at(RATE)).doubleValue()).isCloseTo(100.0 * items / due, Offset.offset(0.0051));
            }
        }
        assertThat(total.total().at(PRESS)).isNull();
    }

    @Property(tries = 500)
    @Label("每个机关或者在和里，或者写出名字：沉默的，由谁一并报送的；承接的没有报，也算沉默")
    void everyoneIsInTheSumOrNamed(@ForAll long seed, @ForAll @IntRange(min = 2, max = 81) int size) {
        Chance chance = Chance.of(seed, size);
        RollUp total = RollUp.of(FORM, "o0", chance.parents(), chance.said());
        Set<String> silent = new TreeSet<>();
        Map<String, String> merged = new HashMap<>();
        for (Said one : chance.said()) {
            String speaker = Objects.requireNonNull(one.speaker());
            if (!speaker.equals(one.organ())) {
                merged.put(one.organ(), speaker);
            }
            if (!chance.accepted().containsKey(speaker)) {
                silent.add(speaker);
            }
        }
        assertThat(new TreeSet<>(total.silent())).isEqualTo(silent);
        assertThat(total.lines().getFirst().merged()).isEqualTo(merged);
    }

    @Property(tries = 500)
    @Label("每一级等于自己的加直接下级各自的和；每个机关只出现一次")
    void everyLevelIsItsOwnAndThoseBelow(@ForAll long seed, @ForAll @IntRange(min = 2, max = 81) int size) {
        Chance chance = Chance.of(seed, size);
        List<RollUp.Line> lines = RollUp.of(FORM, "o0", chance.parents(), chance.said()).lines();
        assertThat(lines).extracting(RollUp.Line::organ).doesNotHaveDuplicates();
        for (int n = 0; n < lines.size(); n++) {
            RollUp.Line line = lines.get(n);
            int sum = number(line.own());
            for (int below = n + 1; below < lines.size() && lines.get(below).depth() > line.depth(); below++) {
                sum += lines.get(below).depth() == line.depth() + 1 ? number(lines.get(below).sum()) : 0;
            }
            assertThat(number(line.sum())).as(line.organ()).isEqualTo(sum);
        }
    }

    private static int number(@Nullable Figures figures) {
        BigDecimal value = figures == null ? null : figures.at(DUE);
        return value == null ? 0 : value.intValue();
    }
}
