package org.gongkai.directreport.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a lower installation says at once; without messages it only asks what there is for it.
 *
 * @param to    fingerprint by which it knows the one it speaks to
 * @param sent  by the sender's clock
 * @param asked number of the last question it holds
 */
public record Batch(String format, String to, Instant sent, long asked, List<Envelope> messages) {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final String FORMAT = "gongkai-direct-batch/1";

    public static Batch of(String to, Instant sent, long asked, List<Envelope> messages) {
        return new Batch(FORMAT, to, sent, asked, List.copyOf(messages));
    }

    public String text() {
        return Signed.JSON.writeValueAsString(this);
    }

    public static Optional<Batch> read(String text) {
        return Signed.read(text, Batch.class).filter(batch -> FORMAT.equals(batch.format) && batch.to != null && batch.sent != null && batch.messages != null
                && isOfOurTimes(batch.sent) && batch.messages.stream().allMatch(Batch::isReadable));
    }

    /** Whether it can be kept as it is. */
    private static boolean isReadable(Envelope one) {
        return one != null && one.previous() != null && one.at() != null && one.kind() != null && one.payload() != null && isOfOurTimes(one.at())
                && one.kind().matches("[a-z]{1,40}(-[a-z]{1,40}){0,3}") && (one.previous().isEmpty() || one.previous().matches("[0-9a-f]{64}")) && one.payload().indexOf(0) < 0;
    }

    private static boolean isOfOurTimes(Instant at) {
        return at.isAfter(FIRST) && at.isBefore(LAST);
    }
}
