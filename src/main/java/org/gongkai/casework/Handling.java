package org.gongkai.casework;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One organ's turn in a matter, as the acts of the matter leave it. A matter of a plain type has one, whose procedure is the file itself.
 *
 * @param no          number within the matter, from 1; an act that names none is of the first
 * @param assignee    id of who works on it; null while nobody does
 * @param heldSince   the day since which it lies with the organ
 * @param concludedOn the day of its own answer; null before it
 */
public record Handling(int no, String organ, String stage, boolean ended, @Nullable String assignee, LocalDate heldSince, @Nullable LocalDate concludedOn) {

    /** The number of the handling of a plain matter. */
    static final int FIRST = 1;
    /** In an act that is not of the first handling: the number of its handling. */
    static final String NUMBER = "handling";
}
