package org.gongkai.enactment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.definition.DefinitionText;
import org.jspecify.annotations.Nullable;

/**
 * What an installation declared of its own and accepted at one time.
 *
 * @param id     grows with each acceptance; 0 before the first
 * @param digest of the whole set
 * @param by     who did it at the desk; null for the command line
 * @param covers digest of the shipped text over which a file lay when it was accepted, by path
 */
public record AcceptedSet(long id, String digest, @Nullable Instant at, @Nullable String by, List<DefinitionText> texts, Map<String, String> covers) {

    static final AcceptedSet NONE = new AcceptedSet(0, digest(List.of()), null, null, List.of(), Map.of());

    /** SHA-256 over a line for each file, by path: its path, its digest. */
    static String digest(List<DefinitionText> texts) {
        Map<String, String> byPath = new TreeMap<>();
        texts.forEach(text -> byPath.put(text.path(), text.digest()));
        StringBuilder lines = new StringBuilder();
        byPath.forEach((path, digest) -> lines.append(digest).append("  ").append(path).append('\n'));
        return DefinitionText.digest(lines.toString());
    }
}
