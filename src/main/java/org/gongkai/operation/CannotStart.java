package org.gongkai.operation;

/** Why an installation cannot be opened as asked: a sentence for the person at the keyboard, never a stack trace. */
class CannotStart extends RuntimeException {

    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
