package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;

/** Statutory names all of whose characters are there, side by side, in another order in which their words are not whole. */
final class ScrambledCheck implements Check {

    private static final String RULE = "W-SCRAMBLED";

    private record Term(String name, List<String> words, String sorted) {
    }

    private final ConcurrentHashMap<Rulebook, List<Term>> terms = new ConcurrentHashMap<>();

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        for (Term term : terms.computeIfAbsent(book, ScrambledCheck::terms)) {
            int length = term.name.length();
            String characters = term.sorted;
            int run = 0;
            for (int i = 0; i < text.length(); i++) {
                run = characters.indexOf(text.charAt(i)) >= 0 ? run + 1 : 0;
                if (run >= length) {
                    String window = text.substring(i + 1 - length, i + 1);
                    if (sorted(window).equals(characters) && !term.words.stream().allMatch(window::contains) && !isCutOut(text, i + 1 - length, i + 1, term.words)) {
                        notes.add(book.rule(RULE).at(report.text(), report.text().line(i), "似乎是“%s”的字颠倒了：“%s”。".formatted(term.name, window))
                                .proposing(window, term.name));
                        run = 0;
                    }
                }
            }
        }
    }

    /** Whether the window only begins or ends in the middle of a word that is whole in the text. */
    private static boolean isCutOut(String text, int from, int to, List<String> words) {
        String across = text.substring(Math.max(0, from - 1), from + 1);
        String onwards = text.substring(to - 1, Math.min(text.length(), to + 1));
        return words.contains(across) || words.contains(onwards);
    }

    private static List<Term> terms(Rulebook book) {
        List<Term> terms = new ArrayList<>();
        for (JsonNode term : book.words(RULE).get("terms")) {
            List<String> words = term.valueStream().map(JsonNode::asString).toList();
            String name = String.join("", words);
            terms.add(new Term(name, words, sorted(name)));
        }
        return List.copyOf(terms);
    }

    private static String sorted(String words) {
        char[] characters = words.toCharArray();
        Arrays.sort(characters);
        return new String(characters);
    }
}
