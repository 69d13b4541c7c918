package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How fast documents come in: durable, linked in the ledger, and found by the search. */
final class Import implements Scenario {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String title() {
        return "Import of documents into a running site";
    }

    @Override
    public void run(Bench bench) throws Exception {
        try (Server server = bench.serve(bench.path("import"))) {
            into(bench, bench.path("import"), server);
        }
    }

    /** Imports the corpus, waits until the search has all of it, and says how it went. */
    static void into(Bench bench, Path data, Server server) throws IOException, InterruptedException {
        List<Path> corpus = bench.corpus();
        double cpu = server.cpuSeconds();
        long start = System.nanoTime();
        Bench.Ended ended = bench.run(command(data, corpus));
        double kept = (System.nanoTime() - start) / 1e9;
        int imported = count(ended, "imported");
        String last = "/search?q=" + URLEncoder.encode(GeneratedDocuments.LAST_NUMBER, StandardCharsets.UTF_8);
        while (!server.page(last).contains(GeneratedDocuments.LAST_TITLE)) {
            Thread.sleep(100);
        }
        double found = (System.nanoTime() - start) / 1e9;
        bench.line("| import of %,d documents (%d rejected) | %.0f documents/s kept and linked, %.0f/s until the search finds them, "
                + "%.2f CPU s per 1000 for all |", imported, count(ended, "rejected"), imported / kept, imported / found,
                (server.cpuSeconds() - cpu) / imported * 1000);
    }

    /** Imports a register of requests and says how it went. */
    static void register(Bench bench, Path data, Path register) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Bench.Ended ended = bench.run("import", "requests", "--data", data.toString(), register.toString());
        bench.line("| import of a register of %,d requests (%d refused) | %.0f/s |", count(ended, "imported"), count(ended, "rejected"),
                count(ended, "imported") * 1e9 / (System.nanoTime() - start));
    }

    static String[] command(Path data, List<Path> corpus) {
        List<String> command = new ArrayList<>(List.of("import", "documents", "--data", data.toString()));
        corpus.forEach(file -> command.add(file.toString()));
        return command.toArray(String[]::new);
    }

    static int count(Bench.Ended ended, String what) {
        String sum = ended.lastLine();
        int at = sum.indexOf("\"" + what + "\":");
        if (at < 0) {
            throw new IllegalStateException("the import ended with " + ended.exit() + ": " + ended.said());
        }
        return Integer.parseInt(sum.substring(at + what.length() + 3).split("\\D")[0]);
    }
}
