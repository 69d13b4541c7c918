package org.gongkai.clock;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What happened to a statutory period, on the day it takes effect in law; the list of events is all that a clock knows. */
public sealed interface ClockEvent {

    LocalDate on();

    /** The document or act behind the event. */
    String ref();

    /** The period began: {@code on} is day 0, and the law of that day stays with the clock. */
    record Started(LocalDate on, String provision, String ref) implements ClockEvent {
    }

    /** Time stops being counted after {@code on} (R2019 Art. 33(3): time for asking third parties and other organs).
     * @param lapsesOn the last day for the opinion; the pause ends with it by itself; null when the law sets none */
    record Paused(LocalDate on, String article, String ref, @Nullable LocalDate lapsesOn) implements ClockEvent {
    }

    /** What the pause waited for arrived: counting goes on after {@code on}.
     * @param ref the ref of the pause that ends; where no open pause has it, the one open longest ends */
    record Resumed(LocalDate on, String ref) implements ClockEvent {
    }

    /** The count begins anew with {@code on} as day 0; all counted before is void (R2019 Art. 30: completed request). Somebody still asked is waited for.
     * @param answered the ref of the pause that ends with it; null when it ends none
     * @param whole    whether everything before went with it, whoever was still asked and whatever law it began under: so it was counted, and told,
     *                 in matters under earlier definitions */
    record Restarted(LocalDate on, String article, String ref, @Nullable String answered, boolean whole) implements ClockEvent {

        public Restarted(LocalDate on, String article, String ref) {
            this(on, article, ref, null, false);
        }

        public Restarted(LocalDate on, String article, String ref, @Nullable String answered) {
            this(on, article, ref, answered, false);
        }
    }

    /** So many working days more, from the old due date on (R2019 Art. 33(2)); that it happens once is for the case to guard. */
    record Extended(LocalDate on, int workingDays, String article, String ref, @Nullable String approver) implements ClockEvent {

        public Extended {
            if (workingDays < 1) {
                throw new IllegalArgumentException("an extension has at least one working day, not " + workingDays);
            }
        }
    }

    /** The duty was fulfilled or fell away. */
    record Ended(LocalDate on, String ref) implements ClockEvent {
    }
}
