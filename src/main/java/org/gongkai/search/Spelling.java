package org.gongkai.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What somebody meant who typed what nothing says: letters for characters (gongjijin, gjj), a character that sounds alike or is another (加装店梯).
 * Whatever is proposed stands in titles. Asked only where nothing was found, and answered from the pairs of characters that titles have.
 */
final class Spelling {

    private static final Pattern LETTERS = Pattern.compile("[a-z]{2,40}");
    private static final int WIDTH = 200;
    private static final int CHECKED = 12;
    private static final int LONGEST = 30;
    private static final int SHORTEST_TO_REPLACE = 3;

    private final TitlePairs pairs;
    private final Syllables syllables;
    private final Set<String> words;
    private final Counting titles;

    /** In how many titles a phrase stands. */
    @FunctionalInterface
    interface Counting {
        int of(String phrase) throws IOException;
    }

    private record Guess(String word, double worth) {
    }

    /** @param words that are known beside titles */
    Spelling(TitlePairs pairs, Syllables syllables, Set<String> words, Counting titles) {
        this.pairs = pairs;
        this.syllables = syllables;
        this.words = words;
        this.titles = titles;
    }

    static boolean isLetters(String word) {
        return LETTERS.matcher(word).matches();
    }

    /** @param letters one or several words of letters, as gongshang baoxian */
    Optional<Synonym> spelledOut(List<String> letters) throws IOException {
        // what was not met in a title cannot be meant
        pairs.all((first, second, many) -> {
            syllables.of(first);
            syllables.of(second);
        });
        String typed = String.join("", letters);
        List<List<String>> ways = syllables.cut(typed);
        List<Guess> guesses = new ArrayList<>();
        if (!ways.isEmpty()) {
            for (List<String> way : ways) {
                guesses.addAll(chains(way.size(), (at, character) -> syllables.of(character).contains(way.get(at))));
            }
        } else if (typed.length() <= LONGEST) {
            words.stream().filter(word -> word.length() == typed.length() && syllables.initials(word).equals(typed)).forEach(word -> guesses.add(new Guess(word, Double.MAX_VALUE)));
            guesses.addAll(chains(typed.length(), (at, character) -> syllables.of(character).stream().anyMatch(sound -> sound.charAt(0) == typed.charAt(at))));
        }
        return best(guesses).map(word -> new Synonym(String.join(" ", letters), word, Synonym.Why.PINYIN));
    }

    /** The most likely words whose characters fit, each pair of which stands in titles. */
    private List<Guess> chains(int length, BiPredicate<Integer, Character> fits) {
        if (length < 2 || length > LONGEST) {
            return List.of();
        }
        List<Guess> chains = new ArrayList<>();
        pairs.all((first, second, many) -> {
            if (fits.test(0, first) && fits.test(1, second)) {
                chains.add(new Guess("" + first + second, many));
            }
        });
        List<Guess> wide = widest(chains);
        for (int at = 2; at < length; at++) {
            List<Guess> longer = new ArrayList<>();
            int next = at;
            for (Guess chain : wide) {
                pairs.after(chain.word.charAt(at - 1), (character, many) -> {
                    if (fits.test(next, character)) {
                        longer.add(new Guess(chain.word + character, Math.min(chain.worth, many)));
                    }
                });
            }
            wide = widest(longer);
        }
        return wide;
    }

    private static List<Guess> widest(List<Guess> guesses) {
        return guesses.stream().sorted(Comparator.comparingDouble(Guess::worth).reversed()).limit(WIDTH).toList();
    }

    private Optional<String> best(List<Guess> guesses) throws IOException {
        String best = null;
        double most = 0;
        for (Guess guess : guesses.stream().sorted(Comparator.comparingDouble(Guess::worth).reversed()).limit(CHECKED).toList()) {
            int found = titles.of(guess.word);
            double worth = guess.worth == Double.MAX_VALUE ? 10.0 * found + 1 : found;
            if (worth > most) {
                most = worth;
                best = guess.word;
            }
        }
        return Optional.ofNullable(best);
    }

    /** One edit where a pair stands in no title: a character that sounds alike, or, where both its pairs stand nowhere, another, a turned or a doubled one. */
    Optional<Synonym> corrected(String word) throws IOException {
        if (word.length() < 2 || word.length() > LONGEST || !word.chars().allMatch(Character::isIdeographic)) {
            return Optional.empty();
        }
        Map<String, int[]> windows = new LinkedHashMap<>();
        Map<String, Boolean> alike = new LinkedHashMap<>();
        for (int at = 0; at < word.length(); at++) {
            boolean left = at == 0 || pairs.titlesWith(word.charAt(at - 1), word.charAt(at)) == 0;
            boolean right = at == word.length() - 1 || pairs.titlesWith(word.charAt(at), word.charAt(at + 1)) == 0;
            boolean broken = at > 0 && left || at < word.length() - 1 && right;
            if (broken) {
                propose(word, at, left && right && word.length() >= SHORTEST_TO_REPLACE, windows, alike);
            }
        }
        String best = null;
        double most = 0;
        int checked = 0;
        for (Map.Entry<String, int[]> one : windows.entrySet()) {
            boolean soundsAlike = alike.get(one.getKey());
            int found = checked++ < CHECKED * CHECKED ? titles.of(one.getKey().substring(one.getValue()[0], one.getValue()[1])) : 0;
            // what sounds alike is typed by mistake far more often than what only looks alike
            double worth = found * (soundsAlike ? 100.0 : 1) * (one.getValue()[1] - one.getValue()[0]);
            if (worth > most) {
                most = worth;
                best = one.getKey();
            }
        }
        return best == null ? Optional.empty() : Optional.of(new Synonym(word, best, Synonym.Why.SPELLING));
    }

    private void propose(String word, int at, boolean anything, Map<String, int[]> windows, Map<String, Boolean> alike) {
        Consumer<Character> replacing = character -> {
            boolean soundsAlike = syllables.soundAlike(word.charAt(at), character);
            boolean fits = character != word.charAt(at) && (at == 0 || pairs.titlesWith(word.charAt(at - 1), character) > 0)
                    && (at == word.length() - 1 || pairs.titlesWith(character, word.charAt(at + 1)) > 0);
            boolean inside = at > 0 && at < word.length() - 1;
            if (fits && (soundsAlike || anything && inside)) {
                put(word.substring(0, at) + character + word.substring(at + 1), Math.max(0, at - 1), Math.min(word.length(), at + 2), soundsAlike, windows, alike);
            }
        };
        if (at > 0) {
            pairs.after(word.charAt(at - 1), (character, many) -> replacing.accept(character));
        } else {
            pairs.before(word.charAt(1), (character, many) -> replacing.accept(character));
        }
        if (anything && at + 1 < word.length()) {
            String turned = word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            put(turned, Math.max(0, at - 1), Math.min(word.length(), at + 3), false, windows, alike);
        }
        if (at > 0 && word.charAt(at) == word.charAt(at - 1)) {
            String single = word.substring(0, at) + word.substring(at + 1);
            put(single, Math.max(0, at - 2), Math.min(single.length(), at + 1), true, windows, alike);
        }
    }

    private static void put(String word, int from, int to, boolean soundsAlike, Map<String, int[]> windows, Map<String, Boolean> alike) {
        if (to - from >= 2 && windows.putIfAbsent(word, new int[] {from, to}) == null) {
            alike.put(word, soundsAlike);
        }
    }
}
