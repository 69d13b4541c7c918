package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Five hundred cases answered in one batch: the dry run, then the acts, each with its letter. */
final class BatchOfCases implements Scenario {

    private static final String APPROVER = "songci.office";
    private static final int CASES = 500;
    private static final Pattern PROGRESS = Pattern.compile("办成 ([0-9]+) 件，没有办成 ([0-9]+) 件，还有 ([0-9]+) 件");
    private static final Pattern FORESEEN = Pattern.compile("可以办 ([0-9]+) 件，办不成 ([0-9]+) 件");
    private static final Map<String, String> ANSWER = Map.of("do", "inforequest.decide", "item1Reply", "R38", "item1Words", "没有现成信息，需要加工、分析。");

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String title() {
        return "500 cases answered in one batch, dry run first";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("batch");
        int all = bench.rounds(CASES);
        try (Server server = bench.serve(data, "--demo"); Officer approver = Officer.signedIn(server, APPROVER)) {
            bench.run("import", "requests", "--data", data.toString(),
                    GeneratedRegister.open(bench.path("batch.csv"), "qinglan", all, LocalDate.of(2026, 11, 2), "某项统计").toString());
            String address = approver.send("/desk/batches", Map.of("which", "all", "list", "OPEN", "type", "inforequest", "stage", "processing"))
                    .headers().firstValue("Location").orElseThrow(() -> new IllegalStateException("no batch came of it"));
            long start = System.nanoTime();
            approver.send(address + "/rehearse", ANSWER);
            double dry = (System.nanoTime() - start) / 1e9;
            Matcher foreseen = found(FORESEEN, approver.page(address));
            start = System.nanoTime();
            approver.send(address + "/start", Map.of());
            approver.send(address + "/start", Map.of());
            Matcher progress = found(PROGRESS, approver.page(address));
            while (Integer.parseInt(progress.group(3)) > 0) {
                Thread.sleep(100);
                progress = found(PROGRESS, approver.page(address));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            bench.line("| %s cases in one batch | dry run %.1f s (%s would be refused), %s answered with their letters in %.1f s, %s not |", all, dry,
                    foreseen.group(2), progress.group(1), seconds, progress.group(2));
            if (!progress.group(1).equals(foreseen.group(1))) {
                throw new IllegalStateException("what the dry run foresaw did not come: " + foreseen.group() + "; " + progress.group());
            }
        }
    }

    private static Matcher found(Pattern pattern, String page) throws IOException {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IOException("the page of the batch does not say " + pattern);
        }
        return found;
    }
}
