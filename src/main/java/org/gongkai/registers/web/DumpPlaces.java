package org.gongkai.registers.web;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

/** How many may take a whole register at once: anybody may, and a large one is work for a processor for a minute. */
@Component
public class DumpPlaces {

    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** A place for one, given back by closing it; empty while all are taken. */
    public Optional<Place> take() {
        return places.tryAcquire() ? Optional.of(places::release) : Optional.empty();
    }

    /** A place that was taken. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
