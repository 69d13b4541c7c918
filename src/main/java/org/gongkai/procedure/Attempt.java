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

    /** Whether it would be a person's own doing: they do it, or somebody does it in their place. Whom a rule keeps from it sends nobody instead. */
    public boolean isBy(@Nullable String person) {
        return person != null && (person.equals(actor.personId()) || person.equals(actor.insteadOf(action.who())));
    }

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
