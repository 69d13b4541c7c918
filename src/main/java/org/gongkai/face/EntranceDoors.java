package org.gongkai.face;

import java.util.List;

/** Port: what a room has behind an entrance that is another room's page; a bean of each room that has something. */
public interface EntranceDoors {

    /** @param words a sentence about what is behind it, in Chinese */
    record Door(String label, String words, String address) {
    }

    /** Empty while there is nothing behind it: no door leads to an empty room. */
    List<Door> of(Entrance entrance);
}
