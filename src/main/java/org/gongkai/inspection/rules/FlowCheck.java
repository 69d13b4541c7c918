package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.claims.Claim;
import org.gongkai.inspection.claims.Claim.Exactness;
import org.jspecify.annotations.Nullable;

/** What came in and what was carried over, against what became of it, as far as one passage tells it. */
final class FlowCheck implements Check {

    private static final List<String> IN = List.of("new", "received");
    private static final List<String> RESULTS = List.of("granted", "part", "granted-or-part", "refused", "unavailable", "not-processed", "other-handling");
    private static final List<String> DONE = List.of("closed", "replied");
    private static final int FEW = 3;
    /** How many results there are where none is told together with another. */
    private static final int ALL = 6;
    private static final int FARTHEST = 4;
    private static final int NEXT_BUT_ONE = 2;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        Map<String, List<Claim>> ofWhom = new LinkedHashMap<>();
        for (Claim claim : report.claims().all()) {
            ofWhom.computeIfAbsent(claim.scope() + "/" + claim.year(), key -> new ArrayList<>()).add(claim);
        }
        for (List<Claim> claims : ofWhom.values()) {
            for (int i = 0; i < claims.size(); i++) {
                if (IN.contains(claims.get(i).measure().id())) {
                    passage(report, book, notes, claims, i);
                }
            }
        }
    }

    /** From what came in to where it is told anew, or too far away. */
    private static void passage(Report report, Rulebook book, Notes notes, List<Claim> claims, int begin) {
        Claim received = claims.get(begin);
        Map<String, Claim> told = new LinkedHashMap<>();
        int last = received.sentence();
        for (int i = begin; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            boolean isFlow = Stream.of(IN, RESULTS, DONE, List.of("carried-in", "carried-out")).anyMatch(group -> group.contains(claim.measure().id()));
            if (claim.sentence() - last > NEXT_BUT_ONE || claim.sentence() - received.sentence() > FARTHEST
                    || i > begin && IN.contains(claim.measure().id())) {
                break;
            }
            if (isFlow) {
                if (!claim.isSure() || claim.exactness() == Exactness.NONE || told.containsKey(claim.measure().id())) {
                    return;
                }
                told.put(claim.measure().id(), claim);
                last = claim.sentence();
            }
        }
        balance(report, book, notes, received, told);
    }

    private static void balance(Report report, Rulebook book, Notes notes, Claim received, Map<String, Claim> told) {
        Claim before = told.get("carried-in");
        Claim after = told.get("carried-out");
        List<Claim> results = RESULTS.stream().filter(told::containsKey).map(told::get).toList();
        Claim done = DONE.stream().filter(told::containsKey).map(told::get).findFirst().orElse(null);
        if (before == null && after == null) {
            return;
        }
        BigDecimal in = received.value().add(value(before));
        if (results.size() >= FEW) {
            BigDecimal out = sum(results).add(value(after));
            boolean mayBeUnnamed = out.compareTo(in) < 0 && results.size() < ALL;
            boolean wrong = before == null ? in.compareTo(out) > 0 : in.compareTo(out) != 0;
            if (wrong && !(mayBeUnnamed && results.size() == FEW)) {
                say(report, book, notes, received, before, in, "各类结果加结转下年度，等于 %s".formatted(out.toPlainString()), out, mayBeUnnamed);
            }
        } else if (done != null && results.isEmpty()) {
            BigDecimal out = done.value().add(value(after));
            boolean whole = before != null && after != null;
            boolean wrong = whole ? in.compareTo(out) != 0 : before == null ? in.compareTo(out) > 0 : out.compareTo(in) > 0;
            if (wrong) {
                say(report, book, notes, received, before, in, "%s %s 加结转下年度 %s，等于 %s".formatted(done.measure().title(), done.value().toPlainString(),
                        value(after).toPlainString(), out.toPlainString()), out, !done.measure().id().equals(DONE.getFirst()));
            }
        }
    }

    private static void say(Report report, Rulebook book, Notes notes, Claim received, @Nullable Claim before, BigDecimal in, String outWords,
            BigDecimal out, boolean onlyWarns) {
        Finding finding = book.rule("N-13-FLOW").at(report.text(), report.text().line(received.from()), "新收 %s 加上年结转 %s，等于 %s；%s；相差 %s。".formatted(
                received.value().toPlainString(), value(before).toPlainString(), in.toPlainString(), outWords, in.subtract(out).abs().toPlainString()));
        notes.add((onlyWarns ? finding.weighing(finding.severity().orLighter(Severity.WARNING)) : finding).comparing(in, out));
    }

    private static BigDecimal value(@Nullable Claim claim) {
        return claim == null ? BigDecimal.ZERO : claim.value();
    }

    private static BigDecimal sum(List<Claim> claims) {
        return claims.stream().map(Claim::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
