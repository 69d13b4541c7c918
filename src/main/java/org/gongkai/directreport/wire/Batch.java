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

    private static final String FORMAT = "gongkai-direct-batch/1";

    public static Batch of(String to, Instant sent, long asked, List<Envelope> messages) {
        return new Batch(FORMAT, to, sent, asked, List.copyOf(messages));
    }

    public String text() {
        return Signed.JSON.writeValueAsString(this);
    }

    public static Optional<Batch> read(String text) {
        return Signed.read(text, Batch.class).filter(batch -> FORMAT.equals(batch.format) && batch.to != null && batch.sent != null && batch.messages != null
                && batch.messages.stream().allMatch(one -> one != null && one.previous() != null && one.at() != null && one.kind() != null && one.payload() != null));
    }
}
