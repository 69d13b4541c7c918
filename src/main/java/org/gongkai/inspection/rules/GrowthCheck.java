package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Sentence;

/** A change told in a number and in a percentage: both years are known then, and one must follow from the other. */
final class GrowthCheck implements Check {

    private static final String NUMBER = "(\\d[\\d,]*(?:\\.\\d+)?)(万?)(?:[件条人次篇份项个起家宗]|人次|万元|元)";
    /** 12467条，比上年增加1025条，增长9.0%. */
    private static final Pattern BY_AND_SHARE = Pattern.compile(NUMBER + "[,(]{0,2}(?:比|较)(?:上一?年度?|去年)(?:同期)?(增加|减少|增长|下降|多|少)了?" + NUMBER
            + "[,、(]{0,2}(?:同比|比例|增幅|降幅|增长率|增速)?(增长|下降|上升|减少|增加)?(?:率|幅度)?(?:为|达|达到|了)?(\\d{1,4}(?:\\.\\d{1,4})?)%");
    /** 由上年的100件增加到120件，增长20%. */
    private static final Pattern FROM_TO = Pattern.compile("[由从](?:上一?年度?|去年)的?" + NUMBER + "(?:增加|增长|上升|减少|下降)(?:到|至)(?:今年的?|本年度?的?)?" + NUMBER
            + "[,、(]{0,2}(?:同比)?(?:增长|下降|上升|减少|增加|增幅|降幅)了?(?:为|达)?(\\d{1,4}(?:\\.\\d{1,4})?)%");
    private static final Pattern LESS = Pattern.compile("减少|下降|少");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        for (Sentence sentence : Sentence.of(report.text().words(), "。;")) {
            if (sentence.words().indexOf('%') >= 0) {
                Matcher by = BY_AND_SHARE.matcher(sentence.words());
                while (by.find()) {
                    BigDecimal now = number(by.group(1), by.group(2));
                    BigDecimal step = number(by.group(4), by.group(5));
                    boolean less = LESS.matcher(by.group(3)).find();
                    compare(report, book, notes, sentence.from() + by.start(), less ? now.add(step) : now.subtract(step), step, new BigDecimal(by.group(7)));
                }
                Matcher fromTo = FROM_TO.matcher(sentence.words());
                while (fromTo.find()) {
                    BigDecimal before = number(fromTo.group(1), fromTo.group(2));
                    compare(report, book, notes, sentence.from() + fromTo.start(), before, number(fromTo.group(3), fromTo.group(4)).subtract(before).abs(),
                            new BigDecimal(fromTo.group(5)));
                }
            }
        }
    }

    private static void compare(Report report, Rulebook book, Notes notes, int at, BigDecimal before, BigDecimal step, BigDecimal percent) {
        if (before.signum() <= 0) {
            return;
        }
        BigDecimal exact = step.multiply(HUNDRED).divide(before, percent.scale(), RoundingMode.HALF_UP);
        if (exact.subtract(percent).abs().compareTo(BigDecimal.ONE.movePointLeft(percent.scale())) > 0) {
            notes.add(book.rule("N-34").at(report.text(), report.text().line(at), "%s ÷ 上年 %s = %s%%，写的是 %s%%。".formatted(
                    step.toPlainString(), before.toPlainString(), exact.toPlainString(), percent.toPlainString())).comparing(percent, exact));
        }
    }

    private static BigDecimal number(String digits, String tenThousand) {
        BigDecimal value = new BigDecimal(digits.replace(",", ""));
        return tenThousand.isEmpty() ? value : value.movePointRight(4);
    }
}
