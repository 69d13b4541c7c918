package org.gongkai.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child as its parent holds it: started, asked, and ended with everything that it left behind. */
final class ChildProcess {

    /** The same programme with nothing but this class for a beginning: no secret in its surroundings, first to go when memory is short, no huge files. */
    private static final String SHELL = "echo 1000 2>/dev/null >/proc/self/oom_score_adj; ulimit -f 524288; exec nice -n \"$0\" \"$@\"";
    /** Behind the pages of everybody else, yet not so far behind that the person whose file it is waits for as long as anything else runs. */
    static final int USUAL_NICENESS = 5;
    static final int NICENESS = Integer.getInteger("gongkai.reading.niceness", USUAL_NICENESS);
    /** More for the child's Java, a space between; its own memory is {@code gongkai.reading.heap}. */
    private static final String OPTIONS = System.getProperty("gongkai.reading.options", "");
    static final String FOLDER = "gongkai-reading-";
    private static final int MEMORY_IS_OUT = 3;
    /** Where the start-up cache of the child is written, while the launcher rehearses. */
    static final String REHEARSAL = "gongkai.reading.rehearsal";
    private static final int REHEARSAL_SECONDS = 180;
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    private final Process process;
    private final Path folder;
    private final DataOutputStream to;
    private final DataInputStream from;
    private volatile boolean stopped;
    long idleSince;

    private ChildProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    static ChildProcess start(String heap) throws IOException {
        Path folder = Files.createTempDirectory(FOLDER);
        Path work = Files.createDirectory(folder.resolve("work"));
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, String.valueOf(NICENESS), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + work, "--enable-native-access=ALL-UNNAMED"));
        for (String inherited : List.of("user.timezone", "user.language", "user.country", "user.home")) {
            String value = inherited.equals("user.timezone") ? TimeZone.getDefault().getID() : System.getProperty(inherited);
            if (value != null && !value.isEmpty()) {
                command.add("-D" + inherited + "=" + value);
            }
        }
        String rehearsal = System.getProperty(REHEARSAL);
        if (rehearsal != null) {
            command.addAll(List.of("-Xlog:aot*=off", "-XX:AOTCacheOutput=" + rehearsal, "-D" + REHEARSAL + "=" + rehearsal));
        }
        cache().filter(known -> rehearsal == null).ifPresent(cache -> command.addAll(List.of("-Xlog:aot*=off", "-XX:AOTCache=" + cache)));
        command.addAll(Stream.of(OPTIONS.split(" ")).filter(option -> !option.isEmpty()).toList());
        command.addAll(List.of("-cp", classPath(), Child.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectError(folder.resolve("said").toFile());
        Map<String, String> around = builder.environment();
        around.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
        return new ChildProcess(builder.start(), folder);
    }

    /** Made by the launcher beside the programme, for these very jars. */
    private static Optional<Path> cache() {
        Path jar = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]).toAbsolutePath();
        Path cache = jar.resolveSibling("reading.aot");
        return Files.isRegularFile(cache) ? Optional.of(cache) : Optional.empty();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    <R> Opened<R> ask(Class<? extends Job<?, R>> job, int seconds, InputStream content, int length, byte[] parameters) throws IOException {
        Frames.begin(to);
        Frames.write(to, job.getName());
        to.writeInt(seconds);
        Frames.write(to, parameters);
        Frames.write(to, content, length);
        to.flush();
        Frames.requireBegin(from);
        byte kind = from.readByte();
        if (kind == Frames.DONE) {
            R value = Frames.JSON.readValue(Frames.read(from, Frames.MOST_VALUE), Child.typeOf(job, 1));
            return new Opened.Done<>(value, Frames.read(from, Frames.MOST_BYTES));
        }
        String words = Frames.text(from, Frames.MOST_PARAMETERS);
        if (kind == Frames.REFUSED) {
            return new Opened.Refused<>(words, false);
        }
        throw new EOFException(words);
    }

    /** Ends it in the middle of what it does, because its time is over. */
    void stop() {
        stopped = true;
        process.destroyForcibly();
    }

    /** Why it died, for the person whose file it held. */
    String lastWord(IOException seen) {
        try {
            process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (stopped) {
            return "读这个文件用时过长，已经停止。请拆成几个较小的文件，或者另存为 PDF 再试。";
        }
        if (!process.isAlive() && process.exitValue() == MEMORY_IS_OUT) {
            return "这个文件展开以后过大，没有读完。请拆成几个较小的文件，或者另存为 PDF 再试。";
        }
        LOG.warn("a file could not be opened: {}; {}", seen.getMessage(), said());
        return "这个文件的内容不合常规，读不出来。请用阅读软件打开后另存为新的文件再试。";
    }

    private String said() {
        try (Stream<String> lines = Files.lines(folder.resolve("said"), StandardCharsets.UTF_8)) {
            return lines.limit(8).map(line -> line.substring(0, Math.min(line.length(), 200)).strip()).collect(Collectors.joining(" / "));
        } catch (IOException | UncheckedIOException nothing) {
            return "nothing said";
        }
    }

    /** Lets it come to its own end, so that it can write down what it learned. */
    void endRehearsal() throws IOException {
        to.close();
        try {
            process.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its temporary folder goes with it. */
    void end() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException kept) {
            LOG.warn("left behind: {}: {}", folder, kept.getMessage());
        }
    }
}
