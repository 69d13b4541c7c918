package org.gongkai.operation.measure;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Actor;

/** How many acts a second are taken, each its own commit and its own answer: by the desk's forms, and by the commands behind them. */
final class Acts implements Scenario {

    private static final int CASES = 9000;
    private static final int WARM = 5000;
    private static final int CLIENTS = 32;
    private static final int THREADS = 8;
    private static final int WALKED = 2000;
    private static final String OFFICER = "chenxi.office";
    private static final String APPROVER = "songci.office";
    private static final Map<String, String> REPLY = Map.of("item1Reply", "R36-1", "item1Where", "本机关网站", "item1Words", "见政策文件栏目");
    private static final Map<String, String> SERVED = Map.of("way", "portal", "proof", "P1");

    @Override
    public String name() {
        return "acts";
    }

    @Override
    public String title() {
        return "Acts with their letters, one commit and one answer each: over HTTP with 32 clients, and by the commands on 8 threads";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("acts");
        try (Server server = bench.serve(data, "--demo"); Officer officer = Officer.signedIn(server, OFFICER);
                Officer approver = Officer.signedIn(server, APPROVER)) {
            bench.run("import", "requests", "--data", data.toString(),
                    GeneratedRegister.open(bench.path("open.csv"), "qinglan", CASES, LocalDate.of(2026, 11, 2)).toString());
            List<String> cases = approver.openCases();
            act(approver, "decide", REPLY, cases.subList(0, WARM));
            measured(bench, server, "decisions with their letters", () -> act(approver, "decide", REPLY, cases.subList(WARM, CASES)));
            measured(bench, server, "services with their records", () -> act(officer, "serve", SERVED, cases.subList(0, CASES)));
            measured(bench, server, "closings", () -> act(officer, "close", Map.of(), cases.subList(0, CASES)));
        }
        try (Inside site = bench.inside(data)) {
            walk(site, WALKED / 4, "warm");
            long start = System.nanoTime();
            long acts = walk(site, WALKED, "measured");
            bench.line("| acts of whole requests by the commands, %d threads, a commit each | %.0f/s |", THREADS, acts * 1e9 / (System.nanoTime() - start));
        }
    }

    private static void measured(Bench bench, Server server, String what, Callable<double[]> acting) throws Exception {
        double cpu = server.cpuSeconds();
        long start = System.nanoTime();
        double[] millis = acting.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        bench.line("| %s over HTTP, %d clients | %.0f/s, p50 %.0f ms, p95 %.0f ms, %.1f CPU s per 1000 |", what, CLIENTS, millis.length / seconds,
                millis[millis.length / 2], millis[millis.length * 95 / 100], (server.cpuSeconds() - cpu) / millis.length * 1000);
    }

    private static double[] act(Officer by, String action, Map<String, String> values, List<String> cases) throws Exception {
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        together(CLIENTS, new ConcurrentLinkedQueue<>(cases), caseId -> {
            Map<String, String> form = new HashMap<>(values);
            form.put("token", action + "-" + caseId);
            long start = System.nanoTime();
            HttpResponse<String> answer = by.send("/desk/cases/" + caseId + "/" + action, form);
            if (answer.statusCode() != 302) {
                throw new IllegalStateException(action + " was answered with " + answer.statusCode() + ": " + Officer.error(answer));
            }
            millis.add((System.nanoTime() - start) / 1e6);
        });
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Requests from the counter to the file; answers how many acts they were. */
    private static long walk(Inside site, int requests, String called) throws Exception {
        Submitting submitting = site.get(Submitting.class);
        Cases cases = site.get(Cases.class);
        Actor officer = new Actor(null, Set.of("OFFICER"));
        Actor approver = new Actor(null, Set.of("APPROVER"));
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(IntStream.range(0, requests).boxed().toList());
        together(THREADS, waiting, number -> {
            Submit submit = new Submit("inforequest", "counter", "nat", List.of("qinglan"), officer, Map.of("name", "申请人" + number), Map.of("way", "pickup"),
                    List.of(Map.of("title", "第" + number + "号申请所需的文件")), null, called + number, null, null, null);
            if (!(submitting.submit(submit) instanceof Submission.Accepted accepted)) {
                throw new IllegalStateException("a request was not taken");
            }
            String caseId = accepted.caseIds().getFirst();
            take(cases, caseId, "receive", officer, Map.of("confirmation", "counter"));
            take(cases, caseId, "accept", officer, Map.of());
            take(cases, caseId, "decide", approver, REPLY);
            take(cases, caseId, "serve", officer, SERVED);
            take(cases, caseId, "close", officer, Map.of());
        });
        return 6L * requests;
    }

    private static void take(Cases cases, String caseId, String action, Actor actor, Map<String, String> values) {
        if (!(cases.perform(Perform.today(caseId, action, actor, values).once(caseId + action)) instanceof Performed.Done)) {
            throw new IllegalStateException(action + " was not done");
        }
    }

    private interface Doing<T> {

        void one(T next) throws Exception;
    }

    private static <T> void together(int threads, Queue<T> waiting, Doing<T> doing) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> under = new ArrayList<>();
            for (int client = 0; client < threads; client++) {
                under.add(clients.submit(() -> {
                    for (T next = waiting.poll(); next != null; next = waiting.poll()) {
                        doing.one(next);
                    }
                    return null;
                }));
            }
            for (Future<?> one : under) {
                one.get();
            }
        }
    }
}
