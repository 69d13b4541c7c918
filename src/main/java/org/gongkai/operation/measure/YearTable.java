package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The statutory table of a year, counted live from 100,000 requests of 40 organs, and their import as a register. */
final class YearTable implements Scenario {

    private static final int REQUESTS = 100_000;
    private static final int YEAR = 2023;
    private static final int ONE_OPEN_IN = 50;

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
            List<String> organs = GeneratedRegister.organs(server);
            Path register = GeneratedRegister.write(bench.path("register.csv"), organs, REQUESTS, LocalDate.of(YEAR, 1, 1).minusDays(20),
                    ONE_OPEN_IN);
            Import.register(bench, data, register);
            double[] millis = new double[bench.rounds(11)];
            for (int round = 0; round < millis.length; round++) {
                long start = System.nanoTime();
                String report = server.order("report-annual", "organ=qinglan&scope=whole&year=" + YEAR);
                millis[round] = (System.nanoTime() - start) / 1e6;
                if (!report.contains("\"outcome\"")) {
                    throw new IOException("no report: " + report);
                }
            }
            double first = millis[0];
            Arrays.sort(millis);
            bench.line("| the year's table of %d organs from them, over HTTP, every formula asked | first %.0f ms, median %.0f ms |",
                    organs.size(), first, millis[millis.length / 2]);
        }
    }
}
