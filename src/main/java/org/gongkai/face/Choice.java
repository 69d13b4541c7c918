package org.gongkai.face;

import org.jspecify.annotations.Nullable;

/** One of the answers that a select, radio buttons or checkboxes offer. */
public record Choice(String value, String label, @Nullable String hint) {

    public static Choice of(String value, String label) {
        return new Choice(value, label, null);
    }
}
