package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.claims.Claims;
import org.gongkai.inspection.claims.Listing;

/** Wholes against the parts that a text divides them into or adds them up from. */
final class EnumerationCheck implements Check {

    private static final Pattern OPEN = Pattern.compile("等(?!级|候|等)|主要|重点|包括|大部分|不完全");
    private static final Pattern AND_OTHERS = Pattern.compile("等(?!级|候|等)");
    private static final Pattern REST = Pattern.compile("其他|其它|其余|另外");
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.05");
    private static final BigDecimal A_LITTLE = new BigDecimal("0.02");
    private static final BigDecimal NOT_FAR = new BigDecimal("0.1");
    private static final BigDecimal FARTHER = new BigDecimal("0.15");
    private static final BigDecimal FAR = new BigDecimal("0.2");
    private static final int FEW = 3;
    private static final int NAMED_SHORTLY = 12;
    private static final String SEPARATORS = ",、;:和及";

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        for (Listing list : Claims.listsIn(report.text())) {
            if (!list.isWhole()) {
                switch (list.kind()) {
                    case OF_WHICH -> ofWhich(report, book, notes, list);
                    case DIVIDED -> divided(report, book, notes, list);
                    case PLAIN -> plain(report, book, notes, list);
                    case ADDED_UP -> addedUp(report, book, notes, list);
                    case SHARED -> shared(report, book, notes, list);
                }
            }
        }
    }

    private static void ofWhich(Report report, Rulebook book, Notes notes, Listing list) {
        boolean more = list.sum().compareTo(list.total().value()) > 0;
        boolean open = OPEN.matcher(list.words()).find();
        if (more) {
            if (overlap(book, list) > 1 || list.overlaps()) {
                if (list.isOffByADigit() && endsWithRest(list)) {
                    notes.add(finding(report, book, "N-13-DIGIT", list, "“其中”连同其他各项之和与总数只差一个数字："));
                }
                return;
            }
            Finding finding = finding(report, book, "N-13", list, "“其中”各项之和多于总数：");
            if (!list.isFullBefore()) {
                notes.add(finding);
            } else if (isOfOneKind(list)) {
                notes.add(finding.weighing(finding.severity().orLighter(Severity.WARNING)));
            }
        } else if (!open && endsWithRest(list)) {
            notes.add(finding(report, book, "N-13", list, "“其中”连同其他各项之和少于总数："));
        } else if (!open && list.isOffByADigit() && list.off().compareTo(list.parts().size() < FEW ? NOT_FAR : FARTHER) <= 0) {
            notes.add(finding(report, book, "N-13-DIGIT", list, "“其中”各项之和与总数只差一个数字："));
        } else if (!open && list.parts().size() >= FEW && list.off().compareTo(NEARLY_ALL) <= 0) {
            notes.add(finding(report, book, "N-13-SHORT", list, "“其中”列了几乎全部，却不等于总数："));
        }
    }

    private static void divided(Report report, Rulebook book, Notes notes, Listing list) {
        if (!OPEN.matcher(list.words()).find() && overlap(book, list) < 2 && list.off().compareTo(NOT_FAR) <= 0 && !list.isFullBefore()) {
            notes.add(finding(report, book, "N-13-LIST", list, "所分各项之和不等于总数："));
        }
    }

    /** Said only when the list is long and nearly equal. */
    private static void plain(Report report, Rulebook book, Notes notes, Listing list) {
        boolean nearly = list.off().compareTo(A_LITTLE) <= 0;
        if (!OPEN.matcher(list.words()).find() && !list.isFullBefore() && (nearly || overlap(book, list) == 0 && list.off().compareTo(NOT_FAR) <= 0)) {
            notes.add(finding(report, book, nearly && !list.isOffByADigit() ? "N-13-SHORT" : "N-13-LIST", list, "所列各项之和不等于总数："));
        }
    }

    private static void addedUp(Report report, Rulebook book, Notes notes, Listing list) {
        BigDecimal off = list.total().value().subtract(list.sum());
        boolean within = off.signum() > 0 && off.compareTo(list.open()) < 0;
        if (!within && list.off().compareTo(FAR) <= 0 && !AND_OTHERS.matcher(list.words()).find()) {
            notes.add(finding(report, book, "N-13-LIST", list, "各项之和不等于写出的合计："));
        }
    }

    private static void shared(Report report, Rulebook book, Notes notes, Listing list) {
        if (overlap(book, list) < 2 && list.off().compareTo(NOT_FAR) <= 0) {
            notes.add(finding(report, book, "N-13-LIST", list, "按总数算出占比的各项，加起来不等于总数："));
        }
    }

    /** What follows a list that was full already is one more of it when it is named as shortly, and in the same way. */
    private static boolean isOfOneKind(Listing list) {
        Boolean numberFirst = null;
        for (int i = 1; i < list.parts().size(); i++) {
            int from = list.parts().get(i).from();
            int at = list.words().length() - (list.parts().getLast().to() - from);
            boolean first = at > 0 && SEPARATORS.indexOf(list.words().charAt(at - 1)) >= 0;
            if (from - list.parts().get(i - 1).to() > NAMED_SHORTLY || numberFirst != null && numberFirst != first) {
                return false;
            }
            numberFirst = first;
        }
        return true;
    }

    private static boolean endsWithRest(Listing list) {
        Matcher rest = REST.matcher(list.words());
        int last = -1;
        while (rest.find()) {
            last = rest.start();
        }
        int before = list.words().length() - (list.parts().getLast().to() - list.parts().get(list.parts().size() - 2).to());
        return last >= before;
    }

    private static long overlap(Rulebook book, Listing list) {
        return book.pattern("N-13", "overlapping").matcher(list.words()).results().count();
    }

    private static Finding finding(Report report, Rulebook book, String rule, Listing list, String say) {
        String arithmetic = String.join(" + ", list.parts().stream().map(part -> part.value().toPlainString() + (part.approximate() ? "余" : "")).toList())
                + " = " + list.sum().toPlainString() + "，总数 " + list.total().value().toPlainString()
                + "，相差 " + list.sum().subtract(list.total().value()).abs().toPlainString() + "。";
        return book.rule(rule).at(report.text(), report.text().line(list.at()), say + arithmetic).comparing(list.total().value(), list.sum());
    }
}
