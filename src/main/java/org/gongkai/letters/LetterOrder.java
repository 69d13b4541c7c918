package org.gongkai.letters;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a letter is to say.
 *
 * @param template id of the letter in {@code regulations/letters}
 * @param subject  id of the record it belongs to
 * @param actId    the act that issues it
 * @param words    by placeholder
 */
public record LetterOrder(String template, String subject, String actId, String organ, LocalDate on,
        Map<String, String> words) {
}
