package org.gongkai.inspection.web;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.gongkai.inspection.Inspection;
import org.gongkai.inspection.Verdict;
import org.springframework.stereotype.Component;

/** Lets few reports through at a time, so that checking the reports of others never holds up the site. */
@Component
class Gate {

    static final int MOST_BYTES = 10 << 20;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 5;

    private final Inspection inspection;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Gate(Inspection inspection) {
        this.inspection = inspection;
    }

    /** Empty when too many others are being checked. */
    Optional<Verdict> check(String name, byte[] content) throws InterruptedException {
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(inspection.check(name, content));
        } finally {
            places.release();
        }
    }
}
