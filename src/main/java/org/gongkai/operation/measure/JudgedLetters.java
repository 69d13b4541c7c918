package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.category.CategoryProposals;
import org.gongkai.casework.category.CategoryProposals.Past;
import org.gongkai.casework.category.LetterCategories;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a category that a reader found right is among the three that are proposed for a letter: by the shipped words alone, and when four fifths of the
 * judged letters are earlier ones. A line of the judged file is the id of a letter and the categories that are right for it, the best first.
 */
final class JudgedLetters implements Scenario {

    private static final int FOLDS = 5;

    private record Letter(String title, String text, List<String> right) {
    }

    @Override
    public String name() {
        return "letter-categories";
    }

    @Override
    public String title() {
        return "Categories proposed for letters, by judgement (--judged FILE, --file for the letters as JSON lines with id, title, content)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path judged = bench.wanted().judged();
        if (judged == null || bench.files().isEmpty()) {
            bench.progress("letter-categories needs --judged FILE and the letters it speaks of with --file");
            return;
        }
        List<Letter> letters = letters(judged, bench.files());
        CategoryProposals proposals = LetterCategories.shipped();
        tell(bench, proposals, "shipped words alone", letters, Past.NONE);
        int[] counts = new int[3];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Letter> earlier = new ArrayList<>();
            List<Letter> asked = new ArrayList<>();
            for (int n = 0; n < letters.size(); n++) {
                (n % FOLDS == fold ? asked : earlier).add(letters.get(n));
            }
            count(bench, proposals, asked, past(earlier), counts);
        }
        line(bench, "four fifths of them as earlier letters", counts, letters.size());
    }

    private static List<Letter> letters(Path judged, List<Path> files) throws IOException {
        Map<String, JsonNode> read = new HashMap<>();
        JsonMapper json = JsonMapper.builder().build();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                JsonNode letter = json.readTree(line);
                read.put(letter.get("id").asString(), letter);
            }
        }
        List<Letter> letters = new ArrayList<>();
        for (String line : Files.readAllLines(judged)) {
            String[] parts = line.split("\t");
            JsonNode letter = parts.length > 1 ? read.get(parts[0]) : null;
            if (letter != null) {
                letters.add(new Letter(letter.get("title").asString(), letter.get("content").asString(), List.of(parts[1].strip().split(" +"))));
            }
        }
        return letters;
    }

    private static Past past(List<Letter> letters) {
        Map<String, Integer> many = new HashMap<>();
        Map<String, Map<String, Integer>> pairs = new HashMap<>();
        for (Letter letter : letters) {
            String category = letter.right.getFirst();
            many.merge(category, 1, Integer::sum);
            CategoryProposals.pairs(letter.title, letter.text).forEach(pair -> pairs.computeIfAbsent(pair, any -> new HashMap<>()).merge(category, 1, Integer::sum));
        }
        return new Past(many, pairs);
    }

    private static void tell(Bench bench, CategoryProposals proposals, String what, List<Letter> letters, Past past) {
        int[] counts = new int[3];
        count(bench, proposals, letters, past, counts);
        line(bench, what, counts, letters.size());
    }

    private static void count(Bench bench, CategoryProposals proposals, List<Letter> letters, Past past, int[] counts) {
        for (Letter letter : letters) {
            List<String> proposed = proposals.of(letter.title, letter.text, past).stream().map(one -> one.category().id()).toList();
            counts[0] += proposed.stream().anyMatch(letter.right::contains) ? 1 : 0;
            counts[1] += !proposed.isEmpty() && letter.right.contains(proposed.getFirst()) ? 1 : 0;
            counts[2] += proposed.contains(letter.right.getFirst()) ? 1 : 0;
            if (proposed.stream().noneMatch(letter.right::contains)) {
                bench.progress("not among three: %s, proposed %s", letter.title, proposed);
            }
        }
    }

    private static void line(Bench bench, String what, int[] counts, int of) {
        bench.line("| letters of %d for which a right category is among the three proposed, is the first, for which the reader's own is among them: %s | %d, %d, %d (%.1f %%, %.1f %%, %.1f %%) |", of, what,
                counts[0], counts[1], counts[2], 100.0 * counts[0] / of, 100.0 * counts[1] / of, 100.0 * counts[2] / of);
    }
}
