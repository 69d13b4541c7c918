package org.gongkai.casework.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes bundles one after the other, away from the requests, and keeps each for a quarter of an hour for whoever ordered it. */
@Component
public class BundleShelf implements DisposableBean {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final DisputeBundle bundle;
    private final Now now;
    private final Path folder;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name("bundles").unstarted(work));
    private final Map<String, Order> orders = new ConcurrentHashMap<>();

    BundleShelf(DisputeBundle bundle, Now now, @Value("${gongkai.data}") Path data, Loops loops) {
        this.bundle = bundle;
        this.now = now;
        this.folder = data.resolve("run").resolve("bundles");
        deleteWhatAStopLeft();
        loops.add(Loop.Plan.of("bundles-cleared", "清理过时的卷宗包", Duration.ofMinutes(1)), () -> {
            clear();
            return false;
        });
    }

    private void deleteWhatAStopLeft() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                left.forEach(BundleShelf::delete);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A bundle that somebody ordered.
     *
     * @param files how many are in so far
     */
    public record Order(String caseId, String personId, Instant at, Path file, Future<DisputeBundle.Made> made, AtomicInteger files) {

        /** What was made, if it is done by then; null while it is not. */
        public DisputeBundle.@Nullable Made within(Duration patience) throws InterruptedException {
            try {
                return made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                return null;
            } catch (ExecutionException failed) {
                throw new IllegalStateException("the bundle of case " + caseId + " was not made", failed.getCause());
            }
        }
    }

    /** @return the ticket with which the same person fetches it */
    public String order(CaseFolder folder, Staff staff) {
        String ticket = Identifier.fresh();
        Path file = fresh(ticket);
        AtomicInteger files = new AtomicInteger();
        orders.put(ticket, new Order(folder.state().id(), staff.personId(), now.instant(), file, maker.submit(() -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                return bundle.write(folder, staff, out, files::set);
            }
        }), files));
        return ticket;
    }

    public Optional<Order> find(String ticket, String caseId, Staff staff) {
        return Optional.ofNullable(orders.get(ticket)).filter(order -> order.caseId().equals(caseId) && order.personId().equals(staff.personId()));
    }

    private Path fresh(String ticket) {
        try {
            return Files.createTempFile(folder, ticket, ".zip");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Takes away what was ordered too long ago: it names people, and whoever wants it orders it again. */
    void clear() {
        Instant before = now.instant().minus(KEPT);
        orders.entrySet().removeIf(entry -> {
            boolean old = entry.getValue().at().isBefore(before) && entry.getValue().made().isDone();
            if (old) {
                delete(entry.getValue().file());
            }
            return old;
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    @Override
    public void destroy() {
        maker.shutdownNow();
        orders.values().forEach(order -> delete(order.file()));
    }
}
