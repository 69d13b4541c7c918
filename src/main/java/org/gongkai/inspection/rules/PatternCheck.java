package org.gongkai.inspection.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Sought;
import tools.jackson.databind.JsonNode;

/** The rules of wording that their file declares whole: what is recognised, what is said, how it might read. */
final class PatternCheck implements Check {

    private static final int AROUND = 10;
    private final Map<String, Map<Sought, String>> compiled = new ConcurrentHashMap<>();

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        for (Rule rule : book.all()) {
            JsonNode words = book.words(rule.id());
            if (words.has("say")) {
                Map<Sought, String> patterns = compiled(rule, words);
                if (words.has("least")) {
                    together(report, rule, words, patterns, notes);
                } else {
                    each(report, rule, words, patterns, notes);
                }
            }
        }
    }

    private void each(Report report, Rule rule, JsonNode words, Map<Sought, String> patterns, Notes notes) {
        String text = report.text().words();
        Set<String> said = new HashSet<>();
        patterns.forEach((pattern, replacement) -> {
            Sought.Search search = pattern.in(text);
            while (report.text().mayHold(pattern) && search.find()) {
                Matcher found = search.found();
                String spot = text.substring(Math.max(0, found.start() - 4), Math.min(text.length(), found.end() + 4));
                String seen = report.text().original(found.start(), found.end());
                boolean apart = words.has("tight") && seen.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
                if (!apart && said.add(spot)) {
                    Finding finding = rule.at(report.text(), report.text().line(found.start()),
                            words.get("say").asString() + "：“" + around(report, found) + "”。");
                    notes.add(replacement.isEmpty() ? finding : finding.proposing(seen, expand(found, replacement)));
                }
            }
        });
        if (words.has("everywhere")) {
            for (Piece piece : report.text().of(Role.CHROME)) {
                patterns.forEach((pattern, replacement) -> {
                    Sought.Search search = pattern.in(Folded.of(piece.text()).text());
                    if (search.find()) {
                        notes.add(rule.at(report.text(), piece.line(), words.get("say").asString() + "：“" + search.found().group() + "”。"));
                    }
                });
            }
        }
    }

    private static void together(Report report, Rule rule, JsonNode words, Map<Sought, String> patterns, Notes notes) {
        Set<String> seen = new LinkedHashSet<>();
        int[] first = {-1};
        String text = report.text().words();
        Map<String, String> mended = new LinkedHashMap<>();
        patterns.forEach((pattern, replacement) -> {
            Sought.Search search = pattern.in(text);
            if (report.text().mayHold(pattern) && search.find()) {
                Matcher found = search.found();
                seen.add(found.group());
                mended.put(found.group(), expand(found, replacement));
                first[0] = first[0] < 0 ? found.start() : Math.min(first[0], found.start());
            }
        });
        if (seen.size() >= words.get("least").asInt()) {
            notes.add(rule.at(report.text(), report.text().line(first[0]), words.get("say").asString() + "：" + String.join("、", seen) + "。")
                    .proposing(String.join("、", seen), String.join("、", mended.values())));
        }
    }

    private static String around(Report report, Matcher found) {
        String text = report.text().words();
        int from = Math.max(text.lastIndexOf('\n', found.start()) + 1, found.start() - AROUND);
        int line = text.indexOf('\n', found.end());
        int to = Math.min(line < 0 ? text.length() : line, found.end() + AROUND);
        return report.text().original(from, to).strip();
    }

    private static String expand(Matcher found, String replacement) {
        String out = replacement.replace("$0", found.group());
        for (int group = 1; group <= found.groupCount(); group++) {
            out = out.replace("$" + group, found.group(group) == null ? "" : found.group(group));
        }
        return out;
    }

    private Map<Sought, String> compiled(Rule rule, JsonNode words) {
        return compiled.computeIfAbsent(rule.id(), id -> {
            Map<Sought, String> patterns = new LinkedHashMap<>();
            String replace = words.path("replace").asString("");
            if (words.has("pattern")) {
                patterns.put(Sought.of(Pattern.compile(words.get("pattern").asString(), Pattern.MULTILINE)), replace);
            }
            words.path("certain").forEach(word -> patterns.put(Sought.of(word.asString()), ""));
            words.path("replacements").propertyStream().forEach(entry ->
                    patterns.put(Sought.of(entry.getKey()), entry.getValue().asString()));
            return patterns;
        });
    }
}
