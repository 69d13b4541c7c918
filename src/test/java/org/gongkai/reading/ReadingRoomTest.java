package org.gongkai.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DisplayName("外来的文件只在子进程里打开")
class ReadingRoomTest {

    private final ReadingRoom room = new ReadingRoom(1, "64m", Duration.ofMinutes(1));
    @TempDir
    Path folder;

    @AfterEach
    void close() {
        room.close();
    }

    /** What a job is asked here. */
    record Asked(String what) {
    }

    /** What a job tells of the process it runs in. */
    record Told(long pid, int bytes, Map<String, String> around, String folder, long heap, int niceness) {
    }

    private static int niceness() throws java.io.IOException {
        return Integer.parseInt(Files.readString(Path.of("/proc/self/stat")).split("\\) ")[1].split(" ")[16]);
    }

    @Within(seconds = 20)
    static final class Tells extends Job<Asked, Told> {

        @Override
        public Result<Told> open(byte[] content, Asked asked) throws Exception {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            Files.write(temporary.resolve("left behind"), content);
            return new Result<>(new Told(ProcessHandle.current().pid(), content.length, System.getenv(), temporary.toString(),
                    Runtime.getRuntime().maxMemory(), niceness()), content);
        }
    }

    /** Ends when it is stopped. */
    @Within(seconds = 3, waiting = 1)
    static final class NeverEnds extends Job<Asked, String> {

        @Override
        public Result<String> open(byte[] content, Asked asked) throws Exception {
            Thread.sleep(60_000);
            return Result.of("");
        }
    }

    /** Has time enough to misbehave on a machine that is busy with something else. */
    @Within(seconds = 30, waiting = 1)
    static final class Misbehaves extends Job<Asked, String> {

        @Override
        public Result<String> open(byte[] content, Asked asked) throws Exception {
            switch (asked.what()) {
                case "refuses" -> throw new Refusal("这个文件不收。");
                case "fills the memory" -> {
                    List<byte[]> all = new ArrayList<>();
                    while (true) {
                        all.add(new byte[1 << 20]);
                    }
                }
                case "falls too deep" -> fall(0);
                case "ends the process" -> Runtime.getRuntime().halt(9);
                case "talks to the parent" -> System.out.println("not a frame");
                default -> throw new IllegalArgumentException(asked.what());
            }
            return Result.of("");
        }

        private static int fall(int depth) {
            return fall(depth + 1) + 1;
        }
    }

    @Test
    @DisplayName("字节和参数进去，结果和字节出来；子进程有自己的内存、临时文件夹，低一等，不知道主进程的秘密")
    void opensInAChild() throws Exception {
        byte[] content = new byte[300_000];
        content[7] = 7;

        var done = (Opened.Done<Told>) room.open(Tells.class, content, new Asked(""));

        assertThat(done.bytes()).isEqualTo(content);
        assertThat(done.value().pid()).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(done.value().bytes()).isEqualTo(300_000);
        assertThat(done.value().around().keySet()).isSubsetOf("PATH", "LANG", "LC_ALL", "PWD", "SHLVL", "OLDPWD", "_");
        assertThat(done.value().heap()).isLessThanOrEqualTo(64 << 20);
        assertThat(done.value().niceness()).isGreaterThanOrEqualTo(Math.min(niceness() + ChildProcess.NICENESS, 19)).isGreaterThan(niceness());
        assertThat(ChildProcess.USUAL_NICENESS).as("behind the pages, where nothing else is said").isEqualTo(5);
        assertThat(Path.of(done.value().folder()).startsWith(System.getProperty("java.io.tmpdir"))).isTrue();
        assertThat(room.open(Tells.class, content, new Asked("")).optional().orElseThrow().pid()).isEqualTo(done.value().pid());
    }

    @Test
    @DisplayName("临时文件随每一件清空，临时文件夹随子进程消失")
    void leavesNothing() throws Exception {
        Path left = Path.of(room.open(Tells.class, new byte[5], new Asked("")).optional().orElseThrow().folder());
        room.open(Misbehaves.class, new byte[0], new Asked("refuses"));
        try (Stream<Path> files = Files.list(left)) {
            assertThat(files).isEmpty();
        }
        room.close();
        assertThat(left.getParent()).doesNotExist();
    }

    @Test
    @DisplayName("撑满内存、不肯结束、递归过深、自己退出、乱说话：各用一句话说明，主进程不受影响，下一件照常")
    void survivesWhateverAJobDoes() {
        assertThat(refused("refuses")).isEqualTo("这个文件不收。");
        assertThat(refused("fills the memory")).contains("过大");
        assertThat(refused(NeverEnds.class, "")).contains("用时过长");
        assertThat(refused("falls too deep")).contains("不合常规");
        assertThat(refused("ends the process")).contains("不合常规");
        assertThat(refused("something unknown")).contains("不合常规");
        assertThat(room.open(Misbehaves.class, new byte[0], new Asked("talks to the parent")).optional()).contains("");
        assertThat(room.open(Tells.class, new byte[0], new Asked("")).optional()).isPresent();
        assertThat(room.pids()).hasSize(1);
    }

    @Test
    @DisplayName("排队有限，等不到的请过一会儿再试；子进程不超过规定的个数")
    void refusesWhenBusy() throws Exception {
        CountDownLatch begun = new CountDownLatch(20);
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Future<Opened<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(clients.submit(() -> {
                    begun.countDown();
                    return room.open(NeverEnds.class, new byte[0], new Asked(""));
                }));
            }
            begun.await();
            Thread.sleep(500);
            assertThat(room.pids()).hasSize(1);
            int busy = 0;
            for (Future<Opened<String>> answer : answers) {
                busy += answer.get() instanceof Opened.Refused<String>(String reason, boolean wasBusy) && wasBusy && reason.contains("再试") ? 1 : 0;
            }
            assertThat(busy).isEqualTo(19);
        }
    }

    @Test
    @DisplayName("空闲一会儿，子进程就结束")
    void endsWhenIdle() throws Exception {
        ReadingRoom impatient = new ReadingRoom(1, "64m", Duration.ofMillis(300));
        long pid = impatient.open(Tells.class, new byte[0], new Asked("")).optional().orElseThrow().pid();
        for (int i = 0; i < 100 && !impatient.pids().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(impatient.pids()).isEmpty();
        // Told to end, it still has to.
        ProcessHandle.of(pid).ifPresent(ending -> assertThat(ending.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    @DisplayName("子进程在空闲时死了，下一件由新的来做")
    void restartsWhenDead() throws Exception {
        long pid = room.open(Tells.class, new byte[0], new Asked("")).optional().orElseThrow().pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        ProcessHandle.of(pid).map(ProcessHandle::onExit).ifPresent(ended -> ended.join());
        assertThat(room.open(Tells.class, new byte[0], new Asked("")).optional().orElseThrow().pid()).isNotEqualTo(pid);
    }

    @Test
    @DisplayName("主进程被杀死，子进程随之结束，也不留下文件夹")
    void endsWithItsParent() throws Exception {
        Process parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Parent.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String[] said = parent.inputReader().readLine().split(" ", 2);
        parent.destroyForcibly().waitFor();
        ProcessHandle.of(Long.parseLong(said[0])).ifPresent(child -> child.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join());
        assertThat(Path.of(said[1]).getParent()).doesNotExist();
    }

    /** Asks a child who it is, and waits to be killed. */
    static final class Parent {

        public static void main(String[] arguments) throws InterruptedException {
            Told told = ReadingRoom.shared().open(Tells.class, new byte[0], new Asked("")).optional().orElseThrow();
            System.out.println(told.pid() + " " + told.folder());
            Thread.sleep(60_000);
        }
    }

    @Test
    @DisplayName("过大的文件不交出去；在主进程里做不出这样的工作")
    void onlyInTheChild() throws Exception {
        Path huge = folder.resolve("huge");
        try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(ReadingRoom.MOST_BYTES + 1L);
        }
        assertThat(room.open(Tells.class, huge, new Asked("")).optional()).isEmpty();
        assertThat(room.pids()).isEmpty();
        assertThatThrownBy(Tells::new).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("在数据库事务里不打开文件：事务会一直占着连接")
    void neverInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> room.open(Tells.class, new byte[0], new Asked(""))).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("transaction");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(room.pids()).isEmpty();
    }

    private String refused(String what) {
        return refused(Misbehaves.class, what);
    }

    private String refused(Class<? extends Job<Asked, String>> job, String what) {
        return ((Opened.Refused<String>) room.open(job, new byte[0], new Asked(what))).reason();
    }
}
