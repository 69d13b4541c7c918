package org.gongkai.ledger;

import org.jspecify.annotations.Nullable;

/**
 * All that somebody needs to check an act without this installation.
 *
 * @param canonical the act as it is digested, RFC 8785
 * @param digest    of the canonical form, hex: SHA-256
 * @param position  place in the chain; null in the second before it is linked
 * @param previous  hash of the link before, hex
 * @param hash      of its own link, hex: SHA-256 of previous, position (8 bytes) and digest
 */
public record ActProof(Act act, String canonical, String digest, @Nullable Long position, @Nullable String previous, @Nullable String hash) {
}
