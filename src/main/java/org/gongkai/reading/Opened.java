package org.gongkai.reading;

import java.util.Optional;

/** What came of a job, or why nothing did. */
public sealed interface Opened<R> {

    /** @param bytes what the job gave back beside its result; empty where it gave none */
    record Done<R>(R value, byte[] bytes) implements Opened<R> {
    }

    /**
     * @param reason a sentence for the person who sent the file
     * @param busy   whether others were in the way, so that the same file may be sent again in a moment
     */
    record Refused<R>(String reason, boolean busy) implements Opened<R> {
    }

    default Optional<R> optional() {
        return this instanceof Done<R>(R value, byte[] bytes) ? Optional.of(value) : Optional.empty();
    }
}
