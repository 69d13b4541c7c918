package org.gongkai.letters;

import java.util.List;
import java.util.Map;

/**
 * What is to go out by e-mail.
 *
 * @param subject    id of the record it belongs to
 * @param actId      the act that sends it
 * @param to         address
 * @param letters    the letters attached
 * @param enclosures ids of further files, which {@link Enclosures} opens
 * @param words      by placeholder of {@code regulations/letters/mail.yaml}
 */
public record MailOrder(String subject, String actId, String organ, String to, List<Letter> letters, List<String> enclosures,
        Map<String, String> words) {
}
