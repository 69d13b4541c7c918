package org.gongkai.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.directory.Staff;

/** What one engine has for a person to do; every engine fills it, the desk shows it. */
public interface Duties {

    /** @param limit how many of the most pressing are wanted; an engine may give more */
    Waiting of(Staff staff, int limit);

    /** What others owe where this person leads; empty for an engine that lists only what is theirs. */
    default Waiting ofOthers(Staff staff, int limit) {
        return Waiting.NOTHING;
    }

    /**
     * What waits for a person.
     *
     * @param pressing the most pressing first
     * @param queues   all of them counted, by queue and light
     */
    record Waiting(List<Duty> pressing, List<Queue> queues) {

        public static final Waiting NOTHING = new Waiting(List.of(), List.of());

        /** All that waits, the most pressing first: so many of them, and every one counted where it stands and in its light. */
        public static Waiting of(List<Duty> all, int limit) {
            Map<Queue, Long> counted = all.stream().collect(Collectors.groupingBy(duty -> new Queue(duty.kind(), duty.queue(), duty.light(), 0, duty.whose()), LinkedHashMap::new, Collectors.counting()));
            return new Waiting(all.stream().limit(limit).toList(), counted.entrySet().stream()
                    .map(one -> new Queue(one.getKey().kind(), one.getKey().title(), one.getKey().light(), one.getValue(), one.getKey().whose())).toList());
        }
    }
}
