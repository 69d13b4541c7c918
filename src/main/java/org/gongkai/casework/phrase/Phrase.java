package org.gongkai.casework.phrase;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Words that are written again and again.
 *
 * @param action     id of the action they are for
 * @param ground     code of the reply kind they are for; null for any
 * @param shared     whether colleagues at the organ may use them
 * @param approvedBy who read a shared one; null while nobody has
 * @param place      how and where what is granted can be had, as it goes into the field beside; null where it says nothing of that
 * @param replaces   id of the one whose place it takes; null where of none
 * @param from       first day, and {@code to} the last one
 */
public record Phrase(String id, String organ, String owner, String action, @Nullable String ground, String title, String words, @Nullable String place, boolean shared,
        @Nullable String approvedBy, LocalDate from, @Nullable LocalDate to, @Nullable String replaces) {

    /** Where something has to be filled in. */
    private static final String BLANK = "……";

    public boolean isFor(String wanted, @Nullable String kind) {
        return action.equals(wanted) && (ground == null || ground.equals(kind));
    }

    /** Whether it came with the program and no organ made it its own. */
    public boolean isStock() {
        return PhraseStock.isStock(id);
    }

    /** Whether it only takes away another. */
    public boolean isEmpty() {
        return words.isBlank();
    }

    /** Whether it is whole as it stands: nothing is left to be filled in. */
    public boolean isWhole() {
        return !isEmpty() && !words.contains(BLANK);
    }

    public boolean awaitsApproval() {
        return shared && approvedBy == null;
    }
}
