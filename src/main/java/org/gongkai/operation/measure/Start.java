package org.gongkai.operation.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/** How long from the command to the address. */
final class Start implements Scenario {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start: an empty folder with the demo, the second start, and without the start-up cache";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("start");
        try (Server server = bench.serve(data, "--demo")) {
            bench.line("| start on an empty folder, with the demo | %.1f s |", server.secondsToStart());
        }
        bench.line("| start afterwards (median of %d) | %.1f s |", bench.rounds(5), median(bench, data, List.of()));
        bench.line("| the same without the start-up cache | %.1f s |", median(bench, data, List.of("-XX:AOTMode=off")));
    }

    private static double median(Bench bench, Path data, List<String> javaOptions) throws Exception {
        double[] seconds = new double[bench.rounds(5)];
        for (int round = 0; round < seconds.length; round++) {
            try (Server server = bench.serve(data, javaOptions)) {
                seconds[round] = server.secondsToStart();
            }
        }
        return DoubleStream.of(seconds).sorted().skip(seconds.length / 2).findFirst().orElseThrow();
    }
}
