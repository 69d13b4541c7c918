package org.gongkai.casework.category;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

import org.gongkai.casework.mattertext.MatterText;

/**
 * Proposes categories for a letter, and says because of which words. Two things are added: the words that the file gives for a category and that stand in the
 * letter, each counting more where it stands in the title or early and less where it speaks for many categories; and pairs of characters that stood in many
 * earlier letters of a category and in few others. The same letter and the same earlier letters give the same proposals.
 */
public final class CategoryProposals {

    /** Every proposal that is shown. */
    static final int SHOWN = 3;
    private static final int OPENING = 150;
    private static final double IN_TITLE = 3;
    private static final double IN_OPENING = 1.2;
    private static final double LATER = 0.5;
    private static final int LONG = 5;
    private static final String OTHER = "其他";
    private static final int LEAST_LETTERS = 2;
    private static final double TELLING = 0.7;
    private static final double LEAST_SHARE = 0.3;
    private static final double OF_THE_PAST = 0.1;
    private static final int TRUSTED_FROM = 4;
    private static final int MOST_WORDS = 4;

    private final Map<String, Category> categories;
    /** Which categories a word speaks for, by the word as it is compared. */
    private final Map<String, Set<String>> speaksFor = new HashMap<>();
    /** A word as the file writes it. */
    private final Map<String, String> written = new HashMap<>();
    private final int longest;

    CategoryProposals(Map<String, Category> categories, Map<String, LetterCategories.Row> rows) {
        this.categories = categories;
        for (Category category : categories.values()) {
            if (category.isChosen()) {
                rows.get(category.id()).said().forEach(word -> speaks(word, category));
                List.of(category.title().split("[、和与及]|管理|问题")).forEach(part -> speaks(part, category));
                speaks(category.title(), category);
            }
        }
        longest = speaksFor.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private void speaks(String word, Category category) {
        String bare = bare(word);
        if (bare.length() > 1 && !word.equals(OTHER)) {
            speaksFor.computeIfAbsent(bare, any -> new TreeSet<>()).add(category.id());
            written.putIfAbsent(bare, word);
        }
    }

    /** A text as it is compared: letters and digits in one writing. */
    static String bare(String text) {
        return new MatterText(List.of(new MatterText.Part("", text))).bare().getFirst();
    }

    /**
     * @param words because of which it is proposed, the most telling first
     */
    public record Proposal(Category category, double weight, List<String> words) {
    }

    /**
     * What is known of earlier letters.
     *
     * @param letters how many there are of each category
     * @param pairs   of each pair of characters, in how many letters of each category it stood
     */
    public record Past(Map<String, Integer> letters, Map<String, Map<String, Integer>> pairs) {

        public static final Past NONE = new Past(Map.of(), Map.of());
    }

    /** At most three, the likeliest first; of equal weight the one that the file names first. */
    public List<Proposal> of(String title, String text, Past past) {
        String head = bare(title);
        String body = bare(text);
        Map<String, Map<String, Double>> spoken = new LinkedHashMap<>();
        seen(head, body).forEach((word, often) -> {
            Set<String> of = speaksFor.get(word);
            double weight = Math.log1p(often) / Math.sqrt(of.size()) * (0.6 + 0.2 * Math.min(word.length(), LONG));
            of.forEach(category -> spoken.computeIfAbsent(category, any -> new LinkedHashMap<>()).put(written.get(word), weight));
        });
        past(head, body, past).forEach((category, words) -> words.forEach((word, weight) -> spoken.computeIfAbsent(category, any -> new LinkedHashMap<>()).merge(word, weight, Double::sum)));
        List<String> order = List.copyOf(categories.keySet());
        return spoken.entrySet().stream().filter(one -> categories.containsKey(one.getKey()))
                .map(one -> new Proposal(categories.get(one.getKey()), one.getValue().values().stream().mapToDouble(Double::doubleValue).sum(), telling(one.getValue())))
                .sorted(Comparator.comparingDouble(Proposal::weight).reversed().thenComparing(proposal -> order.indexOf(proposal.category().id()))).limit(SHOWN).toList();
    }

    private static List<String> telling(Map<String, Double> words) {
        return words.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(MOST_WORDS).map(Map.Entry::getKey).toList();
    }

    /** The known words of a letter, the longest where several begin, and how much each counts by where it stands. */
    private Map<String, Double> seen(String head, String body) {
        Map<String, Double> seen = new TreeMap<>();
        count(head, seen, at -> IN_TITLE);
        count(body, seen, at -> at < OPENING ? IN_OPENING : LATER);
        return seen;
    }

    private void count(String text, Map<String, Double> seen, IntToDoubleFunction weight) {
        for (int at = 0; at < text.length();) {
            int length = Math.min(longest, text.length() - at);
            while (length > 1 && !speaksFor.containsKey(text.substring(at, at + length))) {
                length--;
            }
            if (length > 1) {
                seen.merge(text.substring(at, at + length), weight.applyAsDouble(at), Double::sum);
            }
            at += Math.max(1, length);
        }
    }

    /** Pairs of neighbouring characters of a letter. */
    public static Set<String> pairs(String title, String text) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String part : List.of(bare(title), bare(text))) {
            for (int at = 0; at + 1 < part.length(); at++) {
                pairs.add(part.substring(at, at + 2));
            }
        }
        return pairs;
    }

    /** By category the words that were more frequent in its earlier letters than in all, with their weights. */
    private static Map<String, Map<String, Double>> past(String head, String body, Past past) {
        int all = past.letters().values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Map<String, Double>> telling = new TreeMap<>();
        for (String pair : pairs(head, body)) {
            Map<String, Integer> in = past.pairs().getOrDefault(pair, Map.of());
            double usual = (in.values().stream().mapToInt(Integer::intValue).sum() + 0.5) / (all + 1);
            in.forEach((category, letters) -> {
                int of = past.letters().getOrDefault(category, letters);
                double share = (double) letters / of;
                double more = Math.log((letters + 0.5) / (of + 1) / usual);
                if (letters >= LEAST_LETTERS && share >= LEAST_SHARE && more > TELLING) {
                    telling.computeIfAbsent(category, any -> new LinkedHashMap<>()).put(pair, more * share * share);
                }
            });
        }
        Map<String, Map<String, Double>> words = new TreeMap<>();
        telling.forEach((category, pairs) -> {
            double trust = OF_THE_PAST * past.letters().get(category) / (past.letters().get(category) + TRUSTED_FROM);
            words.put(category, joined(head + "\n" + body, pairs, trust));
        });
        return words;
    }

    /** Pairs that stand one over the other become the word that they are. */
    private static Map<String, Double> joined(String text, Map<String, Double> weights, double trust) {
        Map<String, Double> words = new LinkedHashMap<>();
        Set<String> left = new TreeSet<>(weights.keySet());
        for (int at = 0; at + 1 < text.length(); at++) {
            int end = at;
            double weight = 0;
            while (end + 1 < text.length() && left.contains(text.substring(end, end + 2))) {
                weight += weights.get(text.substring(end, end + 2));
                left.remove(text.substring(end, end + 2));
                end++;
            }
            if (end > at) {
                words.merge(text.substring(at, end + 1), trust * weight, Double::sum);
                at = end;
            }
        }
        return words;
    }
}
