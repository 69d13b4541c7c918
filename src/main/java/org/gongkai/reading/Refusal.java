package org.gongkai.reading;

/** Why nothing came of a job; the message is a sentence for the person who sent the file. */
public class Refusal extends Exception {

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
