package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.TakeReviewStep;
import org.springframework.core.env.Environment;

/** Documents approved one by one on several threads, each with its checks and its commit; when each is to be seen, and what readers wait for meanwhile. */
final class Publishing implements Scenario {

    private static final int WARM = 600;
    private static final int COUNTED = 3000;
    private static final int APPROVERS = 6;
    private static final int DRAFTERS = 2;
    private static final int WATCHED_OF = 100;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final String NAME = "登记第";

    private record Waiting(String edition, String document, String number) {
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String title() {
        return "Documents approved one by one: how many a second, and when they are to be seen";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("publish");
        try (Server demo = bench.serve(data, "--demo")) {
            bench.progress("the demo is there after %.0f s", demo.secondsToStart());
        }
        try (Inside site = bench.inside(data)) {
            String organ = site.get(DocumentLists.class).newest(List.of(), null, 1).getFirst().organ();
            int rows = bench.rows(COUNTED);
            List<Waiting> prepared = prepared(site, organ, WARM + rows);
            approve(site, organ, prepared.subList(0, WARM), one -> { });
            measured(bench, site, organ, prepared.subList(WARM, prepared.size()));
        }
    }

    /** Drafted, submitted, reviewed and cleared: one step before the public. */
    private static List<Waiting> prepared(Inside site, String organ, int count) throws Exception {
        List<Waiting> prepared = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        inParallel(DRAFTERS, () -> {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                String written = Integer.toString(100_000 + number);
                String edition = site.get(DraftEdition.class).begin(organ, new CatalogueEntry("关于公布" + NAME + written + "号事项办理结果的公告", null, null, null, "公告", "20-1", "policy", Disclosure.PROACTIVE,
                        LocalDate.of(2026, 3, 1).plusDays(number % 200), null, null, null, null, null), GeneratedDocuments.html(number), at(organ, Role.OFFICER)).orThrow();
                TakeReviewStep steps = site.get(TakeReviewStep.class);
                steps.take(edition, "submit", Map.of(), at(organ, Role.OFFICER)).orThrow();
                steps.take(edition, "pass", Map.of("reason", "核对过"), at(organ, Role.REVIEWER)).orThrow();
                steps.take(edition, "clear", Map.of("conclusion", "none", "reason", "不涉密"), at(organ, Role.SECRECY_REVIEWER)).orThrow();
                prepared.add(new Waiting(edition, site.get(DeskDocuments.class).edition(edition, at(organ, Role.APPROVER)).orElseThrow().document().id(), written));
            }
            return null;
        });
        return prepared;
    }

    private static Staff at(String organ, Role role) {
        return new Staff("measure-" + role, role.title(), List.of(Post.at(organ, role)));
    }

    private static void approve(Inside site, String organ, List<Waiting> prepared, Consumer<Waiting> done) throws Exception {
        Queue<Waiting> left = new ConcurrentLinkedQueue<>(prepared);
        inParallel(APPROVERS, () -> {
            for (Waiting one = left.poll(); one != null; one = left.poll()) {
                site.get(TakeReviewStep.class).take(one.edition(), "publish", Map.of(), at(organ, Role.APPROVER)).orThrow();
                done.accept(one);
            }
            return null;
        });
    }

    private static void measured(Bench bench, Inside site, String organ, List<Waiting> prepared) throws Exception {
        String home = "http://127.0.0.1:" + site.get(Environment.class).getProperty("local.server.port");
        List<Double> seen = Collections.synchronizedList(new ArrayList<>());
        List<Double> found = Collections.synchronizedList(new ArrayList<>());
        List<Double> views = new ArrayList<>();
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger count = new AtomicInteger();
        try (HttpClient client = HttpClient.newHttpClient(); ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reader = watchers.submit(() -> {
                while (going.get()) {
                    for (String path : List.of("/", "/columns", "/columns/policy", "/feed.atom")) {
                        long start = System.nanoTime();
                        page(client, home + path);
                        views.add(millis(start));
                    }
                    Thread.sleep(20);
                }
                return null;
            });
            List<Future<?>> watching = Collections.synchronizedList(new ArrayList<>());
            long start = System.nanoTime();
            approve(site, organ, prepared, one -> {
                if (count.incrementAndGet() % WATCHED_OF == 0) {
                    long committed = System.nanoTime();
                    watching.add(watchers.submit(() -> {
                        seen.add(until(client, home + "/documents/" + one.document(), NAME + one.number(), committed));
                        found.add(until(client, home + "/search?q=" + URLEncoder.encode(NAME + one.number() + "号", StandardCharsets.UTF_8), "/documents/" + one.document(), committed));
                        return null;
                    }));
                }
            });
            double seconds = (System.nanoTime() - start) / 1e9;
            for (Future<?> one : watching) {
                one.get();
            }
            going.set(false);
            reader.get();
            bench.line("| documents approved one by one, each with its checks, %d threads | %,d in %.1f s, %.0f/s |", APPROVERS, prepared.size(), seconds, prepared.size() / seconds);
            bench.line("| from the commit until its page shows it; until the search finds it | %s; %s |", told(seen), told(found));
            bench.line("| meanwhile %,d views of home, lists and feed | %s |", views.size(), told(views));
        }
    }

    private static double until(HttpClient client, String address, String words, long since) throws IOException, InterruptedException {
        while (!page(client, address).contains(words)) {
            if (System.nanoTime() - since > PATIENCE_NANOS) {
                throw new IOException(address + " does not show " + words);
            }
            Thread.sleep(20);
        }
        return millis(since);
    }

    private static String page(HttpClient client, String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body();
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static String told(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? "nothing" : "p50 %.0f ms, p99 %.0f ms, slowest %.0f ms".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    }

    private static void inParallel(int threads, Callable<Void> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Void> one : pool.invokeAll(Collections.nCopies(threads, work))) {
                one.get();
            }
        }
    }
}
