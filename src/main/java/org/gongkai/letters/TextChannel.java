package org.gongkai.letters;

import org.gongkai.directory.ReminderWay.Channel;

/**
 * Carries a few words to somebody of the office: text messages, 政务微信. An installation that has a gateway adds a bean of its own for it; the
 * stand-in then keeps still. Whoever implements it passes {@code TextChannelContract}.
 */
public interface TextChannel {

    Channel channel();

    /** Whether nothing leaves the house by it. */
    boolean isStandIn();

    /** Hands it over, at most once for each id however often it is asked: after a stop it is asked again. */
    Outcome send(Message message);

    /**
     * What is to be told.
     *
     * @param id    the same for the same message
     * @param words of one message, without anybody's data
     */
    record Message(String id, String to, String words) {

        /** What gateways take as one message. */
        public static final int LONGEST = 300;
    }

    /** What became of it. */
    sealed interface Outcome {

        /** @param receipt what the gateway calls it */
        record Taken(String receipt) implements Outcome {
        }

        /** It will not be taken, asked again or not. @param because a sentence to act on */
        record Refused(String because) implements Outcome {
        }

        /** The gateway does not answer now. */
        record NotNow() implements Outcome {
        }
    }
}
