package org.gongkai.reporting.campaign;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A step that was taken.
 *
 * @param act     the act that records it
 * @param organ   whose filing it moved; null for the campaign itself
 * @param on      its day
 * @param until   the day that was asked for, granted or told
 * @param edition what was begun or submitted
 * @param by      who took it; null for the installation
 * @param person  who is to fill it in
 * @param said    why, in words
 */
public record Taken(String act, String campaign, Step step, @Nullable String organ, LocalDate on, @Nullable LocalDate until, @Nullable String edition,
        @Nullable String by, @Nullable String person, @Nullable String said) {
}
