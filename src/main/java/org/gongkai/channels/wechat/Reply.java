package org.gongkai.channels.wechat;

import java.util.function.Function;

import org.gongkai.channels.Carrier.Outcome;

/** What the platform answers. @param <T> what was asked for */
sealed interface Reply<T> {

    record Said<T>(T what) implements Reply<T> {
    }

    /** @param code 0 where it did not come to an answer; else as the platform numbers what it will not do */
    record Not<T>(int code, Outcome why) implements Reply<T> {
    }

    default <R> Reply<R> then(Function<T, Reply<R>> next) {
        return switch (this) {
            case Said<T>(T what) -> next.apply(what);
            case Not<T>(int code, Outcome why) -> new Not<>(code, why);
        };
    }

    default <R> Reply<R> map(Function<T, R> next) {
        return then(what -> new Said<>(next.apply(what)));
    }
}
