package org.gongkai.channels;

/**
 * Carries what is public into a channel that no person serves, and takes it back. Whoever implements it passes {@code CarrierContract}: it is asked from a loop of that channel
 * alone, outside of any transaction, and after a stop it is asked again.
 */
public interface Carrier {

    Channel.Way way();

    /** Whether this installation has what it needs; while it has not, nothing goes out by it. */
    boolean isOpen();

    /** Hands it over, at most once for each id however often it is asked. */
    Outcome hand(Delivery delivery);

    /** Takes it back, also what perhaps never arrived. */
    Outcome takeBack(Delivery delivery);

    /** What became of it. */
    sealed interface Outcome {

        /** @param receipt what the other side calls it, or says of it */
        record Taken(String receipt) implements Outcome {

            private static final int LONGEST = 200;

            /** Whether it can be kept as a receipt; what is none is no answer. */
            boolean isReceipt() {
                return !receipt.isBlank() && receipt.length() <= LONGEST && receipt.chars().noneMatch(Character::isISOControl);
            }
        }

        /** It will not be taken, asked again or not. @param because a sentence to act on */
        record Refused(String because) implements Outcome {
        }

        /** The other side does not answer now. @param because in a few words, without anybody's data */
        record NotNow(String because) implements Outcome {
        }

        /** It is being done and not done yet. @param how far, in a few words */
        record UnderWay(String how) implements Outcome {
        }
    }
}
