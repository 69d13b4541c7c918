package org.gongkai.evidence;

import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What a scan proves.
 *
 * @param article  of what it accounts for
 * @param numbered what the number on it is called; null where it bears none
 */
public record EvidenceKind(String id, String title, @Nullable String article, @Nullable String numbered) {

    /** The sort of name under which declarations speak of kinds of evidence. */
    public static final Sort SORT = new Sort("evidence", "凭证种类");
}
