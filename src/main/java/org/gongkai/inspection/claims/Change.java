package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Sentence;
import org.gongkai.inspection.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A change against the year before, as far as it is told.
 *
 * @param step     by how much, without its sign
 * @param percent  by how much of the year before
 * @param less     whether it is told as a decrease
 * @param blurred  how far the percentage may be off because of rounded numbers
 * @param at       where it is told in the folded text
 */
public record Change(@Nullable BigDecimal now, @Nullable BigDecimal before, @Nullable BigDecimal step, @Nullable BigDecimal percent, boolean less,
        BigDecimal blurred, int at) {

    private static final String NUMBER = "(?<%s>\\d[\\d,]*(?:\\.\\d+)?)(?<%sten>[万亿]?)(?:件次|人次|万元|[件条人次篇份项个起家宗场期名户册元])";
    private static final String PERIOD = "(?:上一?年度?|去年|前年|(?:19|20)\\d{2}年度?)(?:同期)?";
    private static final String WAY = "(?:增加|增长|上升|提高|增|多|减少|下降|降低|压减|减|少)";
    private static final String PERCENT = "(?:同比|环比|比例|增幅|降幅|增长率|增速|涨幅)?" + WAY + "?(?:率|幅度)?(?:为|达|达到|了|约)?(?<percent>\\d{1,4}(?:\\.\\d{1,4})?)%";
    private static final String APART = "[,、(]{0,2}";
    /** 12467条，比上年(的11442条)增加1025条，增长9.0%. */
    private static final Pattern COMPARED = Pattern.compile("(?:" + number("now") + APART + ")?(?:比|较)" + PERIOD + "(?:的?" + number("before") + ")?(?<way>" + WAY + ")了?(?:" + number("step")
            + ")?(?:" + APART + PERCENT + ")?");
    /** 由上年的100件增加到120件，增长20%. */
    private static final Pattern FROM_TO = Pattern.compile("[由从]" + PERIOD + "的?" + number("before") + "(?<way>" + WAY + ")(?:到|至|为)(?:今年的?|本年度?的?)?" + number("now")
            + "(?:" + APART + PERCENT + ")?");
    /** 344件，同比增长15.2%(2022年为290件). */
    private static final Pattern WITH_BEFORE_BEHIND = Pattern.compile(number("now") + APART + "(?:同比|比" + PERIOD + ")(?<way>" + WAY + ")了?(?<percent>\\d{1,4}(?:\\.\\d{1,4})?)%\\("
            + PERIOD + "为?" + number("before") + "\\)");
    private static final Pattern LESS = Pattern.compile("减|降|少");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static String number(String name) {
        return NUMBER.formatted(name, name);
    }

    public static List<Change> in(Text text) {
        List<Change> changes = new ArrayList<>();
        for (Sentence sentence : Sentence.of(text.words(), "。;")) {
            if (LESS.matcher(sentence.words()).find() || sentence.words().indexOf('增') >= 0 || sentence.words().indexOf('升') >= 0 || sentence.words().indexOf('多') >= 0
                    || sentence.words().indexOf('提') >= 0) {
                for (Pattern pattern : List.of(COMPARED, FROM_TO, WITH_BEFORE_BEHIND)) {
                    Matcher found = pattern.matcher(sentence.words());
                    while (found.find()) {
                        changes.add(of(found, pattern, sentence.from()));
                    }
                }
            }
        }
        return changes;
    }

    private static Change of(Matcher found, Pattern pattern, int from) {
        BigDecimal now = value(found, "now");
        BigDecimal before = value(found, "before");
        BigDecimal step = pattern == COMPARED ? value(found, "step") : null;
        BigDecimal percent = found.group("percent") == null ? null : new BigDecimal(found.group("percent"));
        BigDecimal base = before != null ? before : now;
        BigDecimal blurred = base == null || base.signum() == 0 ? BigDecimal.ZERO
                : blur(found, "now").add(blur(found, "before")).add(pattern == COMPARED ? blur(found, "step") : BigDecimal.ZERO).multiply(HUNDRED).divide(base, 4, RoundingMode.UP);
        return new Change(now, before, step, percent, LESS.matcher(found.group("way")).find(), blurred, from + found.start());
    }

    private static @Nullable BigDecimal value(Matcher found, String name) {
        String digits = found.group(name);
        return digits == null ? null : new BigDecimal(digits.replace(",", "")).movePointRight(power(found, name));
    }

    private static BigDecimal blur(Matcher found, String name) {
        String digits = found.group(name);
        int power = digits == null ? 0 : power(found, name);
        return power == 0 ? BigDecimal.ZERO : HALF.movePointRight(power - Math.max(0, new BigDecimal(digits.replace(",", "")).scale()));
    }

    private static int power(Matcher found, String name) {
        return switch (found.group(name + "ten")) {
            case "万" -> 4;
            case "亿" -> 8;
            default -> 0;
        };
    }

    /** The year before, where it is told or follows from what is. */
    public @Nullable BigDecimal wasBefore() {
        if (before != null || now == null || step == null) {
            return before;
        }
        return less ? now.add(step) : now.subtract(step);
    }

    /** By how much it changed, where that is told or follows. */
    public @Nullable BigDecimal changedBy() {
        if (step != null || now == null || before == null) {
            return step;
        }
        return less ? before.subtract(now) : now.subtract(before);
    }
}
