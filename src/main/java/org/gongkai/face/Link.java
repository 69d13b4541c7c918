package org.gongkai.face;

import org.jspecify.annotations.Nullable;

/** An address with its words; {@code note} says in a few more what is there. */
public record Link(String label, String address, @Nullable String note, boolean current) {

    public static Link to(String label, String address) {
        return new Link(label, address, null, false);
    }

    public Link noting(String words) {
        return new Link(label, address, words, current);
    }

    public Link current(boolean here) {
        return new Link(label, address, note, here);
    }
}
