package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.claims.Claim;
import org.gongkai.inspection.claims.Claim.Exactness;
import org.gongkai.inspection.claims.Measure;
import org.gongkai.inspection.claims.Measures;

/** What the text claims against the tables and against itself: one thing, one number. */
final class ClaimCheck implements Check {

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        newAndReceived(report, book, notes);
        for (Measure measure : Measures.shipped().measures()) {
            List<Claim> sure = report.claims().sure(measure.id());
            if (measure.rule() != null) {
                againstCells(report, book, notes, measure, sure);
                againstEachOther(report, book, notes, measure, sure);
            }
            ofTheYearBefore(report, book, notes, measure, sure);
        }
    }

    private static void againstCells(Report report, Rulebook book, Notes notes, Measure measure, List<Claim> sure) {
        List<BigDecimal> right = measure.cells().stream().flatMap(cells -> report.sum(cells).stream()).toList();
        if (right.isEmpty()) {
            return;
        }
        List<Claim> told = sure.stream().filter(claim -> claim.exactness() == Exactness.EXACT).toList();
        BigDecimal all = told.stream().map(Claim::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean tableIsOfAPart = report.claims().all().stream().anyMatch(claim -> claim.measure().equals(measure) && !claim.scope().isEmpty() && isIn(right, claim.value()));
        if (!told.isEmpty() && !tableIsOfAPart && !isIn(right, all) && told.stream().noneMatch(claim -> isIn(right, claim.value()))) {
            notes.add(differs(report, book, measure, told.getFirst(), right.getFirst()));
        }
        sure.stream().filter(claim -> claim.exactness() == Exactness.NONE && right.getFirst().signum() != 0).findFirst().ifPresent(claim ->
                notes.add(book.rule("N-14").at(report.text(), report.text().line(claim.from()), "文字说没有发生%s（“%s”），表格里是 %s。".formatted(
                        measure.title(), report.text().original(claim.from(), claim.to()), right.getFirst().toPlainString()))
                        .comparing(BigDecimal.ZERO, right.getFirst())));
    }

    private static Finding differs(Report report, Rulebook book, Measure measure, Claim claim, BigDecimal right) {
        Rule rule = book.rule(Rulebook.OF_MEASURES);
        int line = report.text().line(claim.from());
        return new Finding(Objects.requireNonNull(measure.rule()), measure.onlyWarns() ? rule.weight().orLighter(Severity.WARNING) : rule.weight(),
                report.text().place(line), line, "文字写%s %s，表格里是 %s。".formatted(measure.title(), claim.value().toPlainString(), right.toPlainString()),
                null, null, null, null).comparing(claim.value(), right);
    }

    /** Numbers that add up to another told one are its parts. */
    private static void againstEachOther(Report report, Rulebook book, Notes notes, Measure measure, List<Claim> sure) {
        List<BigDecimal> values = sure.stream().map(Claim::value).map(BigDecimal::stripTrailingZeros).distinct().toList();
        if (values.size() < 2 || measure.onlyWarns() || isSumOfOthers(values)) {
            return;
        }
        List<Claim> first = new ArrayList<>();
        for (BigDecimal value : values) {
            sure.stream().filter(claim -> claim.value().compareTo(value) == 0).findFirst().ifPresent(first::add);
        }
        notes.add(book.rule("N-33").at(report.text(), report.text().line(first.get(1).from()), "%s前后写了不同的数：%s。".formatted(measure.title(),
                first.stream().map(claim -> told(report, claim)).collect(Collectors.joining("，")))).comparing(first.get(1).value(), first.getFirst().value()));
    }

    /** 新收 and 收到 may be the same, or the second may hold what was carried over as well. */
    private static void newAndReceived(Report report, Rulebook book, Notes notes) {
        List<Claim> fresh = report.claims().sure("new");
        BigDecimal carried = report.claims().sure("carried-in").stream().map(Claim::value).findFirst().orElse(BigDecimal.ZERO);
        List<BigDecimal> right = fresh.stream().map(Claim::value).flatMap(value -> Stream.of(value, value.add(carried))).toList();
        report.claims().sure("received").stream().filter(claim -> !right.isEmpty() && !isIn(right, claim.value())).findFirst().ifPresent(claim ->
                notes.add(book.rule("N-33").at(report.text(), report.text().line(claim.from()), "新收申请与收到申请前后写了不同的数：%s，%s。".formatted(
                        told(report, fresh.getFirst()), told(report, claim))).comparing(claim.value(), fresh.getFirst().value())));
    }

    private static String told(Report report, Claim claim) {
        String value = claim.exactness() == Exactness.NONE ? "没有发生" : claim.value().toPlainString();
        return value + "（" + report.text().place(report.text().line(claim.from())) + "）";
    }

    private static boolean isSumOfOthers(List<BigDecimal> values) {
        BigDecimal all = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return values.size() > 2 && values.stream().anyMatch(value -> all.subtract(value).compareTo(value) == 0);
    }

    /** A sentence left over from the report of the year before: nothing is said for this year. */
    private static void ofTheYearBefore(Report report, Rulebook book, Notes notes, Measure measure, List<Claim> sure) {
        Integer year = report.year();
        if (year == null || !report.recognition().tellsItsYear() || !sure.isEmpty()) {
            return;
        }
        List<Claim> told = report.claims().all().stream().filter(claim -> claim.measure().equals(measure) && claim.scope().isEmpty()).toList();
        if (!told.isEmpty() && told.stream().allMatch(claim -> claim.doubt() == null && Objects.equals(claim.year(), year - 1))) {
            notes.add(book.rule("N-35").at(report.text(), report.text().line(told.getFirst().from()), "%d年度的报告，%s写的是%d年的（%s）。".formatted(
                    year, measure.title(), year - 1, told.getFirst().value().toPlainString())));
        }
    }

    private static boolean isIn(List<BigDecimal> values, BigDecimal value) {
        return values.stream().anyMatch(each -> each.compareTo(value) == 0);
    }
}
