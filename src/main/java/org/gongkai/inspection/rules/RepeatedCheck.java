package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.inspection.claims.Claim;
import org.gongkai.inspection.claims.Quantity;
import org.gongkai.inspection.text.Sentence;

/** The same words with two numbers, whatever they are about: what no measure knows is held against itself all the same. */
final class RepeatedCheck implements Check {

    private static final String RULE = "N-33";
    private static final String BREAKS = ",;:。()";
    private static final Pattern OF_TIME = Pattern.compile("(?:19|20)\\d{2}年度?|全年|本年度?|今年|一年来|截[至止][^,。]{0,12}(?:底|日)");
    private static final Pattern FILLING = Pattern.compile("政府|信息|各类|共计|总计|累计|共|了|的|我[局厅委办镇乡区县市院]|本[局厅委级]|本机关|主动");
    private static final Pattern DONE = Pattern.compile("公开|发布|收到|受理|举办|召开|开展|编发|印发|推送|回应|答复|制发|更新|接待");
    private static final Pattern PART = Pattern.compile("其中|比|较|增|减|同期|累计|季度|半年|\\d月|期间|专题|等|以来|第[一二三四五六七八九十\\d]");
    private static final int LONG = 8;

    private record Told(Quantity quantity, int at) {
    }

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        Map<String, List<Told>> same = new LinkedHashMap<>();
        Set<Integer> known = report.claims().all().stream().filter(Claim::isSure).map(Claim::from).collect(Collectors.toSet());
        for (Sentence sentence : Sentence.of(report.text().words(), "。")) {
            int last = 0;
            for (Quantity quantity : Quantity.in(sentence.words())) {
                int from = last;
                for (int at = from; at < quantity.from(); at++) {
                    from = BREAKS.indexOf(sentence.words().charAt(at)) >= 0 ? at + 1 : from;
                }
                String label = OF_TIME.matcher(sentence.words().substring(from, quantity.from())).replaceAll("");
                String key = FILLING.matcher(label).replaceAll("").strip();
                if (!quantity.approximate() && !known.contains(sentence.from() + quantity.from()) && key.length() >= LONG && DONE.matcher(key).find() && !PART.matcher(sentence.words().substring(0, quantity.from())).find()) {
                    same.computeIfAbsent(key + quantity.unit(), words -> new ArrayList<>()).add(new Told(quantity, sentence.from() + quantity.from()));
                }
                last = quantity.to();
            }
        }
        same.forEach((words, told) -> {
            if (told.size() == 2 && told.getFirst().quantity.value().compareTo(told.getLast().quantity.value()) != 0) {
                int line = report.text().line(told.getLast().at);
                notes.add(book.rule(RULE).at(report.text(), line, "同样的话前后写了不同的数：“%s”%s（%s），%s。".formatted(words, told.getFirst().quantity.value().toPlainString(),
                        report.text().place(report.text().line(told.getFirst().at)), told.getLast().quantity.value().toPlainString()))
                        .comparing(told.getLast().quantity.value(), told.getFirst().quantity.value()));
            }
        });
    }
}
