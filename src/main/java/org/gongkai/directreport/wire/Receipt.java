package org.gongkai.directreport.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.ledger.CanonicalJson;

/**
 * The upper installation holds everything up to a number.
 *
 * @param from   fingerprint of the key that signs it
 * @param to     fingerprint of the key under which the lower one spoke
 * @param upTo   number of the last message it holds
 * @param digest of that message, which binds all before it
 * @param at     by the upper one's clock
 * @param act    in the upper one's ledger
 */
public record Receipt(String format, String from, String to, String upTo, String digest, String at, String act) {

    private static final String FORMAT = "gongkai-direct-receipt/1";

    public static Receipt of(String from, String to, long upTo, String digest, String at, String act) {
        return new Receipt(FORMAT, from, to, Long.toString(upTo), digest, at, act);
    }

    public String text() {
        return CanonicalJson.of(Map.of("format", format, "from", from, "to", to, "upTo", upTo, "digest", digest, "at", at, "act", act));
    }

    /** Empty of what is none, is not signed by its key, or is signed by none of these. */
    public static Optional<Receipt> read(Signed signed, List<String> trusted) {
        return Signed.read(signed.text(), Receipt.class).filter(receipt -> FORMAT.equals(receipt.format) && trusted.contains(receipt.from)
                && Ed25519.fingerprint(signed.key()).filter(receipt.from::equals).isPresent() && signed.holds() && receipt.upTo != null && receipt.upTo.matches("[0-9]{1,18}"));
    }

    public long last() {
        return Long.parseLong(upTo);
    }
}
