package org.gongkai.casework.opening;

/**
 * A line of the journal as it is read.
 *
 * @param person name of who opened
 * @param at     the instant, in local time
 */
public record OpeningRow(Opening line, String person, String at) {
}
