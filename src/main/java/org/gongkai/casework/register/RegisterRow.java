package org.gongkai.casework.register;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A line of a register kept before this installation.
 *
 * @param line   its number in the file, from 1
 * @param values by column: {@code id, organ, channel, received, applicant, outcome, decided, served, extended, paused}
 * @param broken why the line could not be read; null when it could
 */
public record RegisterRow(long line, Map<String, String> values, @Nullable String broken) {

    @Nullable String value(String column) {
        String value = values.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
