package org.gongkai.operation.measure;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program of another revision of this repository, built in a worktree of its own that goes with it. */
final class EarlierProgram implements AutoCloseable {

    private static final String CITY = "org.gongkai.operation.measure.GeneratedCity";

    private final Bench bench;
    private final String repository;
    private final Path worktree;
    private final String words;

    private EarlierProgram(Bench bench, String repository, Path worktree, String words) {
        this.bench = bench;
        this.repository = repository;
        this.worktree = worktree;
        this.words = words;
    }

    /** Its worktree; {@link #build} makes the program in it. */
    static EarlierProgram of(Bench bench, String revision) throws IOException, InterruptedException {
        Path here = whereThisProgramLies();
        String repository = git(bench, here.toString(), "rev-parse", "--show-toplevel");
        Path worktree = bench.path("earlier-program");
        git(bench, repository, "worktree", "add", "--detach", worktree.toString(), revision);
        return new EarlierProgram(bench, repository, worktree, git(bench, repository, "log", "-1", "--format=%h of %ad", "--date=format:%e %B %Y", revision));
    }

    void build() throws IOException, InterruptedException {
        bench.progress("building %s", words);
        require(run("--version"));
    }

    /** Its revision and day. */
    String words() {
        return words;
    }

    /** In its own folder: the first start-up caches were good there only. */
    Bench.Ended run(String... arguments) throws IOException, InterruptedException {
        return bench.run(worktree, command(arguments));
    }

    Process start(Path said, String... arguments) throws IOException {
        return bench.launch(said, worktree, command(arguments));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(worktree.resolve("gongkai").toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** A city as that revision invents it, in the columns it reads: its matters, its organs, its people. */
    void city(Path matters, Path organs, Path people) throws IOException, ReflectiveOperationException {
        URL[] itself = {worktree.resolve("target/app/gongkai.jar").toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(itself, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = classes.loadClass(CITY);
            Constructor<?> made = type.getDeclaredConstructor();
            made.setAccessible(true);
            ask(type, "write", made.newInstance(), matters);
            Files.writeString(organs, String.valueOf(ask(type, "organs", null)));
            Files.writeString(people, String.valueOf(ask(type, "people", null)));
        }
    }

    private static Object ask(Class<?> type, String name, Object on, Path... with) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name, with.length == 0 ? new Class<?>[0] : new Class<?>[] {Path.class});
        method.setAccessible(true);
        return method.invoke(on, (Object[]) with);
    }

    static Bench.Ended require(Bench.Ended ended) {
        if (ended.exit() != 0) {
            throw new IllegalStateException("ended with " + ended.exit() + ": " + ended.said());
        }
        return ended;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        git(bench, repository, "worktree", "remove", "--force", worktree.toString());
    }

    private static String git(Bench bench, String folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder));
        command.addAll(Arrays.asList(arguments));
        return require(bench.run(Path.of(""), command)).said().strip();
    }

    private static Path whereThisProgramLies() throws IOException {
        try {
            return Path.of(EarlierProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        } catch (URISyntaxException nowhere) {
            throw new IOException(nowhere);
        }
    }
}
