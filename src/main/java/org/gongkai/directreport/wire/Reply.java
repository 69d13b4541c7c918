package org.gongkai.directreport.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the upper installation answers.
 *
 * @param request digest of the text that it answers, so that an old answer is none
 * @param receipt for the last message it holds; null while it holds none
 * @param asks    questions after the last one that the lower one holds, in order
 */
public record Reply(String format, String request, Instant at, @Nullable Signed receipt, List<Ask> asks) {

    private static final String FORMAT = "gongkai-direct-reply/1";

    /** @param about number of the message that it asks about */
    public record Ask(long number, long about, String said, Instant at) {
    }

    public static Reply of(String request, Instant at, @Nullable Signed receipt, List<Ask> asks) {
        return new Reply(FORMAT, request, at, receipt, List.copyOf(asks));
    }

    public String text() {
        return Signed.JSON.writeValueAsString(this);
    }

    public static Optional<Reply> read(String text) {
        return Signed.read(text, Reply.class).filter(reply -> FORMAT.equals(reply.format) && reply.request != null && reply.at != null && reply.asks != null
                && reply.asks.stream().allMatch(ask -> ask != null && ask.said() != null && ask.at() != null));
    }
}
