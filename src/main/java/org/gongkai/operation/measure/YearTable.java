package org.gongkai.operation.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** The statutory table of a year, counted live from 100,000 requests of 40 organs, and their import as a register. */
final class YearTable implements Scenario {

    private static final int REQUESTS = 100_000;
    private static final int YEAR = 2023;
    private static final Pattern ORGAN = Pattern.compile("\"id\"\\s*:\\s*\"([a-z0-9-]+)\"");
    private static final List<String> PARTIES = List.of("nat", "com", "res", "soc", "law", "oth");
    private static final List<String> OUTCOMES = List.of("R36-1", "R36-2", "R36-2", "R37", "R36-3/15", "R36-3/16b", "R36-4", "R36-5", "R38",
            "R39-1", "R36-6");

    @Override
    public String name() {
        return "year-table";
    }

    @Override
    public String title() {
        return "The year's table of 40 organs and 100,000 requests";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("year-table");
        try (Server server = bench.serve(data, "--demo")) {
            List<String> organs = ORGAN.matcher(server.page("/api/v1/organs")).results().map(found -> found.group(1)).toList();
            Path register = write(bench.path("register.csv"), organs);
            long start = System.nanoTime();
            Bench.Ended ended = bench.run("import", "requests", "--data", data.toString(), register.toString());
            bench.line("| import of a register of %,d requests (%d refused) of %d organs | %.0f/s |", Import.count(ended, "imported"),
                    Import.count(ended, "rejected"), organs.size(), Import.count(ended, "imported") * 1e9 / (System.nanoTime() - start));
            double[] millis = new double[bench.rounds(11)];
            for (int round = 0; round < millis.length; round++) {
                start = System.nanoTime();
                String report = server.order("report-annual", "organ=qinglan&scope=whole&year=" + YEAR);
                millis[round] = (System.nanoTime() - start) / 1e6;
                if (!report.contains("\"outcome\"")) {
                    throw new IOException("no report: " + report);
                }
            }
            double first = millis[0];
            Arrays.sort(millis);
            bench.line("| the year's table from them, over HTTP, every formula asked | first %.0f ms, median %.0f ms |", first,
                    millis[millis.length / 2]);
        }
    }

    private static Path write(Path file, List<String> organs) throws IOException {
        var random = new SplittableRandom(20261122);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,organ,channel,received,applicant,outcome,decided,served,extended,paused\n");
            for (int number = 1; number <= REQUESTS; number++) {
                LocalDate received = weekday(LocalDate.of(YEAR, 1, 1).minusDays(20).plusDays(random.nextInt(380)));
                LocalDate decided = weekday(received.plusDays(1 + random.nextInt(20)));
                boolean open = random.nextInt(50) == 0;
                out.write("B-%d,%s,post-signed,%s,%s,%s,%s,%s,,%n".formatted(number, one(organs, random), received, one(PARTIES, random),
                        open ? "" : one(OUTCOMES, random), open ? "" : decided, open ? "" : decided));
            }
        }
        return file;
    }

    private static LocalDate weekday(LocalDate day) {
        return day.plusDays(day.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0);
    }

    private static String one(List<String> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
