package org.gongkai.letters;

import org.jspecify.annotations.Nullable;

/**
 * A message went out, or somebody confirmed that it had; published in the transaction that keeps it.
 *
 * @param actId  the act that sent it
 * @param proof  what the server answered, without addresses
 * @param person who confirmed it; null for the server
 */
public record LetterMailed(String subject, String actId, String proof, @Nullable String person) {
}
