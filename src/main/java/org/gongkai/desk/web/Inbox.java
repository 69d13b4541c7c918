package org.gongkai.desk.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.receipt.TypedNumber;
import org.gongkai.clock.Light;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;
import org.gongkai.procedure.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a person owes: counted whole, listed as far as asked.
 *
 * @param duties the most pressing that match what is asked
 * @param more   whether there are others that match
 * @param beyond whether some were not looked through, so that others may match
 * @param byWhose how many there are, whatever it is narrowed to
 * @param pressing how many are over, or due in the two days, whatever else it is narrowed to
 */
public record Inbox(Asked asked, List<Duty> duties, boolean more, boolean beyond, Map<Light, Long> lights, List<Queue> queues, Map<Whose, Long> byWhose, Map<Due, Long> pressing) {

    private static final Comparator<Queue> FULLEST = Comparator.comparingLong(Queue::count).reversed().thenComparing(Queue::title);
    /** What has no last day comes after what has one, and is not lost. */
    private static final Comparator<Duty> PRESSING = Comparator.comparing(Inbox::last, Comparator.nullsLast(Comparator.naturalOrder()));

    /** A day by its end, so that an hour of it comes before. */
    private static @Nullable LocalDateTime last(Duty duty) {
        return duty.dueAt() != null ? duty.dueAt() : duty.dueOn() == null ? null : duty.dueOn().plusDays(1).atStartOfDay();
    }

    /** What presses. */
    public enum Due {
        OVER("已过期"), TODAY("今天到期"), NEXT("下一个工作日到期");

        private final String title;

        Due(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The two days of which people are reminded. */
    public record Days(LocalDate today, LocalDate next) {

        /** What waits without a light has a day that others have to keep. */
        @Nullable Due of(@Nullable Light light, @Nullable LocalDate last) {
            return light == null ? null : light == Light.BLACK ? Due.OVER : today.equals(last) ? Due.TODAY : next.equals(last) ? Due.NEXT : null;
        }

        @Nullable LocalDate day(@Nullable Due due) {
            return due == Due.TODAY ? today : due == Due.NEXT ? next : null;
        }
    }

    /**
     * What the list is narrowed to.
     *
     * @param words every one of them stands in number, title, organ or what is to be done
     * @param queue where it stands; empty for anywhere
     * @param whose null for what this person owes and what they may take
     * @param pressing when it falls due; null for whenever
     * @param days  what today and the next working day are
     */
    public record Asked(String words, @Nullable Light light, String queue, @Nullable Whose whose, @Nullable Due pressing, Days days) {

        /** As engines can be asked for it: words stand in titles that are sealed, and whose a matter is, is worked out from who may do what. */
        Duties.Narrowed narrowed(int limit) {
            return new Duties.Narrowed(limit, pressing == Due.OVER ? Light.BLACK : light, queue, days.day(pressing));
        }

        /** What is owed in another's place is seen apart. */
        boolean isOf(Whose one) {
            return whose == null ? one != Whose.INSTEAD : whose == one;
        }

        /** Whether it is among what is asked for, whatever its words. */
        boolean isAmong(Duty duty) {
            return isAmong(Queue.of(duty));
        }

        boolean isAmong(Queue one) {
            return isOf(one.whose()) && (pressing == null || pressing == days.of(one.light(), one.dueOn())) && (light == null || light == one.light()) && (queue.isEmpty() || queue.equals(one.title()));
        }

        boolean matches(Duty duty) {
            String said = String.join(" ", duty.number(), duty.title(), duty.organ(), duty.what(), duty.kind()).toLowerCase(Locale.ROOT);
            return isAmong(duty) && List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(word -> said.contains(word) || duty.number().contains(TypedNumber.part(word)));
        }
    }

    static Inbox of(Asked asked, List<Duties.Waiting> waiting, int shown, boolean beyond) {
        List<Duty> found = new ArrayList<>(waiting.stream().flatMap(one -> one.pressing().stream()).filter(asked::matches).sorted(PRESSING).toList());
        Map<Whose, Long> byWhose = new EnumMap<>(Whose.class);
        waiting.stream().flatMap(one -> one.queues().stream()).forEach(queue -> byWhose.merge(queue.whose(), queue.count(), Long::sum));
        List<Queue> counted = waiting.stream().flatMap(one -> one.queues().stream()).filter(queue -> asked.isOf(queue.whose())).toList();
        Map<Light, Long> lights = new EnumMap<>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, counted.stream().filter(queue -> queue.light() == light).mapToLong(Queue::count).sum());
        }
        Map<Due, Long> pressing = new EnumMap<>(Due.class);
        counted.forEach(queue -> Optional.ofNullable(asked.days().of(queue.light(), queue.dueOn())).ifPresent(due -> pressing.merge(due, queue.count(), Long::sum)));
        Map<String, Queue> queues = new LinkedHashMap<>();
        counted.forEach(queue -> queues.merge(queue.title(), queue,
                (one, other) -> new Queue(one.kind(), one.title(), null, one.count() + other.count())));
        return new Inbox(asked, found.size() > shown ? found.subList(0, shown) : found, found.size() > shown, beyond, lights,
                queues.values().stream().sorted(FULLEST).toList(), byWhose, pressing);
    }

    /** Whether fewer are listed than are counted, so that others may hold what is looked for. */
    static boolean isBeyond(Asked asked, List<Duties.Waiting> waiting) {
        return waiting.stream().anyMatch(one -> one.pressing().stream().filter(asked::isAmong).count() < one.queues().stream().filter(asked::isAmong).mapToLong(Queue::count).sum());
    }

    /** How many are theirs, may be taken, or are owed by others; 0 for what was not looked at. */
    public long of(Whose whose) {
        return byWhose.getOrDefault(whose, 0L);
    }

    public long total() {
        return queues.stream().mapToLong(Queue::count).sum();
    }
}
