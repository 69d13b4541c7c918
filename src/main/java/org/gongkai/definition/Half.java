package org.gongkai.definition;

import java.util.stream.Stream;

/**
 * A file with a fault in itself, of which not everything is known that it offers: nobody who names what stands in it is told that it is missing.
 *
 * @param text as far as it could be read, with what it inherits
 */
record Half(String path, String text) {

    boolean mayOffer(Names.Said needed) {
        return !needed.place().file().equals(path) && Stream.of(needed.name().split(" ")).allMatch(text::contains);
    }
}
