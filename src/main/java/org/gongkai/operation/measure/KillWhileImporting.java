package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Kills an import at random moments, its database too every other time, and looks for what had been acknowledged. */
final class KillWhileImporting implements Scenario {

    private static final Pattern ACKNOWLEDGED = Pattern.compile("% ([\\d,]+) 条");
    private static final List<String> AS_ON_A_TERMINAL = List.of("-Dgongkai.terminal=true");

    @Override
    public String name() {
        return "kill-import";
    }

    @Override
    public String title() {
        return "kill -9 while importing: nothing acknowledged is missing, the ledger verifies";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("killed");
        List<Path> corpus = bench.corpus();
        int acknowledged = 0;
        int kills = 0;
        while (kills < bench.rounds(20)) {
            Path said = Files.createTempFile("gongkai-import", ".txt");
            Process importing = bench.start(said, AS_ON_A_TERMINAL, Import.command(data, corpus));
            if (killed(importing, data, kills % 2 == 1, said)) {
                kills++;
                bench.progress("kill %d of %d", kills, bench.rounds(20));
            } else if (importing.exitValue() != 0) {
                throw new IOException("the import ended with " + importing.exitValue() + ": " + Files.readString(said));
            } else {
                data = bench.path("killed-" + kills);
                acknowledged = 0;
            }
            acknowledged = Math.max(acknowledged, lastAcknowledged(said));
            Files.delete(said);
        }
        Bench.Ended rest = bench.run(Import.command(data, corpus));
        int unchanged = Import.count(rest, "unchanged");
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        Bench.Ended again = bench.run(Import.command(data, corpus));
        bench.line("| kill -9 while importing, %d times | %,d acknowledged, %,d found again, %d imported twice; verify %s |", kills,
                acknowledged, unchanged, Import.count(again, "imported"), verified.exit() == 0 ? "clean" : "NOT clean");
        if (verified.exit() != 0 || unchanged < acknowledged || Import.count(again, "imported") > 0) {
            throw new IllegalStateException("something acknowledged was lost or doubled: " + verified.said());
        }
    }

    /** @return false when the import was through before its time */
    private static boolean killed(Process importing, Path data, boolean databaseToo, Path said) throws IOException, InterruptedException {
        while (importing.isAlive() && lastAcknowledged(said) == 0) {
            Thread.sleep(20);
        }
        if (importing.waitFor(ThreadLocalRandom.current().nextLong(3000), TimeUnit.MILLISECONDS)) {
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
        return ACKNOWLEDGED.matcher(Files.readString(said)).results()
                .mapToInt(found -> Integer.parseInt(found.group(1).replace(",", ""))).max().orElse(0);
    }
}
