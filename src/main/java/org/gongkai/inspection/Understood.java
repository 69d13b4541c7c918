package org.gongkai.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A number of a report as it was understood, so that a person sees on what the arithmetic stands.
 *
 * @param line    where it stands, from 1
 * @param words   the words around it
 * @param measure what it is the number of
 * @param value   how many, as it is written: about so many, none
 * @param scope   of whom; empty for who reports
 * @param year    of which year; null where it is of no one whole year
 * @param doubt   why it was kept out of arithmetic; null where nothing was doubtful
 */
public record Understood(int line, String words, String measure, String value, String scope, @Nullable Integer year, @Nullable String doubt) {
}
