package org.gongkai.casework.answer;

import org.jspecify.annotations.Nullable;

/**
 * What of an action whoever brought the matter is told.
 *
 * @param field the field with the words; null where a letter says all
 * @param mail  whether its letter goes to the e-mail address of the matter at once, where one was given
 */
public record Told(@Nullable String field, boolean mail) {

    /** The field with the words, where a definition names none. */
    public static final String FIELD = "answer";
    public static final Told USUAL = new Told(FIELD, false);
}
