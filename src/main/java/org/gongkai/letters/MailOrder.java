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
 * @param words      by placeholder of {@code regulations/mail.yaml}
 * @param wording    which of its texts
 */
public record MailOrder(String subject, String actId, String organ, String to, List<Letter> letters, List<String> enclosures,
        Map<String, String> words, String wording) {

    /** Around letters; a receipt; a new code. */
    public static final String LETTERS = "letters";
    public static final String RECEIPT = "receipt";
    public static final String NEW_CODE = "newCode";

    public MailOrder(String subject, String actId, String organ, String to, List<Letter> letters, List<String> enclosures, Map<String, String> words) {
        this(subject, actId, organ, to, letters, enclosures, words, LETTERS);
    }
}
