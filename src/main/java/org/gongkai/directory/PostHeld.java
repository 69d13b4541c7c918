package org.gongkai.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A post with its days: who, where, as what, from when.
 *
 * @param subtree whether it covers the organs below as well
 * @param to      the first day on which it is no longer held; null while it is
 */
public record PostHeld(String id, String person, String organ, Role role, boolean subtree, LocalDate from,
        @Nullable LocalDate to) {

    public boolean isHeldOn(LocalDate day) {
        return !day.isBefore(from) && endsAfter(day);
    }

    public boolean endsAfter(LocalDate day) {
        return to == null || day.isBefore(to);
    }
}
