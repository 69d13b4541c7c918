package org.gongkai.pages;

import java.time.LocalDate;
import java.util.function.Function;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;

/** Something that rests on acts alone: read once per day and change, and kept until either moves on. */
public final class OncePerState<T> {

    private record Kept<T>(long count, LocalDate day, T value) {
    }

    private final PageChanges changes;
    private final Now now;
    private final Function<LocalDate, T> reading;
    private volatile @Nullable Kept<T> kept;

    /** @param reading takes today */
    public OncePerState(PageChanges changes, Now now, Function<LocalDate, T> reading) {
        this.changes = changes;
        this.now = now;
        this.reading = reading;
    }

    public T now() {
        long count = changes.count();
        LocalDate day = now.today();
        Kept<T> last = kept;
        if (last == null || last.count() != count || !last.day().equals(day)) {
            last = new Kept<>(count, day, reading.apply(day));
            kept = last;
        }
        return last.value();
    }
}
