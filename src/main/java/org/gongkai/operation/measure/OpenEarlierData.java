package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.springframework.util.FileSystemUtils;

/** What an earlier program wrote is opened by this one: backed up, upgraded, killed meanwhile, compared; and the earlier one stays out. */
final class OpenEarlierData implements Scenario {

    private static final int BODIES = 80;
    private static final int ONE_OPEN_IN = 20;
    private static final String REFUSAL = "更新的程序";

    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public String title() {
        return "Data of an earlier revision (--from, --requests, --register) opened by this program, killed on the way, compared";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path before = bench.path("before");
        try (EarlierProgram earlier = EarlierProgram.of(bench, bench.wanted().from())) {
            earlier.build();
            Path given = bench.wanted().written();
            if (given == null) {
                write(bench, earlier, before);
            } else {
                copied(bench, given, before);
            }
            bench.line("| written by %s | %s matters, %s acts |", earlier.words(), bench.ask(before, "select count(*) from casework.cases").getFirst(), bench.ask(before, "select count(*) from ledger.act").getFirst());
            Seen seen = Seen.of(bench, before, earlier::run);
            withoutABackup(bench, before);
            Path opened = copied(bench, before, bench.path("opened"));
            double seconds = open(bench, opened, seen);
            kill(bench, before, seconds, seen);
            staysOut(bench, earlier, opened, seen);
        }
    }

    private static void write(Bench bench, EarlierProgram earlier, Path data) throws Exception {
        Path matters = bench.path("city.jsonl");
        Path organs = bench.path("organs.csv");
        Path people = bench.path("people.csv");
        earlier.city(matters, organs, people);
        try (var lines = Files.lines(matters)) {
            Files.write(bench.path("walked.jsonl"), lines.limit(bench.wanted().requests()).toList());
        }
        String to = "--data=" + data;
        EarlierProgram.require(earlier.run("import", "organs", to, organs.toString()));
        earlier.run("import", "people", to, people.toString());
        long start = System.nanoTime();
        Bench.Ended walked = earlier.run("import", "cases", "--papers", to, bench.path("walked.jsonl").toString());
        double walking = (System.nanoTime() - start) / 1e9;
        Path register = GeneratedRegister.write(bench.path("register.csv"), IntStream.rangeClosed(1, BODIES).mapToObj("body%02d"::formatted).toList(),
                bench.wanted().register(), LocalDate.of(2025, 9, 1), ONE_OPEN_IN);
        Bench.Ended taken = earlier.run("import", "requests", to, register.toString());
        bench.line("| %,d requests walked in %.0f s, then a register of %,d, by %s | %d refused |", Import.count(walked, "imported"), walking, Import.count(taken, "imported"),
                earlier.words(), Import.count(walked, "rejected") + Import.count(taken, "rejected"));
    }

    private static void withoutABackup(Bench bench, Path data) throws Exception {
        Bench.Ended refused = bench.run("serve", "--port", "0", "--data", data.toString());
        if (refused.exit() != 1 || !refused.said().contains("backup --data " + data)) {
            throw new IllegalStateException("no backup was asked for: " + refused.said());
        }
        Path file = bench.path("before.zip");
        long start = System.nanoTime();
        EarlierProgram.require(bench.run("backup", file.toString(), "--data", data.toString()));
        bench.line("| asked for a backup, changed nothing; the backup | %.0f s, %,d MB |", (System.nanoTime() - start) / 1e9, Files.size(file) >> 20);
    }

    private static double open(Bench bench, Path data, Seen seen) throws Exception {
        double first;
        String said;
        try (Server server = bench.serve(data)) {
            first = server.secondsToStart();
            said = server.said();
        }
        double second;
        try (Server server = bench.serve(data)) {
            second = server.secondsToStart();
        }
        bench.line("| opened by this program, until it serves | %.1f s (the next start %.1f s); it said: %s |", first, second,
                said.lines().filter(line -> line.contains("用时")).findFirst().orElse("nothing"));
        alike(bench, data, seen);
        long start = System.nanoTime();
        Bench.Ended verified = bench.follow("verify", "--all", "--data", data.toString());
        EarlierProgram.require(verified);
        bench.line("| stage, last day and outcome of %,d matters and %d cells of reports; verify --all over them | as before; clean in %.0f s |", seen.matters().size(), seen.cells().size(),
                (System.nanoTime() - start) / 1e9);
        return first;
    }

    /** Kills the upgrade at random moments of the time it takes, its database every other time, until it comes through; then as often again. */
    private static void kill(Bench bench, Path before, double seconds, Seen seen) throws Exception {
        int rounds = bench.rounds(6);
        int copies = 0;
        int kills = 0;
        while (kills < rounds) {
            Path data = copied(bench, before, bench.path("killed-" + copies++));
            boolean through = false;
            while (!through && kills < rounds) {
                Path said = bench.path("said-" + kills + ".txt");
                Process serving = bench.start(said, List.of(), "serve", "--port", "0", "--data", data.toString());
                if (serving.waitFor(ThreadLocalRandom.current().nextLong((long) (seconds * 1000)), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("it ended before it was killed: " + Files.readString(said));
                }
                through = Files.readString(said).contains("http://");
                boolean databaseToo = kills % 2 == 1;
                Path postmaster = data.resolve("postgres/data/postmaster.pid");
                long database = databaseToo && Files.exists(postmaster) ? Long.parseLong(Files.readAllLines(postmaster).getFirst()) : 0;
                serving.destroyForcibly().waitFor();
                if (database > 0) {
                    ProcessHandle.of(database).ifPresent(ProcessHandle::destroyForcibly);
                }
                kills++;
                bench.progress("kill %d of %d: %s", kills, rounds, Files.readString(said).lines().reduce("nothing said", (one, other) -> other));
            }
            try (Server server = bench.serve(data)) {
                bench.progress("through after %.1f s", server.secondsToStart());
            }
            alike(bench, data, seen);
            if (kills >= rounds) {
                EarlierProgram.require(bench.follow("verify", "--all", "--data", data.toString()));
            }
            FileSystemUtils.deleteRecursively(data);
        }
        bench.line("| kill -9 during the upgrade, %d times, the database too every other time, started again each time | comes through, all alike; verify --all clean |", kills);
    }

    private static void staysOut(Bench bench, EarlierProgram earlier, Path data, Seen seen) throws Exception {
        Path said = bench.path("earlier.txt");
        Process serving = earlier.start(said, "serve", "--port", "0", "--data", data.toString());
        boolean ended = serving.waitFor(3, TimeUnit.MINUTES);
        if (!ended || serving.exitValue() == 0 || !Files.readString(said).contains(REFUSAL)) {
            serving.destroy();
            throw new IllegalStateException("the earlier program opened what this one had upgraded: " + Files.readString(said));
        }
        alike(bench, data, seen);
        bench.line("| the earlier program on what this one has upgraded | ends with %d: %s |", serving.exitValue(),
                Files.readString(said).lines().filter(line -> line.contains(REFUSAL)).findFirst().orElseThrow());
    }

    private static void alike(Bench bench, Path data, Seen seen) throws Exception {
        List<String> wrong = seen.differences(Seen.of(bench, data, bench::run));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(wrong.size() + " differ: " + String.join("; ", wrong.subList(0, Math.min(20, wrong.size()))));
        }
    }

    /** The folder as it lies there, with the rights of its files. */
    private static Path copied(Bench bench, Path data, Path to) throws IOException, InterruptedException {
        EarlierProgram.require(bench.run(Path.of(""), List.of("cp", "-a", data.toString(), to.toString())));
        return to;
    }
}
