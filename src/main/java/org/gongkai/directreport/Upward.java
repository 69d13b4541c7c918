package org.gongkai.directreport;

import java.util.List;

import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.directreport.wire.Signed;
import org.jspecify.annotations.Nullable;

/**
 * A platform that is reported to. Ours is {@link UpwardByWire}; whoever implements another passes {@code UpwardContract}: it is asked outside of any transaction, one request at a time, and after
 * a stop it is asked again for what it did not acknowledge.
 */
public interface Upward {

    /** Whether it is the one that speaks to this installation. */
    boolean speaksTo(Peer upper);

    /**
     * Hands messages over, each at most once however often it is asked.
     *
     * @param next  in the order of the stream; empty to ask only whether there is something to know
     * @param asked number of the last question that is held
     */
    Outcome hand(Peer upper, List<Envelope> next, long asked);

    /** What became of it. */
    sealed interface Outcome {

        /**
         * @param receipt for the last message that the other side holds; null while it holds none
         * @param upTo    that message's number, 0 while it holds none
         * @param digest  of that message as the other side has it
         * @param skew    seconds that its clock is ahead of ours
         * @param keys    public keys that follow on the one that was trusted
         */
        record Held(@Nullable Signed receipt, long upTo, String digest, List<Reply.Ask> asks, long skew, List<String> keys) implements Outcome {
        }

        /** It will not be taken until somebody did something. @param because a sentence to act on */
        record Refused(String because) implements Outcome {
        }

        /** The other side does not answer, or what answers is not it. @param because a sentence */
        record NotNow(String because) implements Outcome {
        }
    }
}
