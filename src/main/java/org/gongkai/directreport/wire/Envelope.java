package org.gongkai.directreport.wire;

import java.time.Instant;
import java.util.Map;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;

/**
 * One message in the stream from one installation to another.
 *
 * @param seq      1 for the first
 * @param previous digest of the one before; empty before the first
 * @param at       when it was put into the stream, by the sender's clock
 * @param kind     what the payload is: {@code item}, {@code answer}, or what another room hands over
 * @param payload  canonical JSON
 */
public record Envelope(long seq, String previous, Instant at, String kind, String payload) {

    public static final String ITEM = "item";
    public static final String ANSWER = "answer";

    /** Binds all that it says and all that was said before it. */
    public String digest() {
        return Sha256.hex(CanonicalJson.of(Map.of("seq", Long.toString(seq), "previous", previous, "at", at.toString(), "kind", kind, "payload", Sha256.hex(payload))));
    }
}
