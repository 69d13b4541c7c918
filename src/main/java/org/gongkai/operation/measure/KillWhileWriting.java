package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kills the server at random moments while drafts are saved as they are typed: what was answered as saved is there after the next start. */
final class KillWhileWriting implements Scenario {

    private static final String OFFICER = "chenxi.office";
    private static final int WRITERS = 4;
    private static final Pattern ORGAN = Pattern.compile("<select id=\"organ\"[^>]*>(?:\\s*<option value=\"\">[^<]*</option>)?\\s*<option value=\"([^\"]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final Pattern SAVED = Pattern.compile("\"revision\"\\s*:\\s*(\\d+)");
    private static final Pattern WRITTEN = Pattern.compile("写到第 (\\d+) 次。");

    /** What was last answered as saved, by the address of the draft. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "kill-write";
    }

    @Override
    public String title() {
        return "kill -9 while drafts are saved as they are typed: nothing that was answered as saved is missing";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("writing");
        List<String> drafts = new ArrayList<>();
        try (Server server = bench.serve(data, "--demo"); Officer officer = Officer.signedIn(server, OFFICER)) {
            Matcher organ = ORGAN.matcher(officer.page("/desk/documents/new"));
            if (!organ.find()) {
                throw new IOException("the form of a new document names no organ");
            }
            for (int n = 0; n < WRITERS; n++) {
                HttpResponse<String> begun = officer.send("/desk/documents/new", with(Map.of("organ", organ.group(1)), n, 0));
                drafts.add(begun.headers().firstValue("Location").map(address -> address.replaceFirst("^https?://[^/]+", "")).orElseThrow(() -> new IOException("no draft was begun: " + begun.statusCode())));
            }
        }
        int kills = bench.rounds(20);
        for (int kill = 1; kill <= kills; kill++) {
            killed(bench, data, drafts, kill % 2 == 0);
            bench.progress("kill %d of %d: %s", kill, kills, acknowledged.values());
        }
        List<String> missing = new ArrayList<>();
        try (Server server = bench.serve(data); Officer officer = Officer.signedIn(server, OFFICER)) {
            for (String draft : drafts) {
                Matcher written = WRITTEN.matcher(officer.page(draft));
                int there = written.find() ? Integer.parseInt(written.group(1)) : -1;
                if (there < acknowledged.getOrDefault(draft, 0)) {
                    missing.add(draft + " has " + there + " of " + acknowledged.get(draft));
                }
            }
        }
        int saved = acknowledged.values().stream().mapToInt(Integer::intValue).sum();
        bench.line("| kill -9 while %d drafts are saved as they are typed, %d times | %,d saves acknowledged, %d missing |", WRITERS, kills, saved, missing.size());
        if (!missing.isEmpty() || saved == 0) {
            throw new IllegalStateException("what was answered as saved is gone: " + missing);
        }
    }

    private void killed(Bench bench, Path data, List<String> drafts, boolean databaseToo) throws Exception {
        Server server = bench.serve(data);
        AtomicInteger saved = new AtomicInteger();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int n = 0; n < WRITERS; n++) {
                int number = n;
                writing.add(writers.submit(() -> write(server, drafts.get(number), number, saved)));
            }
            while (saved.get() == 0 && writing.stream().noneMatch(Future::isDone)) {
                Thread.sleep(5);
            }
            Thread.sleep(ThreadLocalRandom.current().nextLong(1500));
            server.kill(databaseToo);
            for (Future<?> one : writing) {
                one.get();
            }
        }
        if (saved.get() == 0) {
            throw new IOException("nothing was saved before the kill");
        }
    }

    /** Types on until the server is gone; what was under way then was not acknowledged. */
    private Void write(Server server, String draft, int number, AtomicInteger saved) throws InterruptedException {
        try (Officer officer = Officer.signedIn(server, OFFICER)) {
            Matcher revision = REVISION.matcher(officer.page(draft));
            int now = revision.find() ? Integer.parseInt(revision.group(1)) : 0;
            for (int time = acknowledged.getOrDefault(draft, 0) + 1;; time++) {
                Matcher answer = SAVED.matcher(officer.send(draft, with(Map.of("typing", "yes", "revision", String.valueOf(now)), number, time)).body());
                if (!answer.find()) {
                    return null;
                }
                now = Integer.parseInt(answer.group(1));
                acknowledged.put(draft, time);
                saved.incrementAndGet();
            }
        } catch (IOException serverGone) {
            return null;
        }
    }

    private static Map<String, String> with(Map<String, String> more, int number, int time) {
        Map<String, String> form = new java.util.HashMap<>(Map.of("title", "写到一半的通知 " + number, "category", "20-15", "disclosure", "PROACTIVE", "written", "blocks", "body", "写到第 " + time + " 次。"));
        form.putAll(more);
        return form;
    }
}
