package org.gongkai.letters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gongkai.definition.Blanks;
import org.gongkai.definition.Definition;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a wording of a letter leaves open for whoever issues it.
 *
 * @param letter id of the letter
 * @param from   first day of the law that the wording cites, and {@code to} its last; null where none is written
 */
public record LetterBlank(String letter, String word, LocalDate from, @Nullable LocalDate to, Place place) {

    /** What is filled in from the organ, whoever issues a letter. */
    public static final Set<String> OF_ORGAN = Set.of("organ", "contact", "site");

    /** Those of every letter, but for what the organ fills in. */
    public static List<LetterBlank> in(Definitions read) {
        List<LetterBlank> blanks = new ArrayList<>();
        for (Definition<LetterTemplates.Declared> file : read.of(LetterTemplates.FILES)) {
            for (int n = 0; n < file.value().letters().size(); n++) {
                LetterTemplate letter = file.value().letters().get(n);
                add(blanks, letter, letter.title(), file.place("letters", n, "title"));
                add(blanks, letter, letter.addressee(), file.place("letters", n, "addressee"));
                for (int line = 0; line < letter.body().size(); line++) {
                    add(blanks, letter, letter.body().get(line), file.place("letters", n, "body", line));
                }
            }
        }
        return blanks;
    }

    /** Whether the wording holds on one of these days. */
    public boolean holds(LocalDate first, @Nullable LocalDate last) {
        return (last == null || !from.isAfter(last)) && (to == null || !to.isBefore(first));
    }

    private static void add(List<LetterBlank> blanks, LetterTemplate letter, String wording, Place place) {
        Blanks.in(wording).stream().filter(word -> !OF_ORGAN.contains(word)).forEach(word -> blanks.add(new LetterBlank(letter.id(), word, letter.from(), letter.to(), place)));
    }
}
