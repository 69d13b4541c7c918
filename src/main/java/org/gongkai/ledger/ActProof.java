package org.gongkai.ledger;

import org.jspecify.annotations.Nullable;

/**
 * All that somebody needs to check an act without this installation.
 *
 * @param canonical what was digested, RFC 8785
 * @param position  place in the chain; null in the second before it is linked
 * @param previous  hash of the link before, hex
 * @param hash      of its own link, hex: SHA-256 of previous, position (8 bytes) and digest
 */
public record ActProof(Act act, String canonical, @Nullable Long position, @Nullable String previous, @Nullable String hash) {
}
