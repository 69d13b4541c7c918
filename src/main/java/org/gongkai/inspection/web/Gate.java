package org.gongkai.inspection.web;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.gongkai.inspection.Inspection;
import org.gongkai.inspection.Verdict;
import org.gongkai.inspection.text.PlainText;
import org.gongkai.reading.ReadingRoom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets few reports through at a time, so that checking the reports of others never holds up the site. Of the child processes one is
 * left to the desk, where there is more than one.
 */
@Component
class Gate {

    static final int MOST_BYTES = PlainText.MOST_TEXT;
    /** What to say after how many seconds one may ask again. */
    static final String AGAIN_AFTER = "5";
    private static final int PATIENCE_SECONDS = 5;

    private final Inspection inspection;
    private final Semaphore places;

    @Autowired
    Gate(Inspection inspection) {
        this(inspection, Math.max(1, ReadingRoom.shared().children() - 1));
    }

    Gate(Inspection inspection, int atOnce) {
        this.inspection = inspection;
        this.places = new Semaphore(atOnce, true);
    }

    /** Empty when too many others are being checked. */
    Optional<Verdict> check(String name, byte[] content) throws InterruptedException {
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            return inspection.ask(name, content, false).optional();
        } finally {
            places.release();
        }
    }
}
