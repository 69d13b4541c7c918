package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Script;

/** Terms of the field in which a character is written twice; and the organ's own name for itself, where it is another's. */
final class TermCheck implements Check {

    private static final String TWICE = "W-TWICE";
    private static final String OWN = "W-OWN";
    /** No term is longer, nor stands further from the character in it that is written twice. */
    private static final int LONGEST = 24;

    private final ConcurrentHashMap<Rulebook, Pattern> doubled = new ConcurrentHashMap<>();

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        Matcher found = doubled.computeIfAbsent(book, TermCheck::doubled).matcher(text).useTransparentBounds(true);
        int told = 0;
        for (int at = 0; at + 1 < text.length(); at++) {
            boolean twice = at >= told && text.charAt(at) == text.charAt(at + 1) && Script.isHan(text.charAt(at));
            if (twice && found.region(Math.max(told, at - LONGEST), Math.min(text.length(), at + LONGEST)).find() && found.start() <= at) {
                told = found.end();
                String seen = report.text().original(found.start(), found.end());
                if (seen.length() == found.end() - found.start()) {
                    notes.add(book.rule(TWICE).at(report.text(), report.text().line(found.start()), "同一个字写了两遍：“" + seen + "”。"));
                }
            }
        }
    }

    /** 信信息 within a term; at its end only before a stop, where no other word begins. */
    private static Pattern doubled(Rulebook book) {
        List<String> ways = new ArrayList<>();
        for (String term : book.words(TWICE, "terms")) {
            for (int i = 1; i < term.length() - 1; i++) {
                ways.add(term.substring(0, i + 1) + term.substring(i));
            }
            ways.add(term + term.charAt(term.length() - 1) + "(?=[。,;、])");
        }
        return Pattern.compile(String.join("|", ways));
    }

    /** 我镇 in the report of a bureau; asked of reports only. */
    static final class Own implements Check {

        private static final Pattern QUOTED = Pattern.compile("“[^“”\\n]{0,200}”");

        @Override
        public void look(Report report, Rulebook book, Notes notes) {
            String organ = report.recognition().organ();
            if (organ == null || !report.recognition().tellsItsYear()) {
                return;
            }
            String text = QUOTED.matcher(report.text().words()).replaceAll(quoted -> " ".repeat(quoted.group().length()));
            book.words(OWN).get("own").propertyStream().forEach(own -> {
                int at = text.indexOf(own.getKey());
                if (at >= 0 && !Pattern.compile(own.getValue().asString()).matcher(organ).find()) {
                    notes.add(book.rule(OWN).at(report.text(), report.text().line(at), "%s的报告里写着“%s”。".formatted(organ, own.getKey())));
                }
            });
        }
    }
}
