package org.gongkai.operation;

import org.gongkai.directory.Attempt;

/** Why a command does not do what it was asked: a sentence for the person at the keyboard, never a stack trace. */
class CannotStart extends RuntimeException {

    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static <T> T unlessDone(Attempt<T> attempt) {
        return switch (attempt) {
            case Attempt.Done<T>(T value) -> value;
            case Attempt.Refused<T> refused -> throw new CannotStart(String.join("\n", refused.reasons()));
        };
    }
}
