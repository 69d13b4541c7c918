package org.gongkai.inspection.rules;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.text.Sought;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * What leads to one person without a number that proves itself: where somebody lives, a car, a mailbox, a child's class. Every rule with
 * {@code traces} in its words is asked; how it would be written without is its {@code mask}. Only asks; a person decides.
 */
final class TraceCheck implements Check {

    /** So much before what was found is read with it when a rule says what makes it harmless. */
    private static final int BEFORE = 20;
    private static final int BEHIND = 8;
    private static final String OWNERS = "P-LANDLINE";

    /** @param needs one of these must stand in a text before it is asked at all; empty where any text is */
    private record Traces(Rule rule, JsonNode words, List<String> needs, List<Sought> patterns, @Nullable Pattern unless) {
    }

    private final Map<Rulebook, List<Traces>> read = new ConcurrentHashMap<>();

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        for (Traces traces : read.computeIfAbsent(book, TraceCheck::traces)) {
            if (traces.needs.isEmpty() || traces.needs.stream().anyMatch(text::contains)) {
                BitSet taken = new BitSet();
                traces.patterns.forEach(pattern -> each(report, text, traces, pattern, taken, notes));
            }
        }
    }

    /** @param taken what another pattern of the rule has found */
    private static void each(Report report, String text, Traces traces, Sought pattern, BitSet taken, Notes notes) {
        Sought.Search search = pattern.in(text);
        while (report.text().mayHold(pattern) && search.find()) {
            Matcher found = search.found();
            boolean named = found.namedGroups().containsKey("name");
            String name = named ? Persons.shipped().nameAt(text, found.start("name")) : null;
            if (named && name == null || isHarmless(text, found, traces)) {
                continue;
            }
            boolean isName = traces.words.path("mask").has("name");
            int from = isName ? found.start("name") : found.start("found");
            int to = isName ? from + String.valueOf(name).length() : found.end("found");
            if (taken.get(from, to).cardinality() > 0) {
                continue;
            }
            taken.set(from, to);
            String seen = report.text().original(from, to);
            String masked = isName ? Persons.shipped().hidden(String.valueOf(name)) : Mask.of(traces.words.path("mask"), text.substring(from, to));
            Finding finding = traces.rule.at(report.text(), report.text().line(from), traces.words.path("say").asString() + "：" + masked + "。");
            notes.add(finding.proposing(seen, masked));
        }
    }

    private static boolean isHarmless(String text, Matcher found, Traces traces) {
        if (traces.unless == null) {
            return false;
        }
        int sentence = Math.max(text.lastIndexOf('\n', found.start()), text.lastIndexOf('。', found.start())) + 1;
        int from = Math.max(sentence, found.start() - BEFORE);
        int line = text.indexOf('\n', found.end());
        return traces.unless.matcher(text.substring(from, Math.min(line < 0 ? text.length() : line, found.end() + BEHIND))).find();
    }

    private static List<Traces> traces(Rulebook book) {
        Map<String, String> shared = Map.of("name", Persons.shipped().named(), "owner", String.join("|", book.words(OWNERS, "owners")));
        return book.all().stream().filter(rule -> book.words(rule.id()).has("traces")).map(rule -> {
            JsonNode words = book.words(rule.id());
            List<Sought> patterns = words.path("traces").valueStream().map(trace -> Sought.of(Pattern.compile(Filled.in(trace.asString(), words, shared)))).toList();
            return new Traces(rule, words, words.path("needs").valueStream().map(JsonNode::asString).toList(), patterns,
                    words.has("unless") ? Pattern.compile(words.path("unless").asString()) : null);
        }).toList();
    }
}
