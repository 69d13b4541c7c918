package org.gongkai.operation.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a report takes to be checked: one as a command from cold, and a thousand in one call. */
final class CheckReports implements Scenario {

    private static final int MANY = 1000;
    private static final int CHARACTERS = 15_000;
    private static final String SENTENCE = "2023年，我局加强政务公开，全年办理事项1250项，其中网上办理1100项，占比88%。";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String title() {
        return "Check: one report of 15,000 characters as a command, a thousand in one call, 50 MB of text";
    }

    @Override
    public void run(Bench bench) throws Exception {
        String report = "清河县教育局2023年政府信息公开工作年度报告\n一、总体情况\n" + (SENTENCE + "\n").repeat(CHARACTERS / SENTENCE.length());
        List<String> many = new ArrayList<>(List.of("check", "--json"));
        for (int i = 0; i < MANY; i++) {
            many.add(Files.writeString(bench.path("report-%04d.txt".formatted(i)), report).toString());
        }
        bench.line("| check one report from cold (best of %d) | %.1f s |", bench.rounds(5), best(bench, many.get(2)));
        long begin = System.nanoTime();
        long answered = bench.run(many.toArray(String[]::new)).said().lines().filter(line -> line.startsWith("{")).count();
        if (answered != MANY) {
            throw new IllegalStateException("only " + answered + " of " + MANY + " reports were answered");
        }
        bench.line("| check %,d reports of %,d characters in one call | %.1f s |", MANY, CHARACTERS, seconds(begin));
        Path huge = Files.writeString(bench.path("huge.txt"), report.repeat(50_000_000 / report.length() / 3));
        begin = System.nanoTime();
        Bench.Ended ended = bench.run("check", huge.toString());
        bench.line("| %d MB of text: %s | %.1f s |", Files.size(huge) >> 20, ended.lastLine().strip(), seconds(begin));
    }

    private static double best(Bench bench, String file) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < bench.rounds(5); round++) {
            long begin = System.nanoTime();
            bench.run("check", file);
            best = Math.min(best, seconds(begin));
        }
        return best;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
