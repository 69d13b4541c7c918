package org.gongkai.procedure;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Something that may be done in certain stages by certain people.
 *
 * @param article what it rests on
 * @param from    stages in which it may be done
 * @param to      stage it leads to; null when the stage stays
 * @param who     names of roles, or {@link Actor#APPLICANT}, {@link Actor#SYSTEM}
 * @param guards  names of the conditions that must hold
 */
public record Action(String id, String title, @Nullable String description, @Nullable String article, Set<String> from,
        @Nullable String to, Set<String> who, List<String> guards, List<Field> fields) {

    public boolean openTo(Actor actor) {
        return actor.capacities().stream().anyMatch(who::contains);
    }
}
