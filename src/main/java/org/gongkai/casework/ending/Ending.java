package org.gongkai.casework.ending;

/**
 * A way in which cases end.
 *
 * @param answer whether whoever brought the matter was answered; only that can be in time
 * @param said   the sentence of the pages, with the day in place of {@code {0}}
 * @param counts where it counts, in words
 */
public record Ending(String id, String title, boolean answer, String said, String counts) {
}
