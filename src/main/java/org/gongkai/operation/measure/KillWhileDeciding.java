package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Kills the server at random moments while several officers decide cases at once, its database too every other time. */
final class KillWhileDeciding implements Scenario {

    private static final String APPROVER = "songci.office";
    private static final int CASES = 4000;
    private static final int OFFICERS = 4;
    private static final Pattern SAID = Pattern.compile("<input type=\"hidden\" name=\"token\" value=\"([^\"]+)\">");
    private static final String DECIDED = "待送达";

    private final Set<String> acknowledged = new LinkedHashSet<>();

    @Override
    public String name() {
        return "kill-decide";
    }

    @Override
    public String title() {
        return "kill -9 while deciding: no acknowledged decision is missing, the ledger verifies";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("deciding");
        Queue<String> waiting;
        try (Server server = bench.serve(data, "--demo"); Officer officer = Officer.signedIn(server, APPROVER)) {
            bench.run("import", "requests", "--data", data.toString(),
                    GeneratedRegister.open(bench.path("open.csv"), "qinglan", CASES, LocalDate.of(2026, 11, 2)).toString());
            waiting = new ConcurrentLinkedQueue<>(officer.openCases());
        }
        int offered = waiting.size();
        int kills = bench.rounds(20);
        for (int kill = 1; kill <= kills; kill++) {
            killed(bench, data, waiting, kill % 2 == 0);
            bench.progress("kill %d of %d: %d decisions acknowledged so far", kill, kills, acknowledged.size());
        }
        List<String> missing = new ArrayList<>();
        try (Server server = bench.serve(data); Officer officer = Officer.signedIn(server, APPROVER)) {
            for (String caseId : acknowledged) {
                if (!officer.page("/desk/cases/" + caseId).contains(DECIDED)) {
                    missing.add(caseId);
                }
            }
        }
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        bench.line("| kill -9 while %d officers decide %,d cases, %d times | %,d decisions acknowledged, %d missing; verify %s |", OFFICERS,
                offered, kills, acknowledged.size(), missing.size(), verified.exit() == 0 ? "clean" : "NOT clean");
        if (verified.exit() != 0 || !missing.isEmpty() || acknowledged.isEmpty()) {
            throw new IllegalStateException("an acknowledged decision was lost: " + missing + " " + verified.said());
        }
    }

    private void killed(Bench bench, Path data, Queue<String> waiting, boolean databaseToo) throws Exception {
        Server server = bench.serve(data);
        AtomicInteger decided = new AtomicInteger();
        try (ExecutorService officers = Executors.newFixedThreadPool(OFFICERS)) {
            List<Future<?>> deciding = new ArrayList<>();
            for (int officer = 0; officer < OFFICERS; officer++) {
                deciding.add(officers.submit(() -> decide(server, waiting, decided)));
            }
            while (decided.get() == 0 && deciding.stream().noneMatch(Future::isDone)) {
                Thread.sleep(5);
            }
            Thread.sleep(ThreadLocalRandom.current().nextLong(1500));
            server.kill(databaseToo);
            for (Future<?> one : deciding) {
                one.get();
            }
        }
        if (decided.get() == 0) {
            throw new IOException("nothing was decided before the kill");
        }
    }

    /** Decides case after case until the server is gone; what was under way then was not acknowledged. */
    private Void decide(Server server, Queue<String> waiting, AtomicInteger decided) throws InterruptedException {
        try (Officer officer = Officer.signedIn(server, APPROVER)) {
            for (String caseId = waiting.poll(); caseId != null; caseId = waiting.poll()) {
                var form = SAID.matcher(officer.page("/desk/cases/" + caseId));
                if (form.find() && officer.send("/desk/cases/" + caseId + "/decide", Map.of("token", form.group(1),
                        "item1Reply", "R36-1", "item1Where", "本机关网站", "item1Words", "见政策文件栏目")).statusCode() == 302) {
                    synchronized (acknowledged) {
                        acknowledged.add(caseId);
                    }
                    decided.incrementAndGet();
                }
            }
        } catch (IOException serverGone) {
            return null;
        }
        return null;
    }
}
