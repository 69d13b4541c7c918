package org.gongkai.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.gongkai.calendar.Midnight;
import org.gongkai.calendar.Now;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every loop of this node: rooms add theirs while the application is put together, all start and end with it. */
@Component
public class Loops implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final int EXIT_FAULT = 3;
    private static final String MIDNIGHT = "midnight";

    private final Now now;
    private final Consumer<Throwable> fatal;
    private final List<Loop> loops = new ArrayList<>();
    private boolean running;

    @Autowired
    Loops(Now now) {
        this(now, Loops::endTheProcess);
    }

    /** @param fatal is told of what the process does not survive */
    public Loops(Now now, Consumer<Throwable> fatal) {
        this.now = now;
        this.fatal = fatal;
    }

    /** The virtual machine ends by itself when the heap is full, but not when an array or a buffer could not be had. */
    private static void endTheProcess(Throwable fault) {
        LOG.error("The process cannot go on", Trouble.bare(fault));
        Runtime.getRuntime().halt(EXIT_FAULT);
    }

    /** A loop that works while the application does; it starts at once when that has started already. */
    public Loop add(Loop.Plan plan, Loop.Round round) {
        return add(plan, round, () -> { });
    }

    /** @param last what its thread does at the very end */
    public synchronized Loop add(Loop.Plan plan, Loop.Round round, Runnable last) {
        Loop loop = new Loop(plan, round, last, now, fatal);
        loops.add(loop);
        if (running && loop.startsByItself()) {
            loop.start();
        }
        return loop;
    }

    /** The loop that tells that a day has passed: what then cannot be read again is left out there. */
    public synchronized Loop midnight() {
        return loops.stream().filter(loop -> loop.name().equals(MIDNIGHT)).findFirst().orElseThrow();
    }

    public synchronized List<LoopHealth> health() {
        return loops.stream().map(Loop::health).toList();
    }

    @Override
    public synchronized void start() {
        running = true;
        loops.stream().filter(Loop::startsByItself).forEach(Loop::start);
    }

    @Override
    public void stop() {
        List<Loop> ending;
        synchronized (this) {
            running = false;
            ending = List.copyOf(loops);
        }
        ending.forEach(Loop::end);
        try {
            for (Loop loop : ending) {
                loop.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Tells every minute whether a day has passed, whatever else is being done. */
    @Component
    static class AtMidnight {

        AtMidnight(Loops loops, Midnight midnight) {
            loops.add(Loop.Plan.of(MIDNIGHT, "零点后重算期限", Duration.ofMinutes(1)), () -> {
                midnight.look();
                return false;
            });
        }
    }
}
