package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import tools.jackson.databind.JsonNode;

/** What the text says against what the tables say: numbers after a key phrase, and what is said not to have happened. */
final class NarrativeCheck implements Check {

    private static final Pattern OTHER_SCOPE = Pattern.compile("全市|全区|全县|全省|全系统|各部门|所属|下属|各级|各区|各县|各镇|街道|累计|自\\d{4}年|以来|上年度?同期|去年|同比|较上|分别");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年");
    private static final Pattern NOT_SAID_OF_ALL = Pattern.compile("维持|纠正|驳回|撤销|审结|败诉|其中|除");

    /** A phrase of the text whose number should stand in the table. */
    private record Said(String rule, String what, BigDecimal value, int at, Optional<Severity> severity) {
    }

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        for (JsonNode key : book.words("N-01").get("keys")) {
            List<Said> said = said(report, text, key);
            if (!said.isEmpty()) {
                compare(report, book, notes, key, said);
            }
        }
        for (JsonNode key : book.words("N-14").get("keys")) {
            nothing(report, book, notes, text, key);
        }
    }

    private List<Said> said(Report report, String text, JsonNode key) {
        List<Said> said = new ArrayList<>();
        Matcher found = pattern(key).matcher(text);
        while (found.find()) {
            int from = beginOfSentence(text, found.start());
            if (isOfThisYear(report, text.substring(from, found.end())) && !isApproximate(text, found)
                    && !OTHER_SCOPE.matcher(text.substring(from, found.end())).find()) {
                said.add(new Said(key.get("id").asString(), key.get("what").asString(), new BigDecimal(found.group(1)), found.start(),
                        key.has("severity") ? Optional.of(Severity.valueOf(key.get("severity").asString().toUpperCase(java.util.Locale.ROOT))) : Optional.empty()));
            }
        }
        return said;
    }

    private static void compare(Report report, Rulebook book, Notes notes, JsonNode key, List<Said> said) {
        List<BigDecimal> right = new ArrayList<>();
        for (JsonNode cells : key.get("cells")) {
            report.sum(cells.valueStream().map(JsonNode::asString).toList()).ifPresent(right::add);
        }
        BigDecimal all = said.stream().map(Said::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (right.isEmpty() || said.stream().anyMatch(each -> isIn(right, each.value)) || isIn(right, all)) {
            return;
        }
        Said first = said.getFirst();
        int line = report.text().line(first.at);
        Rule rule = book.rule("N-01");
        notes.add(new Finding(first.rule, first.severity.map(rule.weight()::orLighter).orElse(rule.weight()), report.text().place(line), line,
                "文字写%s %s，表格里是 %s。".formatted(first.what, first.value.toPlainString(), right.getFirst().toPlainString()),
                null, null, null, null).comparing(first.value, right.getFirst()));
    }

    private static boolean isIn(List<BigDecimal> values, BigDecimal value) {
        return values.stream().anyMatch(each -> each.compareTo(value) == 0);
    }

    private void nothing(Report report, Rulebook book, Notes notes, String text, JsonNode key) {
        List<String> cells = key.get("cells").valueStream().map(JsonNode::asString).toList();
        List<String> other = key.get("other").valueStream().map(JsonNode::asString).toList();
        Optional<BigDecimal> right = report.sum(cells).or(() -> report.sum(other));
        if (right.isEmpty() || right.get().signum() == 0) {
            return;
        }
        Matcher found = pattern(key).matcher(text);
        while (found.find()) {
            String sentence = text.substring(beginOfSentence(text, found.start()), found.end());
            if (isOfThisYear(report, sentence) && !OTHER_SCOPE.matcher(sentence).find() && !NOT_SAID_OF_ALL.matcher(found.group()).find()) {
                notes.add(book.rule("N-14").at(report.text(), report.text().line(found.start()), "文字说没有发生%s（“%s”），表格里是 %s。".formatted(
                        key.get("what").asString(), report.text().original(found.start(), found.end()), right.get().toPlainString()))
                        .comparing(BigDecimal.ZERO, right.get()));
                return;
            }
        }
    }

    private Pattern pattern(JsonNode key) {
        return patterns.computeIfAbsent(key.get("pattern").asString(), Pattern::compile);
    }

    static int beginOfSentence(String text, int at) {
        int begin = at;
        while (begin > 0 && "。;\n".indexOf(text.charAt(begin - 1)) < 0 && at - begin < 120) {
            begin--;
        }
        return begin;
    }

    private static boolean isApproximate(String text, Matcher found) {
        return found.end(1) < text.length() && "余多".indexOf(text.charAt(found.end(1))) >= 0
                || found.start(1) > 0 && "近约超逾".indexOf(text.charAt(found.start(1) - 1)) >= 0;
    }

    static boolean isOfThisYear(Report report, String sentence) {
        Matcher year = YEAR.matcher(sentence);
        String last = "";
        while (year.find()) {
            last = year.group(1);
        }
        return last.isEmpty() || last.equals(String.valueOf(report.year()));
    }
}
