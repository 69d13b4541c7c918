package org.gongkai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
@DisplayName("A loop dies of nothing but what the process dies of, and says what ails it")
class LoopTest {

    private static final Duration REST = Duration.ofMillis(5);
    private static final Now NOW = Now.at(Instant.parse("2026-11-28T08:00:00Z"));

    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final Loops loops = new Loops(NOW, fatal::set);

    @AfterEach
    void end() {
        loops.stop();
    }

    static Stream<Throwable> whateverIsThrown() {
        return Stream.of(new IllegalStateException("姓名 王某"), new SQLException("gone", "57P01"), new IOException("x"), new AssertionError(), new StackOverflowError(),
                new NoClassDefFoundError(), new ExceptionInInitializerError(), new InterruptedExceptionInDisguise());
    }

    private static final class InterruptedExceptionInDisguise extends RuntimeException {

        InterruptedExceptionInDisguise() {
            super(new InterruptedException());
        }
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    @DisplayName("after any fault it tries again, and keeps the last error when it is well")
    void goesOn(Throwable thrown) {
        AtomicInteger rounds = new AtomicInteger();
        loops.add(Loop.Plan.of("one", "一件事", REST), () -> {
            if (rounds.incrementAndGet() == 1) {
                sneak(thrown);
            }
            return false;
        });
        loops.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> rounds.get() > 3);
        LoopHealth health = loops.health().getFirst();
        assertThat(health.state()).isEqualTo(LoopHealth.State.WELL);
        assertThat(health.failures()).isZero();
        assertThat(health.lastSuccess()).isNotNull();
        assertThat(health.lastErrorAt()).isEqualTo(NOW.instant());
        assertThat(health.lastError()).isNotNull().extracting(Trouble::error).asString().contains(thrown.getClass().getSimpleName()).doesNotContain("王某");
        assertThat(fatal).hasNullValue();
    }

    @Test
    @DisplayName("out of memory ends the process, in whatever it is wrapped")
    void outOfMemoryIsFatal() {
        loops.add(Loop.Plan.of("one", "一件事", REST), () -> {
            throw new IllegalStateException(new OutOfMemoryError("Requested array size exceeds VM limit"));
        });
        loops.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> fatal.get() != null);
    }

    @Test
    @DisplayName("while it fails it is ill since the first failure, with the error and what to do; each pause is longer; a wake cuts it short")
    void isIll() {
        AtomicInteger rounds = new AtomicInteger();
        Loop loop = loops.add(Loop.Plan.of("one", "一件事", REST), () -> {
            rounds.incrementAndGet();
            throw new SQLException("no", "08006");
        });
        loops.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> rounds.get() == 2);
        LoopHealth health = loops.health().getFirst();
        assertThat(health.state()).isEqualTo(LoopHealth.State.FAILING);
        assertThat(health.since()).isEqualTo(NOW.instant());
        assertThat(health.lastError()).isNotNull().extracting(Trouble::kind).isEqualTo(Trouble.Kind.DATABASE);
        assertThat(health.lastError().error()).startsWith("SQLException 08006 @ ledger.LoopTest");
        assertThat(health.whatToDo()).contains("数据库");
        loop.wake();
        await().atMost(Duration.ofSeconds(1)).until(() -> rounds.get() == 3);
    }

    @Test
    @DisplayName("a round that hangs is seen, and holds up no other loop")
    void silence() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger midnight = new AtomicInteger();
        loops.add(Loop.Plan.of("forget", "销毁", REST).patientFor(Duration.ofMillis(50)), () -> {
            held.await();
            return false;
        });
        loops.add(Loop.Plan.of("midnight", "零点", REST), () -> {
            midnight.incrementAndGet();
            return false;
        });
        loops.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> loops.health().getFirst().state() == LoopHealth.State.SILENT && midnight.get() > 5);
        assertThat(loops.health().getFirst().whatToDo()).contains("重启");
        held.countDown();
        await().atMost(Duration.ofSeconds(5)).until(() -> loops.health().getFirst().state() == LoopHealth.State.WELL);
    }

    @Test
    @DisplayName("a record left out is shown until it comes through")
    void leftOut() {
        Loop loop = loops.add(Loop.Plan.of("index", "检索", REST), () -> false);
        loops.start();
        loop.leaveOut("d1", new IllegalStateException("身份证 110"));
        LoopHealth health = loops.health().getFirst();
        assertThat(health.state()).isEqualTo(LoopHealth.State.LEAVES_OUT);
        assertThat(health.leftOut().getFirst().record()).isEqualTo("d1");
        assertThat(health.toString()).doesNotContain("110");
        loop.cameThrough(List.of("d1"));
        assertThat(loops.health().getFirst().state()).isEqualTo(LoopHealth.State.WELL);
    }

    /** Threads that are no background work, each with its reason. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("ledger/Loop.java", "the loop itself"),
            Map.entry("casework/batch/BatchWorker.java", "hands of the loop \"batches\", which waits for each"),
            Map.entry("casework/bundle/BundleShelf.java", "one job for one person, who waits for it and is told when it fails"),
            Map.entry("casework/antivirus/Clamd.java", "hangs up on a scanner that does not answer; whoever sent the file waits for it with a limit"),
            Map.entry("reading/ReadingRoom.java", "watches child processes, each for somebody who waits for it with a limit"),
            Map.entry("redaction/Redaction.java", "one file for one officer, who waits for it with a limit"),
            Map.entry("operation/Installation.java", "opens the database while the application is put together, which waits for it"),
            Map.entry("operation/Intake.java", "says at the end of a command what stays"),
            Map.entry("operation/export/ExportedSite.java", "readers of one command, which waits for each and ends with what failed"),
            Map.entry("operation/RunningSite.java", "closes the application at its end"));

    @Test
    @DisplayName("no thread, timer or schedule in the house beside the loop, but for those that are named here with their reason")
    void oneLoopForBackgroundWork() throws IOException {
        Pattern beside = Pattern.compile("new Thread\\(|Thread\\.(?:of(?:Platform|Virtual)\\(|startVirtualThread)|Executors\\.|ForkJoinPool|@Scheduled|@EnableScheduling|@Async\\b"
                + "|new Timer\\(|ThreadPoolTask|supplyAsync|runAsync|SmartLifecycle|com\\.github\\.kagkarlsson");
        Path house = Path.of("src/main/java/org/gongkai");
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(house)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String name = house.relativize(file).toString();
                for (String line : Files.readAllLines(file)) {
                    if (beside.matcher(line).find() && !line.startsWith("import ") && !line.strip().startsWith("*") && !name.startsWith("operation/measure/")) {
                        found.computeIfAbsent(name, any -> new ArrayList<>()).add(line.strip());
                    }
                }
            }
        }
        found.remove("ledger/Loops.java");
        assertThat(OTHERWISE.keySet()).as(found.toString()).containsAll(found.keySet());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
