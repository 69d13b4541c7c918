package org.gongkai.letters;

import java.util.Optional;

/** Further files that go with a letter, answered by the room that keeps them. */
public interface Enclosures {

    /** A file as it is attached. */
    record Enclosure(String name, String mediaType, byte[] content) {
    }

    /** Empty where it may no longer be given. */
    Optional<Enclosure> open(String subject, String id);
}
