package org.gongkai.clock;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A question for a last day, in the words in which it was asked: on the command line, in a row of a file, on a page.
 * @param received day 0, as 2026-01-05
 * @param provision id of the rule; the reply to a request when null or blank
 * @param paused stretches as 2026-01-12..2026-01-20, letter sent to opinion received
 * @param restarted the day a completed request arrived
 * @param extended working days of extension */
public record DeadlineInquiry(@Nullable String received, @Nullable String provision, List<String> paused, @Nullable String restarted,
        @Nullable String extended) {

    public static final String REPLY = "inforequest.reply";

    public DeadlineInquiry {
        paused = List.copyOf(paused);
    }

    public static DeadlineInquiry received(String date) {
        return new DeadlineInquiry(date, null, List.of(), null, null);
    }
}
