package org.gongkai.inspection.file;

/**
 * Something in a file that its readers do not see.
 *
 * @param rule  one of {@code regulations/publication/files.yaml}
 * @param words what was found, for those who review
 */
public record Unseen(String rule, String place, String words) {
}
