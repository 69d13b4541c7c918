package org.gongkai.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a person typed: numbers, years, known words in other wording, and what a question is wrapped in. Decided once for each question, from memory. */
final class Understanding {

    private static final int MOST_WORDS = 8;
    private static final int MOST_WORDINGS = 6;
    private static final int SHORTEST = 2;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern YEAR_FIRST = Pattern.compile("((?:19|20)\\d\\d)(?:年度?(?:的)?)?(?=\\p{IsHan}{2})(.*)");
    private static final Pattern YEAR_LAST = Pattern.compile("(.*\\p{IsHan}{2})((?:19|20)\\d\\d)(?:年度?)?");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年?度?");
    private static final String FILLING = "的了吗呢呀吧么啊";

    private final Synonyms wordings;
    private final Pattern wrapping;
    private final Function<String, Optional<String>> number;

    /** @param number reads a text that is a number and nothing else */
    Understanding(Synonyms wordings, List<String> wrapping, Function<String, Optional<String>> number) {
        this.wordings = wordings;
        this.wrapping = Pattern.compile(wrapping.isEmpty() ? "(?!)" : wrapping.stream().map(Folding::fold).distinct()
                .sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote).collect(Collectors.joining("|")));
        this.number = number;
    }

    Synonyms wordings() {
        return wordings;
    }

    /** @param literally the words as they were typed and nothing else */
    Understood of(String typed, boolean literally) {
        Optional<String> whole = number.apply(Folding.fold(typed));
        if (whole.isPresent()) {
            return new Understood(typed, List.of(Understood.Word.asTyped(whole.get())), List.of(), List.of());
        }
        List<String> chunks = BLANKS.splitAsStream(Folding.fold(typed)).filter(Understanding::isSearchable).limit(MOST_WORDS).toList();
        if (literally) {
            return new Understood(typed, chunks.stream().map(Understood.Word::asTyped).toList(), List.of(), List.of());
        }
        List<String> years = new ArrayList<>();
        return read(typed, withoutYears(chunks, years), years, false);
    }

    /** The words without what a question is wrapped in: 高龄津贴怎么申请 becomes 高龄津贴 and 申请. The same where nothing would be left. */
    Understood core(Understood question) {
        List<String> pieces = question.words().stream().map(Understood.Word::typed).flatMap(MARKS::splitAsStream).flatMap(wrapping::splitAsStream)
                .filter(Understanding::isSearchable).limit(MOST_WORDS).toList();
        List<String> telling = pieces.stream().filter(piece -> piece.length() >= SHORTEST).toList();
        return pieces.isEmpty() ? question : read(question.typed(), telling.isEmpty() ? pieces : telling, question.years(), true);
    }

    /** In which a phrase may stand. */
    List<String> ways(String phrase) {
        String folded = Folding.fold(phrase);
        return wordings(folded, wordings.in(folded));
    }

    private static List<String> withoutYears(List<String> chunks, List<String> years) {
        List<String> matters = new ArrayList<>();
        for (String chunk : chunks) {
            Matcher first = YEAR_FIRST.matcher(chunk);
            Matcher last = YEAR_LAST.matcher(chunk);
            Matcher alone = YEAR.matcher(chunk);
            if (first.matches()) {
                years.add(first.group(1));
                matters.add(first.group(2));
            } else if (last.matches()) {
                matters.add(last.group(1));
                years.add(last.group(2));
            } else if (alone.matches() && chunks.size() > 1) {
                years.add(alone.group(1));
            } else {
                matters.add(chunk);
            }
        }
        if (matters.isEmpty()) {
            years.clear();
            return chunks;
        }
        return matters;
    }

    private Understood read(String typed, List<String> chunks, List<String> years, boolean loosely) {
        List<Understood.Reading> readings = new ArrayList<>();
        List<Understood.Word> words = chunks.stream().map(chunk -> word(chunk, readings, loosely)).toList();
        return new Understood(typed, words, years, readings.stream().distinct().toList());
    }

    private Understood.Word word(String chunk, List<Understood.Reading> readings, boolean loosely) {
        List<Synonyms.Place> places = wordings.in(chunk);
        if (places.isEmpty()) {
            return Understood.Word.asTyped(chunk);
        }
        places.forEach(place -> readings.add(new Understood.Reading(chunk.substring(place.from(), place.to()),
                place.wordings().stream().map(Synonym::written).toList(), place.wordings().getFirst().why())));
        return new Understood.Word(wordings(chunk, places), parts(chunk, places, loosely));
    }

    /** The chunk as typed, then with each known word replaced. */
    private static List<String> wordings(String chunk, List<Synonyms.Place> places) {
        Set<String> ways = new LinkedHashSet<>(List.of(chunk));
        for (int nth = 0; ways.size() < MOST_WORDINGS && nth < MOST_WORDINGS; nth++) {
            StringBuilder written = new StringBuilder();
            int at = 0;
            for (Synonyms.Place place : places) {
                written.append(chunk, at, place.from()).append(place.wordings().get(Math.min(nth, place.wordings().size() - 1)).written());
                at = place.to();
            }
            ways.add(written.append(chunk, at, chunk.length()).toString());
        }
        return List.copyOf(ways);
    }

    /** Known words and what stands between them; none where a single character would be left over, unless it is all the same. */
    private static List<List<String>> parts(String chunk, List<Synonyms.Place> places, boolean loosely) {
        List<List<String>> parts = new ArrayList<>();
        int at = 0;
        for (Synonyms.Place place : places) {
            if (!between(chunk.substring(at, place.from()), parts, loosely)) {
                return List.of();
            }
            parts.add(Synonyms.ways(chunk.substring(place.from(), place.to()), place.wordings()));
            at = place.to();
        }
        return between(chunk.substring(at), parts, loosely) && (parts.size() > 1 || loosely) ? parts : List.of();
    }

    private static boolean between(String rest, List<List<String>> parts, boolean loosely) {
        if (rest.length() >= SHORTEST) {
            parts.add(List.of(rest));
        }
        return rest.length() != 1 || loosely || FILLING.contains(rest);
    }

    static boolean isSearchable(String word) {
        return word.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
