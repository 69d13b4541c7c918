package org.gongkai.calendar;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The working calendar of each organ: the notices of the State Council with the local days that hold for it. */
@Component
public class Calendars {

    private static final long LOOK_AGAIN_AFTER_NANOS = 1_000_000_000L;

    /** All calendars as of one revision. */
    private record Snapshot(long revision, CalendarOverlay overlay, WorkingCalendar national, WorkingCalendar everywhere,
            Map<String, WorkingCalendar> ofOrgans) {
    }

    private final CalendarRows rows;
    private volatile @Nullable Snapshot shared;
    private volatile long lookedAt;

    public Calendars(JdbcClient database) {
        rows = new CalendarRows(database);
    }

    /** The calendar by which that organ counts. */
    public WorkingCalendar of(String organId) {
        Snapshot snapshot = snapshot();
        return snapshot.ofOrgans.getOrDefault(organId, snapshot.everywhere);
    }

    /** The calendar for those who ask for no organ in particular: the notices and the local days that hold for all. */
    public WorkingCalendar everywhere() {
        return snapshot().everywhere;
    }

    public CalendarOverlay overlay() {
        return snapshot().overlay;
    }

    /** The notices alone. */
    WorkingCalendar national() {
        return snapshot().national;
    }

    /** Within the transaction of a change: from here on it counts with what it wrote, the others do once it has committed. */
    void revised() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        Snapshot fresh = load(rows.revision());
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                shared = fresh;
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Calendars.this);
            }
        });
    }

    /** At most a second behind other nodes. */
    private Snapshot snapshot() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Snapshot changing) {
            return changing;
        }
        Snapshot held = shared;
        if (held != null && System.nanoTime() - lookedAt < LOOK_AGAIN_AFTER_NANOS) {
            return held;
        }
        lookedAt = System.nanoTime();
        long revision = rows.revision();
        if (held == null || held.revision != revision) {
            held = load(revision);
            shared = held;
        }
        return held;
    }

    private Snapshot load(long revision) {
        CalendarOverlay overlay = new CalendarOverlay(rows.notices(), rows.localDays());
        WorkingCalendar national = new CalendarOverlay(overlay.notices(), List.of()).over(WorkingCalendar.shipped(), null);
        CalendarOverlay local = new CalendarOverlay(List.of(), overlay.localDays());
        Map<String, WorkingCalendar> ofOrgans = overlay.localDays().stream().map(LocalDay::organ).filter(Objects::nonNull).distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), organ -> local.over(national, organ)));
        return new Snapshot(revision, overlay, national, local.over(national, null), ofOrgans);
    }
}
