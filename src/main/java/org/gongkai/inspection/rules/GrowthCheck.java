package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.gongkai.inspection.claims.Change;

/** A change against the year before: of its numbers and its percentage any two give the others. */
final class GrowthCheck implements Check {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        for (Change change : Change.in(report.text())) {
            if (!byHowMuch(report, book, notes, change)) {
                ofTheYearBefore(report, book, notes, change);
            }
        }
    }

    private static boolean byHowMuch(Report report, Rulebook book, Notes notes, Change change) {
        if (change.now() == null || change.before() == null || change.blurred().signum() > 0) {
            return false;
        }
        BigDecimal by = change.less() ? change.before().subtract(change.now()) : change.now().subtract(change.before());
        boolean wrong = change.step() != null ? by.compareTo(change.step()) != 0 : by.signum() < 0;
        if (wrong) {
            notes.add(book.rule("N-34").at(report.text(), report.text().line(change.at()), "上年 %s，本年 %s，%s了 %s%s。".formatted(change.before().toPlainString(),
                    change.now().toPlainString(), change.now().compareTo(change.before()) < 0 ? "减少" : "增加", by.abs().toPlainString(),
                    change.step() == null ? "，写的却是" + (change.less() ? "减少" : "增加") : "，写的是 " + change.step().toPlainString()))
                    .comparing(change.step() == null ? change.now() : change.step(), change.step() == null ? change.before() : by.abs()));
        }
        return wrong;
    }

    private static void ofTheYearBefore(Report report, Rulebook book, Notes notes, Change change) {
        BigDecimal before = change.wasBefore();
        BigDecimal by = change.changedBy();
        BigDecimal percent = change.percent();
        if (percent == null || before == null || by == null || before.signum() <= 0 || by.signum() < 0) {
            return;
        }
        BigDecimal exact = by.multiply(HUNDRED).divide(before, percent.scale(), RoundingMode.HALF_UP);
        BigDecimal bound = BigDecimal.ONE.movePointLeft(percent.scale()).add(change.blurred());
        if (exact.subtract(percent).abs().compareTo(bound) > 0) {
            notes.add(book.rule("N-34").at(report.text(), report.text().line(change.at()), "%s ÷ 上年 %s = %s%%，写的是 %s%%。".formatted(
                    by.toPlainString(), before.toPlainString(), exact.toPlainString(), percent.toPlainString())).comparing(percent, exact));
        }
    }
}
