package org.gongkai.procedure;

import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * A condition of law, named in definition files and written in Java with its article above it.
 *
 * @param <S> what is being acted on
 */
public interface Guard<S> {

    String name();

    /** What it demands, in a few words. */
    default String title() {
        return name();
    }

    /** The article it rests on; null where none says it. */
    default @Nullable String article() {
        return null;
    }

    /**
     * Why the action may not be taken. Also asked before anything is filled in, to show what may be done now: a guard
     * about a value that is not given has nothing to say.
     */
    Optional<Refusal> refuse(S subject, Attempt attempt);

    static <S> Guard<S> of(String name, String title, String article, BiFunction<S, Attempt, Optional<Refusal>> rule) {
        return new Guard<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public String article() {
                return article;
            }

            @Override
            public Optional<Refusal> refuse(S subject, Attempt attempt) {
                return rule.apply(subject, attempt);
            }
        };
    }
}
