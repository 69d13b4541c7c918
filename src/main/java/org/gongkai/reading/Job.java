package org.gongkai.reading;

/**
 * Something done with bytes that nobody vouches for. Runs in the child process alone and is thrown away with it when it dies.
 *
 * @param <P> its parameters: a record that can be written as JSON
 * @param <R> its result: a record, a list or a text that can be written as JSON
 */
public abstract class Job<P, R> {

    protected Job() {
        Child.requireHere();
    }

    /** What came of it. */
    public record Result<R>(R value, byte[] bytes) {

        public static <R> Result<R> of(R value) {
            return new Result<>(value, new byte[0]);
        }
    }

    /** @throws Refusal with a sentence for the person who sent the bytes */
    public abstract Result<R> open(byte[] content, P parameters) throws Refusal, Exception;
}
