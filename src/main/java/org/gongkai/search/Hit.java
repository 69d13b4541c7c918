package org.gongkai.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One that was found, with the words that were asked for marked.
 *
 * @param room    the room it is of
 * @param id      its id there
 * @param snippet a stretch of its text around the first place
 * @param part    the stretch of its text in which the snippet stands, where that is read at an address of its own; null elsewhere
 * @param values  the first value of each field that was to be shown and has one
 * @param partly  whether it says most of what was asked where others say all
 * @param copies  others that say the same word for word and are not listed again
 */
public record Hit(String room, String id, String kind, String address, List<Run> title, List<Run> snippet, @Nullable Part part, @Nullable String number,
        @Nullable String organ, @Nullable LocalDate day, Map<Field, String> values, boolean partly, List<Hit> copies) {

    public Hit {
        copies = List.copyOf(copies);
    }

    Hit with(List<Hit> others) {
        return new Hit(room, id, kind, address, title, snippet, part, number, organ, day, values, partly, others);
    }
}
