package org.gongkai.publication;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A published document as lists show it.
 *
 * @param tombstone why it is listed no longer as what it was; null for what is public
 * @param said      its kind and what it says because of it, its links left out
 * @param day the day it sorts by; {@link #NO_DAY} when its source gave none
 */
public record DocumentLine(String id, String organ, String title, @Nullable String number, @Nullable String issuer,
        String category, String column, Validity validity, LocalDate day, @Nullable Tombstone tombstone, Particulars said) {

    public static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);

    /** Id of its kind; null while undecided. */
    public @Nullable String kind() {
        return said.kind();
    }

    public boolean hasDay() {
        return !day.equals(NO_DAY);
    }

    /** Where the next page of a list begins. */
    public Key key() {
        return new Key(day, id);
    }

    /** A place in a list, newest first. */
    public record Key(LocalDate day, String id) {

        public static Key parse(String text) {
            return new Key(LocalDate.parse(text.substring(0, 10)), text.substring(11));
        }

        @Override
        public String toString() {
            return day + "_" + id;
        }
    }
}
