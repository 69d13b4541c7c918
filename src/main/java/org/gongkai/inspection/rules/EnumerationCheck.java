package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.claims.Quantity;
import org.gongkai.inspection.text.Sentence;

/** Totals followed by their parts: 共…其中…. */
final class EnumerationCheck implements Check {

    private static final Pattern OF_WHICH = Pattern.compile("其中[:,]?");
    private static final Pattern OPEN = Pattern.compile("等(?!级|候|等)|主要|重点|包括|大部分|不完全");
    private static final Pattern OTHER_MATTER = Pattern.compile("^[,:]?(?:并|还|另|同时|较|比|同比|环比|全部|均|已|办结|按[时期]|答复|办理|增|减|上年|去年|总|共|合计|累计|目前|我|本|全[省市县区年])");
    private static final Pattern REST = Pattern.compile("其他|其它|其余|另外");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern COMPARED = Pattern.compile("(?:增加|减少|增长|下降|上升|提高|多|少|增|减)(?:了|至|到)?[\\d,.]+[\\u4e00-\\u9fff]{1,2}$");
    private static final Pattern DATED = Pattern.compile("\\d年|去年|上年|同期|\\d月");
    private static final int A_CLAUSE = 30;
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.95");
    private static final BigDecimal A_LITTLE = new BigDecimal("0.02");
    private static final BigDecimal NOT_FAR = new BigDecimal("0.1");
    private static final int FEW = 3;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        for (Sentence sentence : Sentence.of(text, ";")) {
            Matcher ofWhich = OF_WHICH.matcher(sentence.words());
            int last = 0;
            while (ofWhich.find()) {
                String before = sentence.words().substring(last, ofWhich.start());
                int end = sentence.words().indexOf('。', ofWhich.end());
                String list = sentence.words().substring(ofWhich.end(), end < 0 ? sentence.words().length() : end);
                ofWhich(report, book, notes, sentence.from() + ofWhich.start(), before, list);
                last = ofWhich.end();
            }
            inBrackets(report, book, notes, sentence);
        }
        for (Sentence sentence : Sentence.of(text, "。;")) {
            plainList(report, book, notes, sentence);
        }
    }

    /** 收到申请10件(当面3件、网络5件、信函2件). */
    private static void inBrackets(Report report, Rulebook book, Notes notes, Sentence sentence) {
        Matcher brackets = IN_BRACKETS.matcher(sentence.words());
        while (brackets.find()) {
            String before = sentence.words().substring(Math.max(0, brackets.start() - A_CLAUSE), brackets.start());
            String list = sentence.words().substring(brackets.start() + 1, brackets.end() - 1);
            if (!COMPARED.matcher(before).find() && !DATED.matcher(list).find()) {
                ofWhich(report, book, notes, sentence.from() + brackets.start(), before, list);
            }
        }
    }

    private static void ofWhich(Report report, Rulebook book, Notes notes, int at, String before, String list) {
        List<Quantity> totals = Quantity.in(before);
        if (totals.isEmpty()) {
            return;
        }
        Quantity total = totals.getLast();
        String between = before.substring(total.to());
        if (total.approximate() || total.unit().endsWith("元") || between.length() > 3 || between.matches(".*[\\u4e00-\\u9fff]{3,}.*")) {
            return;
        }
        List<Quantity> parts = parts(list, total);
        if (parts.size() < 2) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Quantity part : parts) {
            sum = sum.add(part.value());
            if (sum.compareTo(total.value()) == 0) {
                return;
            }
        }
        String masked = mask(list).substring(0, parts.getLast().to());
        String arithmetic = arithmetic(parts, sum, total);
        int line = report.text().line(at);
        if (sum.compareTo(total.value()) > 0) {
            if (book.pattern("N-13", "overlapping").matcher(masked).results().count() > 1 || mayBeOfEarlier(totals, total, parts, sum)) {
                return;
            }
            notes.add(book.rule("N-13").at(report.text(), line, "“其中”各项之和多于总数：" + arithmetic).comparing(total.value(), sum));
        } else if (REST.matcher(masked).find() && !OPEN.matcher(masked).find()
                && REST.matcher(masked.substring(parts.get(parts.size() - 2).to())).find()) {
            notes.add(book.rule("N-13").at(report.text(), line, "“其中”连同其他各项之和少于总数：" + arithmetic).comparing(total.value(), sum));
        } else if (parts.size() >= FEW && !OPEN.matcher(masked).find() && sum.compareTo(total.value().multiply(NEARLY_ALL)) >= 0) {
            notes.add(book.rule("N-13-SHORT").at(report.text(), line, "“其中”列了几乎全部，却不等于总数：" + arithmetic).comparing(total.value(), sum));
        }
    }

    /** 收到143件，上年结转4件，其中…: the parts are those of both; none that is larger than its whole is its part. */
    private static boolean mayBeOfEarlier(List<Quantity> told, Quantity total, List<Quantity> parts, BigDecimal sum) {
        List<BigDecimal> earlier = told.stream().filter(each -> each != total && each.unit().equals(total.unit())).map(Quantity::value).toList();
        return parts.stream().allMatch(part -> part.value().compareTo(total.value()) > 0) || !earlier.isEmpty() && earlier.stream().reduce(total.value(), BigDecimal::add).compareTo(sum) >= 0;
    }

    /** 累计947条,动态602条,… without 其中: said only when the list is long and nearly equal. */
    private static void plainList(Report report, Rulebook book, Notes notes, Sentence sentence) {
        if (sentence.words().contains("其中")) {
            return;
        }
        List<Quantity> all = Quantity.in(mask(sentence.words()));
        for (int t = 0; t + FEW < all.size(); t++) {
            Quantity total = all.get(t);
            List<Quantity> parts = parts(sentence.words().substring(total.to()), total);
            if (parts.size() <= FEW || total.approximate() || total.unit().endsWith("元") || !sentence.words().startsWith(",", total.to())
                    || OPEN.matcher(sentence.words().substring(total.to())).find()) {
                continue;
            }
            BigDecimal sum = parts.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal off = sum.subtract(total.value()).abs();
            boolean nearly = off.compareTo(total.value().multiply(A_LITTLE)) <= 0;
            boolean overlap = book.pattern("N-13", "overlapping").matcher(sentence.words().substring(total.to())).find();
            if (off.signum() > 0 && (nearly || parts.size() > FEW && !overlap && off.compareTo(total.value().multiply(NOT_FAR)) <= 0)) {
                notes.add(book.rule(nearly ? "N-13-SHORT" : "N-13-LIST").at(report.text(), report.text().line(sentence.from() + total.from()),
                        "所列各项之和不等于总数：" + arithmetic(parts, sum, total)).comparing(total.value(), sum));
            }
            return;
        }
    }

    /** The parts of a list: same unit, one after another, until another matter begins. */
    private static List<Quantity> parts(String list, Quantity total) {
        String masked = mask(list);
        List<Quantity> parts = new ArrayList<>();
        int end = 0;
        for (Quantity each : Quantity.in(masked)) {
            String label = masked.substring(end, each.from());
            if (label.contains("其中") || label.contains("。") || OTHER_MATTER.matcher(label).find() || label.contains("落实") || label.contains("到位") || label.length() > 60) {
                break;
            }
            if (each.unit().equals(total.unit())) {
                if (each.approximate() || each.value().compareTo(total.value()) == 0) {
                    return List.of();
                }
                parts.add(each);
            } else if (!parts.isEmpty()) {
                break;
            }
            end = each.to();
        }
        return parts;
    }

    private static String mask(String words) {
        Matcher brackets = IN_BRACKETS.matcher(words);
        StringBuilder masked = new StringBuilder();
        while (brackets.find()) {
            brackets.appendReplacement(masked, " ".repeat(brackets.group().length()));
        }
        return brackets.appendTail(masked).toString();
    }

    private static String arithmetic(List<Quantity> parts, BigDecimal sum, Quantity total) {
        return String.join(" + ", parts.stream().map(part -> part.value().toPlainString()).toList()) + " = " + sum.toPlainString()
                + "，总数 " + total.value().toPlainString() + "，相差 " + sum.subtract(total.value()).abs().toPlainString() + "。";
    }
}
