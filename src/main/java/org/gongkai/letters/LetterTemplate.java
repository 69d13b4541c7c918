package org.gongkai.letters;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One wording of a letter, dated by the law that it cites, with placeholders in braces. */
record LetterTemplate(String id, String title, LocalDate from, @Nullable LocalDate to, String number, String addressee,
        Letter.Recipient recipient, List<String> body) {

    boolean says(String word) {
        return body.stream().anyMatch(line -> line.contains("{" + word + "}"));
    }

    /** The same letter in another wording. */
    LetterTemplate saying(List<String> words) {
        return new LetterTemplate(id, title, from, to, number, addressee, recipient, words);
    }

    boolean inForce(LocalDate on) {
        return !on.isBefore(from) && (to == null || !on.isAfter(to));
    }
}
