package org.gongkai.ledger;

/** The keys that open what is sealed are not where they belong. The message is for the person at the keyboard. */
public final class MissingKeys extends RuntimeException {

    MissingKeys(String sentence) {
        super(sentence);
    }
}
