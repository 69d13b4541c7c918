package org.gongkai.redaction;

import org.gongkai.reading.Refusal;

/** Why a file cannot be redacted, in a sentence that a person can act on. */
final class Unredactable extends Refusal {

    Unredactable(String sentence) {
        super(sentence);
    }

    Unredactable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
