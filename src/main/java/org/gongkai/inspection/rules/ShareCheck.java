package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.claims.Quantity;
import org.gongkai.inspection.text.Sentence;
import org.gongkai.inspection.text.Sought;
import org.jspecify.annotations.Nullable;

/** Percentages against the totals they are shares of; a wrong one comes with the total on which it would be right. */
final class ShareCheck implements Check {

    private static final Pattern SHARE = Pattern.compile(
            "(?:[,，]?([^,。;%\\d]{0,10})占(?:比|总数|比例|总量|全部|全年)?[^,。;%\\d]{0,14}?(?:为|达|达到|的)?|\\()(\\d{1,3}(?:\\.\\d{1,4})?)%");
    private static final Pattern NO_NAME = Pattern.compile("(?:[约均仅各共分别,，件条项个次人家份总体数量]|占比)*");
    private static final Pattern STATED = Pattern.compile("占[^,。;%\\d]{0,14}(\\d[\\d,]*)[件条项个次人家份]的(\\d{1,3}(?:\\.\\d{1,4})?)%");
    private static final Pattern NO_COUNT = Pattern.compile("以上|以内|左右|超过|近|约|不低于|达不到");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int A_PARAGRAPH = 400;
    private static final int MOST_SUGGESTED = 3;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        for (Sentence sentence : Sentence.overLines(text, "。")) {
            if (sentence.words().indexOf('%') >= 0) {
                shares(report, book, notes, sentence, text.substring(sentence.paragraph(), sentence.from()));
                withoutCount(report, book, notes, sentence);
            }
        }
    }

    private static void shares(Report report, Rulebook book, Notes notes, Sentence sentence, String earlier) {
        List<Quantity> here = Quantity.in(sentence.words());
        for (Quantity told : here) {
            Matcher stated = STATED.matcher(sentence.words()).region(told.to(), sentence.words().length());
            Matcher share = SHARE.matcher(sentence.words()).region(told.to(), sentence.words().length());
            Quantity part = share.lookingAt() ? owner(sentence.words(), here, told, share.group(1)) : told;
            if (part == null || part.approximate()) {
                continue;
            }
            if (stated.lookingAt()) {
                judge(report, book, notes, sentence, part, new BigDecimal(stated.group(2)), List.of(new BigDecimal(stated.group(1).replace(",", ""))), true);
            } else if (share.lookingAt() && !NO_COUNT.matcher(share.group()).find()) {
                List<BigDecimal> totals = new ArrayList<>();
                here.stream().filter(q -> q.from() < part.from() && q.unit().equals(part.unit()) && q.value().compareTo(part.value()) >= 0 && !q.approximate())
                        .filter(q -> !isItselfAShare(sentence.words(), q)).forEach(q -> totals.add(q.value()));
                boolean certain = !totals.isEmpty();
                boolean ofTheWhole = wholeBefore(sentence.words(), here, part).filter(whole ->
                        nearlyFitsAny(whole, new BigDecimal(share.group(2)), otherTotals(report, here, earlier, whole))).isPresent();
                if (!ofTheWhole && !part.unit().endsWith("元")
                        && !fitsAny(part, new BigDecimal(share.group(2)), otherTotals(report, here, earlier, part))) {
                    if (totals.isEmpty()) {
                        wholesOfSiblings(report.text().words(), sentence, here, part).forEach(totals::add);
                    }
                    if (totals.isEmpty()) {
                        nearestBefore(earlier, part).ifPresent(totals::add);
                    }
                    judge(report, book, notes, sentence, part, new BigDecimal(share.group(2)), totals, certain);
                }
            }
        }
    }

    /** 信函5件，网络占70.8%: whose share it is that is named; null where that one has no number here. */
    private static @Nullable Quantity owner(String words, List<Quantity> here, Quantity told, @Nullable String name) {
        if (name == null || NO_NAME.matcher(name).matches()) {
            return told;
        }
        int until = 0;
        Quantity owner = null;
        for (Quantity each : here) {
            owner = each.from() <= told.from() && words.substring(until, each.from()).contains(name) ? each : owner;
            until = each.to();
        }
        return owner;
    }

    /** What the other parts in a row are shares of, a few sentences back. */
    private static List<BigDecimal> wholesOfSiblings(String text, Sentence sentence, List<Quantity> here, Quantity part) {
        List<Quantity> told = Quantity.in(text.substring(Math.max(0, sentence.from() - A_PARAGRAPH), sentence.from()));
        List<BigDecimal> wholes = new ArrayList<>();
        for (Quantity sibling : here) {
            Matcher share = SHARE.matcher(sentence.words()).region(sibling.to(), sentence.words().length());
            if (sibling != part && sibling.unit().equals(part.unit()) && share.lookingAt()) {
                BigDecimal percent = new BigDecimal(share.group(2));
                told.stream().filter(whole -> whole.unit().equals(part.unit()) && fits(sibling.value(), whole.value(), percent)).map(Quantity::value).forEach(wholes::add);
            }
        }
        return wholes;
    }

    /** One of several parts in a row is not what the next is a share of. */
    private static boolean isItselfAShare(String words, Quantity quantity) {
        return SHARE.matcher(words).region(quantity.to(), words.length()).lookingAt();
    }

    /** After 其中 a percentage may be that of the whole which was just divided. */
    private static Optional<Quantity> wholeBefore(String words, List<Quantity> here, Quantity part) {
        int ofWhich = words.lastIndexOf("其中", part.from());
        return here.stream().filter(q -> q.to() <= ofWhich).reduce((a, b) -> b);
    }

    private static boolean nearlyFitsAny(Quantity part, BigDecimal percent, List<BigDecimal> totals) {
        return totals.stream().filter(total -> total.compareTo(part.value()) != 0).map(total -> exactly(part.value(), total, percent.scale()))
                .anyMatch(exact -> exact != null && exact.subtract(percent).abs().compareTo(BigDecimal.ONE.movePointLeft(percent.scale())) <= 0);
    }

    private static Optional<BigDecimal> nearestBefore(String earlier, Quantity part) {
        int stop = earlier.lastIndexOf('。', Math.max(0, earlier.length() - 2));
        return Quantity.in(earlier.substring(stop + 1)).stream().filter(q -> q.unit().equals(part.unit()) && !q.approximate()
                && q.value().compareTo(part.value()) >= 0).reduce((a, b) -> b).map(Quantity::value);
    }

    private static List<BigDecimal> otherTotals(Report report, List<Quantity> here, String earlier, Quantity part) {
        List<BigDecimal> totals = new ArrayList<>();
        here.stream().filter(q -> q.unit().equals(part.unit())).forEach(q -> totals.add(q.value()));
        Quantity.in(earlier).stream().filter(q -> q.unit().equals(part.unit())).forEach(q -> totals.add(q.value()));
        if (!List.of("件", "条", "宗").contains(part.unit())) {
            totals.removeIf(total -> total.compareTo(part.value()) < 0);
            return totals;
        }
        for (String cell : List.of("t3.r1.tot", "t3.r37.tot", "stat.C1.n", "stat.A1.n", "stat.C2.n", "stat.C3.n")) {
            report.number(cell).ifPresent(totals::add);
        }
        report.sum(List.of("t3.r1.tot", "t3.r2.tot")).ifPresent(totals::add);
        totals.removeIf(total -> total.compareTo(part.value()) < 0);
        return totals;
    }

    private static boolean fitsAny(Quantity part, BigDecimal percent, List<BigDecimal> totals) {
        return totals.stream().anyMatch(total -> fits(part.value(), total, percent));
    }

    private static boolean fits(BigDecimal part, BigDecimal total, BigDecimal percent) {
        BigDecimal exact = exactly(part, total, percent.scale());
        return exact != null && exact.compareTo(percent) == 0;
    }

    private static @Nullable BigDecimal exactly(BigDecimal part, BigDecimal total, int scale) {
        return total.signum() == 0 ? null : part.multiply(HUNDRED).divide(total, scale, RoundingMode.HALF_UP);
    }

    private static void judge(Report report, Rulebook book, Notes notes, Sentence sentence, Quantity part, BigDecimal percent,
            List<BigDecimal> totals, boolean certain) {
        if (totals.isEmpty() || totals.stream().anyMatch(total -> fits(part.value(), total, percent))) {
            return;
        }
        int line = report.text().line(sentence.from() + part.from());
        for (BigDecimal total : totals) {
            BigDecimal exact = exactly(part.value(), total, percent.scale());
            if (exact != null && exact.subtract(percent).abs().compareTo(BigDecimal.ONE.movePointLeft(percent.scale())) <= 0) {
                notes.add(book.rule("N-12-ROUND").at(report.text(), line, "%s ÷ %s = %s%%，写的是 %s%%（舍入）。".formatted(
                        part.value().toPlainString(), total.toPlainString(), exact.toPlainString(), percent.toPlainString())).comparing(percent, exact));
                return;
            }
        }
        BigDecimal total = totals.getFirst();
        BigDecimal exact = exactly(part.value(), total, Math.max(1, percent.scale()));
        if (exact == null) {
            return;
        }
        String message = "%s ÷ %s = %s%%，写的是 %s%%。%s".formatted(part.value().toPlainString(), total.toPlainString(), exact.toPlainString(),
                percent.toPlainString(), wouldFit(part.value(), percent));
        Finding finding = book.rule("N-12").at(report.text(), line, message).comparing(percent, exact);
        notes.add(certain ? finding : finding.weighing(finding.severity().orLighter(Severity.WARNING)));
    }

    /** The totals on which the printed percentage would be right. */
    private static String wouldFit(BigDecimal part, BigDecimal percent) {
        if (percent.signum() == 0 || part.scale() > 0) {
            return "";
        }
        BigDecimal about = part.multiply(HUNDRED).divide(percent, 0, RoundingMode.HALF_UP);
        List<String> fitting = new ArrayList<>();
        BigDecimal reach = about.multiply(new BigDecimal("0.02")).max(BigDecimal.TWO).min(BigDecimal.valueOf(200)).setScale(0, RoundingMode.UP);
        for (BigDecimal total = about.subtract(reach); total.compareTo(about.add(reach)) <= 0; total = total.add(BigDecimal.ONE)) {
            if (total.compareTo(part) >= 0 && fits(part, total, percent)) {
                fitting.add(total.setScale(0, RoundingMode.HALF_UP).toPlainString());
            }
        }
        if (fitting.isEmpty()) {
            return "没有整数总数能得出这个百分比。";
        }
        return fitting.size() <= MOST_SUGGESTED ? "总数是 " + String.join("、", fitting) + " 时才对。"
                : "总数在 " + fitting.getFirst() + " 至 " + fitting.getLast() + " 之间时才对。";
    }

    private static void withoutCount(Report report, Rulebook book, Notes notes, Sentence sentence) {
        for (String name : List.of("share", "rate")) {
            Sought.Search search = book.sought("N-12-SHARE", name).in(sentence.words());
            while (search.find()) {
                Matcher found = search.found();
                int clause = Math.max(sentence.words().lastIndexOf(',', found.start()), sentence.words().lastIndexOf(';', found.start()));
                String before = sentence.words().substring(Math.max(0, clause + 1), found.start());
                String counted = name.equals("share") ? clauseBefore(sentence.words(), clause) + before : before;
                if (Quantity.in(counted).isEmpty() && !sentence.words().startsWith("(", found.end())) {
                    notes.add(book.rule("N-12-SHARE").at(report.text(), report.text().line(sentence.from() + found.start()),
                            "百分比没有可以核对的件数：“" + report.text().original(sentence.from() + Math.max(0, clause + 1), sentence.from() + found.end()) + "”。"));
                }
            }
        }
    }

    /** 占比 may stand alone after the clause that counts. */
    private static String clauseBefore(String words, int clause) {
        if (clause <= 0) {
            return "";
        }
        int begin = Math.max(words.lastIndexOf(',', clause - 1), words.lastIndexOf(';', clause - 1));
        String between = words.substring(clause + 1, Math.min(words.length(), clause + 4));
        return between.startsWith("占") || between.startsWith("比重") ? words.substring(begin + 1, clause) : "";
    }
}
