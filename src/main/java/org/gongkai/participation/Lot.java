package org.gongkai.participation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;

/**
 * How places were drawn, so that anybody can draw them again: in the order of the SHA-256 of word, salt and number, a line each. The word is the
 * witness's, the salt the machine's of the same moment: neither chooses alone.
 *
 * @param witness who saw it and said the word
 */
public record Lot(String word, String salt, String witness) {

    /** What the act binds that draws them. */
    String digest() {
        return Sha256.hex(CanonicalJson.of(new TreeMap<String, Object>(Map.of("word", word, "salt", salt, "witness", witness))));
    }

    /** The numbers in the order in which they get a place. */
    public List<String> order(Collection<String> numbers) {
        return numbers.stream().sorted(Comparator.comparing((String number) -> Sha256.hex(word + "\n" + salt + "\n" + number)).thenComparing(number -> number)).toList();
    }
}
