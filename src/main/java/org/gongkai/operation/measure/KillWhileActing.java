package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import org.gongkai.casework.Cases;
import org.gongkai.letters.Letters;
import org.jspecify.annotations.Nullable;

/**
 * Kills the server at random moments while officers answer, serve and close requests, and sends whatever was not answered again with the
 * same token: each step is one act with one letter, whatever was lost on the way.
 */
final class KillWhileActing implements Scenario {

    private static final int CASES = 6000;
    private static final int CLIENTS = 4;
    private static final List<String> STEPS = List.of("decide", "serve", "close");
    private static final Map<String, Map<String, String>> VALUES = Map.of("decide", Map.of("item1Reply", "R36-1", "item1Where", "本机关网站", "item1Words", "见政策文件栏目"),
            "serve", Map.of("way", "portal", "proof", "P1"), "close", Map.of());

    /** By case, the steps that were answered. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> sentAgain = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "kill-acts";
    }

    @Override
    public String title() {
        return "kill -9 while answering, serving and closing, what was lost sent again: one act and one letter for each";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("acting");
        Queue<String> waiting;
        try (Server server = bench.serve(data, "--demo"); Officer approver = Officer.signedIn(server, "songci.office")) {
            bench.run("import", "requests", "--data", data.toString(),
                    GeneratedRegister.open(bench.path("open.csv"), "qinglan", CASES, LocalDate.of(2026, 11, 2)).toString());
            waiting = new ConcurrentLinkedQueue<>(approver.openCases());
        }
        int kills = bench.rounds(20);
        for (int kill = 1; kill <= kills; kill++) {
            killed(bench.serve(data), waiting, kill % 2 == 0);
            bench.progress("kill %d of %d: %d steps acknowledged so far", kill, kills, steps());
        }
        List<String> wrong = new ArrayList<>();
        try (Inside site = bench.inside(data)) {
            for (String caseId : acknowledged.keySet()) {
                wrong.addAll(wrong(site, caseId));
            }
        }
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        bench.line("| kill -9 while %d clients answer, serve and close, %d times | %,d steps acknowledged, %d sent again with the same token, %d lost or doubled; verify %s |",
                CLIENTS, kills, steps(), sentAgain.size(), wrong.size(), verified.exit() == 0 ? "clean" : "NOT clean");
        if (verified.exit() != 0 || !wrong.isEmpty() || steps() == 0) {
            throw new IllegalStateException("lost or doubled: " + wrong + " " + verified.said());
        }
    }

    private int steps() {
        return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<String> wrong(Inside site, String caseId) {
        List<String> wrong = new ArrayList<>();
        var state = site.get(Cases.class).state(caseId);
        for (String step : STEPS.subList(0, acknowledged.get(caseId))) {
            if (state.times(step) != 1) {
                wrong.add(caseId + " " + step + " " + state.times(step) + " times");
            }
        }
        long replies = site.get(Letters.class).of(caseId).stream().filter(letter -> letter.template().equals("reply")).count();
        if (replies != state.times("decide")) {
            wrong.add(caseId + " has " + replies + " replies");
        }
        return wrong;
    }

    private void killed(Server server, Queue<String> waiting, boolean databaseToo) throws Exception {
        int before = steps();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> acting = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                acting.add(clients.submit(() -> act(server, waiting)));
            }
            while (steps() == before && acting.stream().noneMatch(Future::isDone)) {
                Thread.sleep(5);
            }
            Thread.sleep(ThreadLocalRandom.current().nextLong(1500));
            server.kill(databaseToo);
            for (Future<?> one : acting) {
                one.get();
            }
        }
    }

    /** Goes on where the case stood when the server went; a step that was not answered is sent again with its token. */
    private Void act(Server server, Queue<String> waiting) throws InterruptedException {
        @Nullable String at = null;
        try (Officer officer = Officer.signedIn(server, "chenxi.office"); Officer approver = Officer.signedIn(server, "songci.office")) {
            for (at = waiting.poll(); at != null; at = waiting.poll()) {
                for (String step : STEPS.subList(acknowledged.getOrDefault(at, 0), STEPS.size())) {
                    Map<String, String> form = new HashMap<>(VALUES.get(step));
                    form.put("token", step + "-" + at);
                    HttpResponse<String> answer = (step.equals("decide") ? approver : officer).send("/desk/cases/" + at + "/" + step, form);
                    if (answer.statusCode() != 302) {
                        throw new IOException(step + " was answered with " + answer.statusCode());
                    }
                    acknowledged.merge(at, 1, Integer::sum);
                }
            }
        } catch (IOException serverGone) {
            if (at != null) {
                sentAgain.add(at);
                waiting.add(at);
            }
        }
        return null;
    }
}
