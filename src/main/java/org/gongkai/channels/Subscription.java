package org.gongkai.channels;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to be told of by e-mail.
 *
 * @param column id of a column, with those below it; null for all
 * @param organ  null for all
 * @param lastOn day of the last mail
 */
public record Subscription(String id, State state, @Nullable String column, @Nullable String organ, Rhythm rhythm, @Nullable LocalDate lastOn) {

    /** How often. */
    public enum Rhythm { ONCE, DAILY }

    /** Whether the address was confirmed. */
    public enum State { ASKED, CONFIRMED }
}
