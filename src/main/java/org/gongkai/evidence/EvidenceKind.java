package org.gongkai.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a scan proves.
 *
 * @param article  of what it accounts for
 * @param numbered what the number on it is called; null where it bears none
 */
public record EvidenceKind(String id, String title, @Nullable String article, @Nullable String numbered) {
}
