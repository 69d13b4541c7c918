package org.gongkai.letters;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
 * @param leave      where whoever gets it can leave with one click (RFC 8058); null where there is nothing to leave
 * @param held       how long what it says is held once it is settled, for a code stands in it; null where that is part of the record
 */
public record MailOrder(String subject, String actId, String organ, String to, List<Letter> letters, List<String> enclosures,
        Map<String, String> words, String wording, @Nullable Duration held, @Nullable String leave) {

    /** What whoever registered for a gathering is told. */
    public static final String PLACE = "gatheringPlace";
    public static final String WAITS = "gatheringWaits";
    public static final String MOVED = "gatheringMoved";
    public static final String CANCELLED = "gatheringCancelled";
    /** Around letters; a receipt; a new code; what somebody of the office owes; what asks a reader whether they subscribed; what is new and what was withdrawn. */
    public static final String LETTERS = "letters";
    public static final String RECEIPT = "receipt";
    public static final String NEW_CODE = "newCode";
    public static final String DIGEST = "digest";
    public static final String SUBSCRIPTION = "subscription";
    public static final String NEWS = "news";

    public MailOrder(String subject, String actId, String organ, String to, List<Letter> letters, List<String> enclosures, Map<String, String> words) {
        this(subject, actId, organ, to, letters, enclosures, words, LETTERS, null, null);
    }

    /** Something that nobody leaves. */
    public MailOrder(String subject, String actId, String organ, String to, List<Letter> letters, List<String> enclosures, Map<String, String> words, String wording, @Nullable Duration held) {
        this(subject, actId, organ, to, letters, enclosures, words, wording, held, null);
    }
}
