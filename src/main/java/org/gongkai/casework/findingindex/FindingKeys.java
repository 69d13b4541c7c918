package org.gongkai.casework.findingindex;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.ledger.Sealing;
import org.springframework.stereotype.Component;

/**
 * The keys of the index: each is made, for nothing else, from a key of the ring that never leaves its file and a salt that is drawn when an index
 * is begun. Whoever has the database alone has neither the key nor a word.
 */
@Component
public class FindingKeys {

    private static final String PLACE = "casework.finding";

    private final Sealing sealing;
    private final Map<String, Terms> terms = new ConcurrentHashMap<>();

    FindingKeys(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Id of the key of the ring from which the next is made. */
    String ring() {
        String made = sealing.keyed(PLACE, "");
        return made.substring(0, made.indexOf(':'));
    }

    String salt() {
        return sealing.salt();
    }

    /** Empty where the ring has lost the key: then the index is of no use any more. */
    public Optional<Terms> terms(FindingRows.Key key) {
        Terms known = terms.get(key.ring() + key.salt());
        if (known != null) {
            return Optional.of(known);
        }
        return sealing.everyKeyed(PLACE, key.salt()).stream().filter(made -> made.startsWith(key.ring() + ':')).findFirst()
                .map(made -> terms.computeIfAbsent(key.ring() + key.salt(), any -> new Terms(made.substring(made.indexOf(':') + 1))));
    }
}
