package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;

/** Kills an import of rows at random moments, its database too every other time: every row is an entry once, numbers have no gap. */
final class KillWhileEntering implements Scenario {

    private static final int USUAL = 200_000;
    private static final int KILLS = 20;
    /** A parcel takes about as long: each round comes one or two parcels further, so that all rounds fall into one file. */
    private static final long MOST_MILLIS = 900;
    private static final int AT_ONCE = 5000;
    private static final Pattern ACKNOWLEDGED = Pattern.compile("% ([\\d,]+) 条");
    private static final List<String> AS_ON_A_TERMINAL = List.of("-Dgongkai.terminal=true");

    @Override
    public String name() {
        return "kill-registers";
    }

    @Override
    public String title() {
        return "kill -9 while rows of a register are imported: none lost, none twice, numbers without a gap";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int rows = bench.rows(USUAL);
        Path data = bench.path("killed-registers");
        List<String> organs;
        try (Server server = bench.serve(data, "--demo")) {
            GeneratedRecords.declare(bench, data);
            organs = GeneratedRegister.organs(server);
        }
        Path file = GeneratedRecords.write(bench.path("rows.csv"), organs, rows);
        String[] command = {"import", "register", "--data", data.toString(), GeneratedRecords.ID, file.toString()};
        int kills = 0;
        int acknowledged = 0;
        while (kills < bench.rounds(KILLS)) {
            Path said = Files.createTempFile("gongkai-import", ".txt");
            Process importing = bench.start(said, AS_ON_A_TERMINAL, command);
            if (!killed(importing, data, kills % 2 == 1, said, acknowledged)) {
                break;
            }
            kills++;
            acknowledged = Math.max(acknowledged, lastAcknowledged(said));
            bench.progress("kill %d of %d, %,d acknowledged", kills, bench.rounds(KILLS), acknowledged);
            Files.delete(said);
        }
        Bench.Ended rest = bench.run(command);
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        long[] counted = counted(bench, data);
        bench.line("| kill -9 while %,d rows are imported, %d times, the database too every other time | %,d acknowledged at once, %,d found again at the end; %,d entries to number %,d of %,d keys; verify %s |",
                rows, kills, acknowledged, Import.count(rest, "unchanged"), counted[0], counted[1], counted[2], verified.exit() == 0 ? "clean" : "NOT clean");
        if (verified.exit() != 0 || counted[0] != rows || counted[1] != rows || counted[2] != rows || Import.count(rest, "unchanged") < acknowledged) {
            throw new IllegalStateException("a row was lost or doubled: " + rest.said() + verified.said());
        }
    }

    /** How many entries, the number of the last, how many keys. */
    private static long[] counted(Bench bench, Path data) throws Exception {
        try (Inside inside = bench.inside(data)) {
            RecordSearch records = inside.get(RecordSearch.class);
            Register register = inside.get(Registers.class).find(GeneratedRecords.ID).orElseThrow();
            Set<String> keys = new HashSet<>();
            long entries = 0;
            long last = 0;
            List<Entry> some = records.entries(register, last, AT_ONCE);
            while (!some.isEmpty()) {
                some.forEach(entry -> keys.add(entry.key()));
                entries += some.size();
                last = some.getLast().number();
                some = records.entries(register, last, AT_ONCE);
            }
            return new long[] {entries, last, keys.size()};
        }
    }

    /**
     * Kills it at a random moment after it came further than all before.
     *
     * @return false when the import was through before its time
     */
    private static boolean killed(Process importing, Path data, boolean databaseToo, Path said, int before) throws IOException, InterruptedException {
        while (importing.isAlive() && lastAcknowledged(said) <= before) {
            Thread.sleep(5);
        }
        if (importing.waitFor(ThreadLocalRandom.current().nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS)) {
            return false;
        }
        importing.destroyForcibly().waitFor();
        if (databaseToo) {
            long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst());
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        }
        return true;
    }

    private static int lastAcknowledged(Path said) throws IOException {
        return ACKNOWLEDGED.matcher(Files.readString(said)).results().mapToInt(found -> Integer.parseInt(found.group(1).replace(",", ""))).max().orElse(0);
    }
}
