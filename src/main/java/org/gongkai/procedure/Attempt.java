package org.gongkai.procedure;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An action somebody wants to take, with what they filled in.
 *
 * @param on     the day it takes effect in law
 * @param values by field name; absent or blank is not given
 */
public record Attempt(Action action, Actor actor, LocalDate on, Map<String, String> values) {

    public @Nullable String value(String field) {
        String value = values.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The date filled in; null when not given. Fields are checked before guards, so it parses. */
    public @Nullable LocalDate date(String field) {
        String value = value(field);
        return value == null ? null : LocalDate.parse(value);
    }
}
