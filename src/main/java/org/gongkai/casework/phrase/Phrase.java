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
 * @param replaces   id of the one whose place it takes; null where of none
 * @param from       first day, and {@code to} the last one
 */
public record Phrase(String id, String organ, String owner, String action, @Nullable String ground, String title, String words, boolean shared,
        @Nullable String approvedBy, LocalDate from, @Nullable LocalDate to, @Nullable String replaces) {

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

    public boolean awaitsApproval() {
        return shared && approvedBy == null;
    }
}
