package org.gongkai.inspection.file;

import java.util.List;

import org.gongkai.inspection.Finding;

/**
 * All that was seen in a file.
 *
 * @param kind     which of the kinds it is, by its content
 * @param findings what the rules say of its words; the place of each names the place in the file
 */
public record Seen(String kind, List<Place> places, List<Finding> findings, List<Unseen> unseen) {
}
