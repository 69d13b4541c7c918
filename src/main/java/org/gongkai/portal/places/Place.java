package org.gongkai.portal.places;

import java.util.List;

/**
 * One of the site's own places.
 *
 * @param words what is there, in a sentence
 * @param names how people call it and what they come for
 */
public record Place(String address, String title, String words, List<String> names) {
}
