package org.gongkai.definition;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Something declared that holds from one day to another, both included.
 *
 * @param to     null where no last day is written
 * @param digest of what it says, its last day left aside
 */
public record Row(Sort sort, String name, LocalDate from, @Nullable LocalDate to, String digest, Place place) {

    /** As a person would call it. */
    public String title() {
        return sort.title() + (name.isEmpty() ? "" : "“" + name + "”") + "（自 " + from + " 起）";
    }

    boolean isOf(Row other) {
        return sort.equals(other.sort) && name.equals(other.name);
    }

    /** Whether both say the same of the same days, as two files do that inherit it from one. */
    boolean repeats(Row other) {
        return isOf(other) && from.equals(other.from) && Objects.equals(to, other.to) && digest.equals(other.digest);
    }
}
