package org.gongkai.procedure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.clock.Light;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;

/** What one engine has for a person to do; every engine fills it, the desk shows it. */
public interface Duties {

    /** @param limit how many of the most pressing are wanted; an engine may give more */
    Waiting of(Staff staff, int limit);

    /** What others owe where this person leads; empty for an engine that lists only what is theirs. */
    default Waiting ofOthers(Staff staff, int limit) {
        return Waiting.NOTHING;
    }

    /** The same where only some of it is wanted; what an engine gives beyond that is left out by whoever asked. */
    default Waiting of(Staff staff, Narrowed narrowed) {
        return of(staff, narrowed.limit());
    }

    /** What others owe, where only some of it is wanted. */
    default Waiting ofOthers(Staff staff, Narrowed narrowed) {
        return ofOthers(staff, narrowed.limit());
    }

    /**
     * What is wanted of what waits, so that what matches is found behind many that press more; queues are counted whole all the same.
     *
     * @param limit how many of the most pressing that match
     * @param light null for any
     * @param queue where it stands; empty for anywhere
     * @param dueOn its last day; null for any
     */
    record Narrowed(int limit, @Nullable Light light, String queue, @Nullable LocalDate dueOn) {

        public static Narrowed most(int limit) {
            return new Narrowed(limit, null, "", null);
        }
    }

    /**
     * What waits for a person.
     *
     * @param pressing the most pressing first
     * @param queues   all of them counted, by queue and light
     */
    record Waiting(List<Duty> pressing, List<Queue> queues) {

        public static final Waiting NOTHING = new Waiting(List.of(), List.of());

        /** All that waits, the most pressing first: so many of them, and every one counted where it stands, in its light and by its day. */
        public static Waiting of(List<Duty> all, int limit) {
            Map<Queue, Long> counted = all.stream().collect(Collectors.groupingBy(Queue::of, LinkedHashMap::new, Collectors.counting()));
            return new Waiting(all.stream().limit(limit).toList(), counted.entrySet().stream().map(one -> one.getKey().with(one.getValue())).toList());
        }
    }
}
