package org.gongkai.operation.measure;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** How many acts of officers a second the site takes by its forms: each its own commit and its own answer. */
final class Acts implements Scenario {

    private static final int CASES = 4000;
    private static final int CLIENTS = 32;
    private static final String APPROVER = "songci.office";

    @Override
    public String name() {
        return "acts";
    }

    @Override
    public String title() {
        return "Decisions over HTTP, 32 clients, one commit and one letter each";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("acts");
        try (Server server = bench.serve(data, "--demo"); Officer approver = Officer.signedIn(server, APPROVER)) {
            bench.run("import", "requests", "--data", data.toString(),
                    GeneratedRegister.open(bench.path("open.csv"), "qinglan", CASES, LocalDate.of(2026, 11, 2)).toString());
            List<String> cases = approver.openCases();
            decide(approver, cases.subList(0, CASES / 4));
            double cpu = server.cpuSeconds();
            long start = System.nanoTime();
            double[] millis = decide(approver, cases.subList(CASES / 4, CASES));
            double seconds = (System.nanoTime() - start) / 1e9;
            bench.line("| decisions with their letters over HTTP, %d clients | %.0f/s, p50 %.0f ms, p95 %.0f ms, %.1f CPU s per 1000 |", CLIENTS,
                    millis.length / seconds, millis[millis.length / 2], millis[millis.length * 95 / 100],
                    (server.cpuSeconds() - cpu) / millis.length * 1000);
        }
    }

    private static double[] decide(Officer approver, List<String> cases) throws Exception {
        double[] millis = new double[cases.size()];
        Queue<String> waiting = new ConcurrentLinkedQueue<>(cases);
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> deciding = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                deciding.add(clients.submit(() -> {
                    for (String caseId = waiting.poll(); caseId != null; caseId = waiting.poll()) {
                        long start = System.nanoTime();
                        HttpResponse<String> answer = approver.send("/desk/cases/" + caseId + "/decide", Map.of("token", "measured-" + caseId,
                                "item1Reply", "R36-1", "item1Words", "见《政策文件汇编》", "item1Where", "本机关网站政策文件栏目"));
                        if (answer.statusCode() != 302) {
                            throw new IllegalStateException("a decision was answered with " + answer.statusCode() + ": " + answer.body());
                        }
                        millis[done.getAndIncrement()] = (System.nanoTime() - start) / 1e6;
                    }
                    return null;
                }));
            }
            for (Future<?> one : deciding) {
                one.get();
            }
        }
        Arrays.sort(millis);
        return millis;
    }
}
