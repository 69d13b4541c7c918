package org.gongkai.procedure;

import java.util.Optional;

/**
 * A condition of law, named in definition files and written in Java with its article above it.
 *
 * @param <S> what is being acted on
 */
public interface Guard<S> {

    String name();

    /**
     * Why the action may not be taken. Also asked before anything is filled in, to show what may be done now: a guard
     * about a value that is not given has nothing to say.
     */
    Optional<Refusal> refuse(S subject, Attempt attempt);
}
