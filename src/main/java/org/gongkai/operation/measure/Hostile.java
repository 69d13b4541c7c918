package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What files made to harm do to those who read the site meanwhile: handed in for a check, and as originals at the desk. */
final class Hostile implements Scenario {

    private static final int FILES = 200;
    private static final int CLIENTS = 8;
    private static final int READERS = 32;
    private static final int MINUTES = 5;
    private static final List<String> PAGES = List.of("/", "/search?q=%E5%85%AC%E5%BC%80", "/guide", "/check", "/requests/new", "/matters", "/feed.atom");

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String title() {
        return "Hostile files: 200 of ten kinds and more from 8 clients while 32 readers read (--rounds minutes, --file folder of more)";
    }

    /** What became of a file. */
    private record Sent(String name, double seconds, String outcome) {
    }

    @Override
    public void run(Bench bench) throws Exception {
        Map<String, byte[]> files = files(bench);
        int minutes = bench.rounds(MINUTES);
        try (Server server = bench.serve(bench.path("hostile"), List.of("-Dgongkai.rate-limit.enabled=false"), "--demo");
                Officer officer = Officer.signedIn(server, "chenxi.office"); HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            String originals = originals(officer);
            warm(server, client);
            AtomicBoolean over = new AtomicBoolean();
            BlockingQueue<Double> millis = new LinkedBlockingQueue<>();
            BlockingQueue<String> wrong = new LinkedBlockingQueue<>();
            for (int i = 0; i < READERS; i++) {
                int reader = i;
                threads.submit(() -> reading(server, client, reader, over, millis, wrong));
            }
            BlockingQueue<Map.Entry<String, byte[]>> waiting = new LinkedBlockingQueue<>(files.entrySet());
            BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
            long pause = Duration.ofMinutes(minutes).toMillis() * CLIENTS / files.size();
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                boolean atTheDesk = i % 4 == 3;
                clients.add(threads.submit(() -> {
                    for (Map.Entry<String, byte[]> file = waiting.poll(); file != null; file = waiting.poll()) {
                        long begin = System.nanoTime();
                        sent.add(atTheDesk ? original(officer, originals, file) : check(server, client, file));
                        Thread.sleep(Math.max(0, pause - (System.nanoTime() - begin) / 1_000_000));
                    }
                    return null;
                }));
            }
            for (Future<?> one : clients) {
                one.get();
            }
            over.set(true);
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
            report(bench, minutes, sent, millis.stream().mapToDouble(Double::doubleValue).sorted().toArray(), wrong, server);
        }
    }

    /** Where a harmless file is taken, so that the others are refused for what they are. */
    private static String originals(Officer officer) throws Exception {
        for (String open : officer.openCases()) {
            String address = "/desk/cases/" + open + "/originals";
            if (officer.attach(address, "harmless.docx", HostileFiles.harmless()).statusCode() == 302) {
                return address;
            }
        }
        throw new IllegalStateException("no request of the demo takes an original");
    }

    private static Map<String, byte[]> files(Bench bench) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Path folder : bench.files()) {
            try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder).sorted() : Stream.of(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        List<Map<String, byte[]>> own = List.of(HostileFiles.all(1), HostileFiles.all(2));
        for (int i = 0; files.size() < FILES; i++) {
            int round = i;
            own.get(i % own.size()).forEach((name, content) -> {
                if (files.size() < FILES) {
                    files.put(round + "-" + name, content);
                }
            });
        }
        return files;
    }

    private static void warm(Server server, HttpClient client) throws Exception {
        for (int i = 0; i < 40; i++) {
            for (String page : PAGES) {
                client.send(HttpRequest.newBuilder(server.address(page)).build(), BodyHandlers.discarding());
            }
        }
    }

    private static Void reading(Server server, HttpClient client, int reader, AtomicBoolean over, BlockingQueue<Double> millis,
            BlockingQueue<String> wrong) throws InterruptedException {
        for (int i = reader; !over.get(); i++) {
            String page = PAGES.get(i % PAGES.size());
            long begin = System.nanoTime();
            try {
                int status = client.send(HttpRequest.newBuilder(server.address(page)).timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString()).statusCode();
                if (status != 200) {
                    wrong.add(page + " " + status);
                }
            } catch (IOException unanswered) {
                wrong.add(page + " " + unanswered);
            }
            millis.add((System.nanoTime() - begin) / 1e6);
            Thread.sleep(1000);
        }
        return null;
    }

    private static Sent check(Server server, HttpClient client, Map.Entry<String, byte[]> file) throws InterruptedException {
        long begin = System.nanoTime();
        String outcome;
        try {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(server.address("/api/v1/check")).timeout(Duration.ofSeconds(120))
                    .header("Content-Type", "application/octet-stream").POST(BodyPublishers.ofByteArray(file.getValue())).build(), BodyHandlers.ofString());
            outcome = outcome(answer.statusCode(), answer.headers().firstValue("Retry-After").isPresent());
        } catch (IOException unanswered) {
            outcome = "not answered: " + unanswered;
        }
        return new Sent(file.getKey(), (System.nanoTime() - begin) / 1e9, outcome);
    }

    private static Sent original(Officer officer, String address, Map.Entry<String, byte[]> file) throws InterruptedException {
        long begin = System.nanoTime();
        String outcome;
        try {
            HttpResponse<String> answer = officer.attach(address, file.getKey(), file.getValue());
            outcome = outcome(answer.statusCode(), answer.headers().firstValue("Retry-After").isPresent() || answer.body().contains("请过一会儿再试"));
        } catch (IOException unanswered) {
            outcome = "not answered: " + unanswered;
        }
        return new Sent(file.getKey(), (System.nanoTime() - begin) / 1e9, outcome);
    }

    private static String outcome(int status, boolean again) {
        return again ? "busy, try again" : switch (status) {
            case 200, 302, 303 -> "answered";
            case 413, 422 -> "refused in words";
            default -> "status " + status;
        };
    }

    private static void report(Bench bench, int minutes, BlockingQueue<Sent> sent, double[] read, BlockingQueue<String> wrong, Server server) throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        sent.forEach(one -> outcomes.merge(one.outcome(), 1, Integer::sum));
        sent.stream().filter(one -> one.seconds() > 30 || one.outcome().startsWith("status") || one.outcome().startsWith("not"))
                .forEach(one -> bench.progress("%s: %.1f s, %s", one.name(), one.seconds(), one.outcome()));
        wrong.stream().distinct().limit(10).forEach(one -> bench.progress("a reader got %s", one));
        double slowest = sent.stream().mapToDouble(Sent::seconds).max().orElse(0);
        double[] each = sent.stream().mapToDouble(Sent::seconds).sorted().toArray();
        bench.line("| %d hostile files in %d minutes from %d clients, a quarter as originals at the desk: %s | each within %.1f s, median %.1f s |", sent.size(), minutes, CLIENTS,
                outcomes, slowest, each[each.length / 2]);
        bench.line("| meanwhile %,d pages for %d readers | p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms, slowest %.0f ms; %d not as they should be; the server %s |", read.length, READERS,
                at(read, 0.5), at(read, 0.99), at(read, 0.999), read[read.length - 1], wrong.size(), server.isAlive() ? "lives" : "has ended");
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
