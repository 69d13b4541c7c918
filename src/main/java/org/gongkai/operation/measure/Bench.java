package org.gongkai.operation.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import com.github.houbb.opencc4j.util.ZhConverterUtil;

/** Where a scenario works: a folder for a while, the program itself as child processes, and the lines it finds. */
public final class Bench implements AutoCloseable {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Path folder;
    private final Wanted wanted;
    private final Function<Path, Inside> opening;
    private final Lying lying;
    private final List<Process> started = new ArrayList<>();

    /**
     * What was asked for beside the names of scenarios.
     *
     * @param files documents to import in place of generated ones
     * @param documents how many to generate
     * @param terms what to search for in place of the generated terms
     * @param rounds how often to repeat what is repeated; 0 leaves it to the scenario
     * @param rows of a register to enter; 0 leaves it to the scenario
     * @param from the revision that writes what is upgraded
     * @param requests how many requests it walks
     * @param register how many more it takes from a register
     * @param written what that revision wrote before, in place of writing it
     * @param judged questions with graded documents
     * @param matters how many matters are searched; 0 leaves it to the scenario
     * @param readers how many read a transcript at once; 0 leaves it to the scenario
     * @param answers how many answer a questionnaire; 0 leaves it to the scenario
     */
    public record Wanted(List<Path> files, int documents, @Nullable Path terms, int rounds, int rows, String from, int requests, int register, @Nullable Path written, @Nullable Path judged, int matters, int readers, int answers) {
    }

    /** Reads a data folder as it lies there, nobody working on it and nothing being upgraded. */
    @FunctionalInterface
    public interface Lying {

        /** @return the first column of each row */
        List<String> ask(Path data, String query) throws IOException, SQLException;
    }

    /** @param opening starts the application on a data folder in this process */
    public Bench(PrintWriter out, PrintWriter err, Wanted wanted, Function<Path, Inside> opening, Lying lying) throws IOException {
        this.out = out;
        this.err = err;
        this.folder = Files.createTempDirectory("gongkai-measure");
        this.wanted = wanted;
        this.opening = opening;
        this.lying = lying;
    }

    Wanted wanted() {
        return wanted;
    }

    /** What was given beside the scenario's own. */
    List<Path> files() {
        return wanted.files();
    }

    List<String> ask(Path data, String query) throws IOException, SQLException {
        return lying.ask(data, query);
    }

    int rounds(int usual) {
        return wanted.rounds() > 0 ? wanted.rounds() : usual;
    }

    int rows(int usual) {
        return wanted.rows() > 0 ? wanted.rows() : usual;
    }

    int matters(int usual) {
        return wanted.matters() > 0 ? wanted.matters() : usual;
    }

    int readers(int usual) {
        return wanted.readers() > 0 ? wanted.readers() : usual;
    }

    int answers(int usual) {
        return wanted.answers() > 0 ? wanted.answers() : usual;
    }

    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    /** Said on the way, beside the lines. */
    void progress(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
        err.flush();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** What to import: the files given, as many generated documents as asked for, and at the end one that is known. */
    List<Path> corpus() throws IOException {
        List<Path> corpus = new ArrayList<>(wanted.files());
        if (wanted.documents() > 0) {
            corpus.add(GeneratedDocuments.write(path("generated.jsonl"), wanted.documents()));
        }
        corpus.add(GeneratedDocuments.writeLast(path("last.jsonl")));
        return corpus;
    }

    /** What to search for: in simplified characters, and the same in traditional ones. */
    Map<String, String> terms() throws IOException {
        Map<String, String> twins = new LinkedHashMap<>();
        Path terms = wanted.terms();
        if (terms == null) {
            GeneratedDocuments.terms().forEach(term -> twins.put(term, ZhConverterUtil.toTraditional(term)));
        } else {
            Files.readAllLines(terms).stream().map(line -> line.split("\t")).filter(line -> line.length > 2)
                    .forEach(line -> twins.put(line[1], line[2]));
        }
        return twins;
    }

    /** Starts a command of this program as a process of its own; what it says goes to the file. */
    Process start(Path said, List<String> javaOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(self());
        command.addAll(1, javaOptions);
        command.addAll(Arrays.asList(arguments));
        return launch(said, Path.of(""), command);
    }

    /** Starts any program in that folder; it ends with the bench at the latest. */
    Process launch(Path said, Path in, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).directory(in.toAbsolutePath().toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        started.add(process);
        return process;
    }

    /** Runs a command to its end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        int exit = start(said, List.of(), arguments).waitFor();
        return new Ended(exit, Files.readString(said));
    }

    /** Runs any program in that folder to its end. */
    Ended run(Path in, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        return follow(launch(said, in, command), said);
    }

    /** Runs a command to its end and says on the way how far it is. */
    Ended follow(String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        return follow(start(said, List.of(), arguments), said);
    }

    /** Waits for its end and says on the way how far it is. */
    Ended follow(Process process, Path said) throws IOException, InterruptedException {
        while (!process.waitFor(30, TimeUnit.SECONDS)) {
            progress("%s", new Ended(0, Files.readString(said)).lastLine());
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }

    record Ended(int exit, String said) {

        String lastLine() {
            return said.lines().reduce("", (before, line) -> line);
        }
    }

    Inside inside(Path data) {
        return opening.apply(data);
    }

    Server serve(Path data, String... arguments) throws IOException, InterruptedException {
        return serve(data, List.of(), arguments);
    }

    Server serve(Path data, List<String> javaOptions, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        all.addAll(Arrays.asList(arguments));
        return Server.started(this, data, javaOptions, all.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    /** How this program was started, up to its arguments. */
    private static List<String> self() throws IOException {
        List<String> command = Arrays.asList(Files.readString(Path.of("/proc/self/cmdline")).split("\0"));
        return new ArrayList<>(command.subList(0, command.lastIndexOf("measure")));
    }
}
