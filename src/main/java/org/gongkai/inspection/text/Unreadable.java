package org.gongkai.inspection.text;

import org.gongkai.reading.Refusal;

/** A file of which no text can be had; the message is a sentence for the person who sent it. */
public final class Unreadable extends Refusal {

    public Unreadable(String sentence) {
        super(sentence);
    }
}
