package org.gongkai.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a question was taken for.
 *
 * @param typed    what was typed
 * @param words    what must be there, each in one of its wordings
 * @param years    years that were named beside a matter: what is of them comes first, nothing else is left out
 * @param readings what was taken for what, for the reader to see; empty where words were taken as typed
 */
public record Understood(String typed, List<Word> words, List<String> years, List<Reading> readings) {

    /**
     * A stretch that was typed without a blank.
     *
     * @param wordings the ways in which it may stand, as typed first
     * @param parts    where words are known inside it: the pieces, each with its ways; standing apart they say the same. Empty where none is known
     */
    public record Word(List<String> wordings, List<List<String>> parts) {

        public Word {
            wordings = List.copyOf(wordings);
            parts = List.copyOf(parts);
        }

        static Word asTyped(String typed) {
            return new Word(List.of(typed), List.of());
        }

        String typed() {
            return wordings.getFirst();
        }
    }

    /** @param said as it was typed @param meant what is looked for as well, or instead where nothing says it */
    public record Reading(String said, List<String> meant, Synonym.Why why) {
    }

    public Understood {
        words = List.copyOf(words);
        years = List.copyOf(years);
        readings = List.copyOf(readings);
    }

    static Understood nothing(String typed) {
        return new Understood(typed, List.of(), List.of(), List.of());
    }

    /** Whether nothing that could be looked for was typed: blanks, or symbols alone. */
    public boolean areNone() {
        return words.isEmpty();
    }

    /** Everything to be marked in a hit. */
    List<String> marked() {
        return Stream.concat(words.stream().flatMap(word -> Stream.concat(word.wordings().stream(), word.parts().stream().flatMap(List::stream))), years.stream())
                .distinct().toList();
    }

    Understood alsoReading(List<Reading> more) {
        return new Understood(typed, words, years, Stream.concat(readings.stream(), more.stream()).toList());
    }
}
