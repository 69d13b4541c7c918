package org.gongkai.search;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a room lets be found: a document, a record of a register.
 *
 * @param id       its id in its room, at most 200 characters
 * @param kind     what it is, as one of {@link Findables#kinds()}: {@code document}, {@code registers/<id>}
 * @param title    what a list shows; counts six times its text
 * @param number   what it is called by where it has a number (文号); typed alone it leads here
 * @param text     everything else that words find, in plain text
 * @param address  where it is shown
 * @param organ    name of the organ that it comes from, as a page shows it
 * @param day      the day it is of; later ones count a little more, {@link Field#YEAR} follows from it
 * @param audience who may find it
 * @param weight   what it counts for beside its words, over 0 and up to 1
 * @param values   further fields to narrow, count and sort by; a keyword field may have several values, the others one
 * @param parts    stretches of the text that are read at addresses of their own, in their order; none where all of it is read at one
 */
public record Findable(String id, String kind, String title, @Nullable String number, String text, String address, @Nullable String organ,
        @Nullable LocalDate day, Audience audience, float weight, List<Value> values, List<Part> parts) {

    public Findable {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException(kind + " " + id + " counts for " + weight);
        }
        values = List.copyOf(values);
        parts = List.copyOf(parts);
    }

    /** A public one without number, organ, day and further fields. */
    public static Findable of(String id, String kind, String title, String text, String address) {
        return new Findable(id, kind, title, null, text, address, null, null, Audience.PUBLIC, 1, List.of(), List.of());
    }

    public Findable numbered(@Nullable String other) {
        return new Findable(id, kind, title, other, text, address, organ, day, audience, weight, values, parts);
    }

    public Findable from(@Nullable String otherOrgan, @Nullable LocalDate otherDay) {
        return new Findable(id, kind, title, number, text, address, otherOrgan, otherDay, audience, weight, values, parts);
    }

    public Findable only(Audience other) {
        return new Findable(id, kind, title, number, text, address, organ, day, other, weight, values, parts);
    }

    public Findable weighing(float other) {
        return new Findable(id, kind, title, number, text, address, organ, day, audience, other, values, parts);
    }

    public Findable with(List<Value> others) {
        return new Findable(id, kind, title, number, text, address, organ, day, audience, weight, others, parts);
    }

    public Findable inParts(List<Part> others) {
        return new Findable(id, kind, title, number, text, address, organ, day, audience, weight, values, others);
    }
}
