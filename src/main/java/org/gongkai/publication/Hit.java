package org.gongkai.publication;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One found document as the list shows it, with the words that were asked for marked. */
public record Hit(String id, List<Run> title, @Nullable String number, @Nullable String issuer, @Nullable String date,
        Validity validity, List<Run> snippet) {

    /** A stretch of text that either is what was asked for or is not. */
    public record Run(String text, boolean marked) {
    }

    public String plainTitle() {
        StringBuilder plain = new StringBuilder();
        title.forEach(run -> plain.append(run.text()));
        return plain.toString();
    }
}
