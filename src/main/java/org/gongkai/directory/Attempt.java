package org.gongkai.directory;

import java.util.List;
import java.util.function.Function;

/** What a command answers: the value it made, or the sentences that say why it changed nothing. */
public sealed interface Attempt<T> {

    record Done<T>(T value) implements Attempt<T> {
    }

    record Refused<T>(List<String> reasons) implements Attempt<T> {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static <T> Attempt<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Attempt<T> refused(List<String> reasons) {
        return new Refused<>(reasons);
    }

    static <T> Attempt<T> refused(String reason) {
        return new Refused<>(List.of(reason));
    }

    /** Empty when it was done. */
    default List<String> reasons() {
        return this instanceof Refused<T>(List<String> reasons) ? reasons : List.of();
    }

    /** What follows from it; refused for the same reasons when it was. */
    default <R> Attempt<R> then(Function<T, Attempt<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(List<String> reasons) -> new Refused<>(reasons);
        };
    }

    /** For callers to whom a refusal is a fault: the shipped cast, tests. */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(List<String> reasons) -> throw new IllegalStateException(String.join("；", reasons));
        };
    }
}
