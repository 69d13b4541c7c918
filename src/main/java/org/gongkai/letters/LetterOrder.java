package org.gongkai.letters;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a letter is to say.
 *
 * @param template id of the letter in {@code regulations/letters}
 * @param subject  id of the record it belongs to
 * @param actId    the act that issues it
 * @param on       the day it is issued
 * @param law      the day whose wording of the law it cites: that on which the matter was received
 * @param words    by placeholder
 */
public record LetterOrder(String template, String subject, String actId, String organ, LocalDate on,
        LocalDate law, Map<String, String> words) {
}
