package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page of search results costs: every request another pair of term and year, facets and marks as on the site. */
final class Search implements Scenario {

    private static final int CLIENTS = 8;
    private static final int REQUESTS = 3000;
    private static final int WARM_UP = 3;
    private static final Pattern TOTAL = Pattern.compile("<h2 id=\"results\">[^<]+");

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String title() {
        return "Search pages over the imported documents";
    }

    @Override
    public void run(Bench bench) throws Exception {
        try (Server server = bench.serve(bench.path("search"))) {
            Import.into(bench, bench.path("search"), server);
            List<URI> pages = pages(bench, server);
            for (int round = 0; round < WARM_UP; round++) {
                ask(pages);
            }
            double before = server.cpuSeconds();
            long start = System.nanoTime();
            double[] millis = ask(pages);
            bench.line("| search page, %,d different requests, %d at a time | %.2f CPU s per 1000, %.0f/s, p50 %.0f ms, p99 %.0f ms |",
                    pages.size(), CLIENTS, (server.cpuSeconds() - before) / pages.size() * 1000,
                    pages.size() * 1e9 / (System.nanoTime() - start), millis[millis.length / 2], millis[millis.length * 99 / 100]);
            twins(bench, server);
        }
    }

    /** Asks for each term in simplified and in traditional characters. */
    private static void twins(Bench bench, Server server) throws IOException, InterruptedException {
        int different = 0;
        Map<String, String> terms = bench.terms();
        for (Map.Entry<String, String> twins : terms.entrySet()) {
            String found = total(server, twins.getKey());
            String traditional = total(server, twins.getValue());
            if (!found.equals(traditional)) {
                different++;
                bench.progress("%s: %s; %s: %s", twins.getKey(), found, twins.getValue(), traditional);
            }
        }
        bench.line("| %d terms asked in traditional characters, too | %d find another number |", terms.size(), different);
    }

    private static String total(Server server, String term) throws IOException, InterruptedException {
        Matcher total = TOTAL.matcher(server.page("/search?q=" + URLEncoder.encode(term, StandardCharsets.UTF_8)));
        if (!total.find()) {
            throw new IOException("the page for " + term + " has no total");
        }
        return total.group();
    }

    static List<URI> pages(Bench bench, Server server) throws IOException {
        List<URI> pages = new ArrayList<>();
        List<String> terms = List.copyOf(bench.terms().keySet());
        for (int number = 0; number < REQUESTS; number++) {
            String term = terms.get(number % terms.size());
            pages.add(server.address("/search?q=" + URLEncoder.encode(term, StandardCharsets.UTF_8)
                    + "&year=" + (2010 + number / terms.size() % 15)));
        }
        return pages;
    }

    /** @return the time of each request in milliseconds, sorted */
    static double[] ask(List<URI> pages) throws Exception {
        double[] millis = new double[pages.size()];
        AtomicInteger next = new AtomicInteger();
        try (HttpClient client = HttpClient.newHttpClient(); ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Callable<Void> asking = () -> {
                for (int at = next.getAndIncrement(); at < pages.size(); at = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    int status = client.send(HttpRequest.newBuilder(pages.get(at)).build(), BodyHandlers.ofByteArray()).statusCode();
                    if (status != 200) {
                        throw new IOException(pages.get(at) + " answered " + status);
                    }
                    millis[at] = (System.nanoTime() - start) / 1e6;
                }
                return null;
            };
            for (Future<Void> one : clients.invokeAll(Collections.nCopies(CLIENTS, asking))) {
                one.get();
            }
        }
        Arrays.sort(millis);
        return millis;
    }
}
