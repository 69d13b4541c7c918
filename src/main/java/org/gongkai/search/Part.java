package org.gongkai.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of the text of a findable that has an address of its own, such as a page of an attachment; it reaches to where the next begins.
 *
 * @param from    the first of its characters in the text, from 0
 * @param title   what a page calls it
 * @param address where it is read
 */
public record Part(int from, String title, String address) {

    private static final String BETWEEN = "\t";

    public Part {
        if (from < 0 || (title + address).chars().anyMatch(c -> c == '\t' || c == '\n')) {
            throw new IllegalArgumentException("no part of a text: " + title + " " + address);
        }
    }

    /** As one stored word; null where there are none. */
    static @Nullable String written(List<Part> parts) {
        StringBuilder written = new StringBuilder();
        parts.stream().sorted(Comparator.comparingInt(Part::from)).forEach(part -> written.append(part.from).append(BETWEEN).append(part.title).append(BETWEEN).append(part.address).append('\n'));
        return written.isEmpty() ? null : written.toString();
    }

    static List<Part> read(@Nullable String written) {
        List<Part> parts = new ArrayList<>();
        if (written != null) {
            written.lines().map(line -> line.split(BETWEEN)).forEach(part -> parts.add(new Part(Integer.parseInt(part[0]), part[1], part[2])));
        }
        return parts;
    }

    /** The one in which a character stands; null before the first. */
    static @Nullable Part at(List<Part> parts, int place) {
        Part found = null;
        for (Part part : parts) {
            if (part.from > place) {
                return found;
            }
            found = part;
        }
        return found;
    }
}
