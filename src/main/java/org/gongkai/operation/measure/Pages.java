package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What public pages cost: made for the first time, answered from what is kept, and from the folder that nginx shows; nginx and wrk are asked
 * in the same minutes where they are installed.
 */
final class Pages implements Scenario {

    private static final int DOCUMENTS = 4000;
    private static final int LISTS = 400;
    private static final int SECONDS = 8;
    private static final int ROUNDS = 3;
    private static final long SEED = 20260101;
    private static final Pattern DOCUMENT = Pattern.compile("<loc>https?://[^/<]+(/documents/[^<]+)</loc>");
    private static final Pattern PART = Pattern.compile("<loc>https?://[^/<]+(/sitemap[^<]+)</loc>");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");

    /** What wrk counted, and what the program used meanwhile. */
    private record Round(double rate, double cpuPerThousand) {
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String title() {
        return "Public pages: first time, kept, and from the exported folder";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("pages");
        Path folder = bench.path("site");
        try (Server server = bench.serve(data)) {
            Import.into(bench, data, server);
            List<String> documents = documents(server);
            bench.line("| public documents | %,d |", documents.size());
            List<String> some = new ArrayList<>(documents);
            Collections.shuffle(some, new Random(SEED));
            some = some.subList(0, Math.min(DOCUMENTS, some.size()));
            first(bench, server, "document", some);
            lists(bench, server);
            if (isThere("wrk") && isThere("nginx")) {
                export(bench, server, folder);
                try (Nginx nginx = Nginx.showing(bench, folder)) {
                    for (Kind kind : List.of(new Kind("document", some), new Kind("home", List.of("/")), new Kind("column", List.of("/columns/policy", "/columns")))) {
                        kept(bench, server, nginx, kind);
                    }
                }
            } else {
                bench.line("| kept pages and the folder | not measured: wrk or nginx is not installed |");
            }
            bench.line("| memory with its database | %,d MiB |", server.memory());
        }
    }

    private record Kind(String name, List<String> paths) {
    }

    /** Every page is asked once. */
    private static void first(Bench bench, Server server, String what, List<String> paths) throws Exception {
        double before = server.cpuSeconds();
        double[] millis = Search.ask(paths.stream().map(server::address).toList());
        bench.line("| %s made for the first time, %,d pages, 8 at a time | %.2f CPU s per 1000, p50 %.1f ms, p99 %.1f ms |", what, paths.size(),
                (server.cpuSeconds() - before) / paths.size() * 1000, millis[millis.length / 2], millis[millis.length * 99 / 100]);
    }

    /** Lists are asked with a question that makes each one anew. */
    private static void lists(Bench bench, Server server) throws Exception {
        for (String list : List.of("/columns", "/columns/policy", "/")) {
            List<URI> asked = new ArrayList<>();
            for (int n = 0; n < LISTS; n++) {
                asked.add(server.address(list + "?anew=" + n));
            }
            double before = server.cpuSeconds();
            double[] millis = Search.ask(asked);
            bench.line("| %s made anew, 8 at a time | %.2f CPU s per 1000, p50 %.1f ms, p99 %.1f ms |", list, (server.cpuSeconds() - before) / asked.size() * 1000,
                    millis[millis.length / 2], millis[millis.length * 99 / 100]);
        }
    }

    private static void export(Bench bench, Server server, Path folder) throws IOException, InterruptedException {
        double before = server.cpuSeconds();
        long start = System.nanoTime();
        Bench.Ended ended = bench.follow("export", "--site", server.address("/").toString(), "--to", folder.toString(), "--once");
        double seconds = (System.nanoTime() - start) / 1e9;
        long pages;
        try (Stream<Path> files = Files.walk(folder)) {
            pages = files.filter(Files::isRegularFile).count();
        }
        bench.line("| export of the whole site, exit %d | %,d files in %.0f s, %,.0f/s, %.2f CPU s per 1000 of the site |", ended.exit(), pages, seconds, pages / seconds,
                (server.cpuSeconds() - before) / pages * 1000);
    }

    private static void kept(Bench bench, Server server, Nginx nginx, Kind kind) throws Exception {
        List<Round> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        Path script = script(bench, kind);
        wrk(bench, server, server.address("/").toString(), script);
        for (int round = 0; round < bench.rounds(ROUNDS); round++) {
            theirs.add(wrk(bench, server, nginx.address(), script).rate());
            ours.add(wrk(bench, server, server.address("/").toString(), script));
        }
        ours.sort((one, other) -> Double.compare(one.rate(), other.rate()));
        Collections.sort(theirs);
        Round middle = ours.get(ours.size() / 2);
        double bare = theirs.get(theirs.size() / 2);
        bench.line("| %s from what is kept, 32 connections, %,d addresses | %.3f CPU s per 1000, %,.0f/s; nginx on the exported folder in the same minutes %,.0f/s: %.2f of it |",
                kind.name(), kind.paths().size(), middle.cpuPerThousand(), middle.rate(), bare, middle.rate() / bare);
    }

    private static Round wrk(Bench bench, Server server, String address, Path script) throws IOException, InterruptedException {
        double before = server.cpuSeconds();
        Bench.Ended ended = bench.run(Path.of(""), List.of("wrk", "-t2", "-c32", "-d" + SECONDS + "s", "-s", script.toString(), address));
        double used = server.cpuSeconds() - before;
        Matcher rate = RATE.matcher(ended.said());
        Matcher count = COUNT.matcher(ended.said());
        if (!rate.find() || !count.find() || ended.said().contains("Non-2xx")) {
            throw new IOException("wrk: " + ended.said());
        }
        return new Round(Double.parseDouble(rate.group(1)), used / Long.parseLong(count.group(1)) * 1000);
    }

    /** Each connection goes through the addresses in an order of its own. */
    private static Path script(Bench bench, Kind kind) throws IOException {
        StringBuilder lua = new StringBuilder("local paths = {\n");
        kind.paths().forEach(path -> lua.append('"').append(path).append("\",\n"));
        lua.append("}\nmath.randomseed(os.time())\nrequest = function() return wrk.format('GET', paths[math.random(#paths)], {['Accept-Encoding']='gzip'}) end\n");
        return Files.writeString(bench.path(kind.name() + ".lua"), lua);
    }

    private static List<String> documents(Server server) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        String whole = server.page("/sitemap.xml");
        List<String> parts = all(PART, whole);
        for (String part : parts.isEmpty() ? List.of("/sitemap.xml") : parts) {
            found.addAll(all(DOCUMENT, parts.isEmpty() ? whole : server.page(part)));
        }
        return found;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        Process which = new ProcessBuilder("which", program).start();
        return which.waitFor(10, TimeUnit.SECONDS) && which.exitValue() == 0;
    }
}
