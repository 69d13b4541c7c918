package org.gongkai.casework.inquiry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds how often codes are tried for one number: a place that tries wrong ones waits longer each time, and where many places try, each has one
 * try a wait. A place that has not tried is never kept out by those that have. In memory, the least recent forgotten first; real numbers and
 * invented ones are counted alike.
 */
@Component
public class CodeTries {

    private static final Logger LOG = LoggerFactory.getLogger(CodeTries.class);
    static final int FREE = 5;
    static final int FREE_OF_ALL = 20;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLED = 6;
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final int MOST_KNOWN = 50_000;

    private static final class Tries {

        private int wrong;
        private int waits;
        private Instant last = Instant.MIN;
        private Instant until = Instant.MIN;
    }

    private final Supplier<Instant> clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    @Autowired
    CodeTries(Now now) {
        this(now::instant);
    }

    CodeTries(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** What came of a try: how long to wait before the next one, or what the code opens. */
    public record Outcome<T>(Duration again, Optional<T> found) {
    }

    public <T> Outcome<T> look(String number, HttpServletRequest request, Supplier<Optional<T>> code) {
        String key = number.strip().length() <= 60 ? number.strip() : number.strip().substring(0, 60);
        String place = key + '\n' + Network.of(request.getRemoteAddr());
        Duration wait = begin(key, place);
        if (!wait.isZero()) {
            return new Outcome<>(wait, Optional.empty());
        }
        Optional<T> found = code.get();
        if (found.isPresent()) {
            right(key, place);
        }
        return new Outcome<>(Duration.ZERO, found);
    }

    /** Counted before it is looked at, so that tries at one moment are all counted; the right one is taken off again. */
    private synchronized Duration begin(String key, String place) {
        Instant at = clock.get();
        Tries own = known(place, at);
        if (own.until.isAfter(at)) {
            return Duration.between(at, own.until);
        }
        Tries all = known(key, at);
        all.wrong++;
        all.last = at;
        own.wrong++;
        own.last = at;
        if (all.wrong == FREE_OF_ALL + 1) {
            LOG.warn("many wrong codes for one number; each place now has one try a wait");
        }
        if (own.wrong >= FREE || all.wrong > FREE_OF_ALL) {
            own.until = at.plus(FIRST_WAIT.multipliedBy(1L << Math.min(own.waits++, MOST_DOUBLED)));
        }
        return Duration.ZERO;
    }

    private synchronized void right(String key, String place) {
        tries.remove(place);
        Tries all = tries.get(key);
        if (all != null) {
            all.wrong--;
        }
    }

    private Tries known(String key, Instant at) {
        Tries there = tries.computeIfAbsent(key, any -> new Tries());
        if (there.last.isBefore(at.minus(FORGOTTEN))) {
            there.wrong = 0;
            there.waits = 0;
        }
        return there;
    }
}
