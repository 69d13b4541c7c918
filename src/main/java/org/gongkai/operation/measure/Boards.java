package org.gongkai.operation.measure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists, boards and figures of the desk over 300,000 cases, whole pages as a browser gets them. */
final class Boards implements Scenario {

    private static final int CASES = 300_000;
    private static final int ONE_OPEN_IN = 20;
    private static final int ASKED = 400;
    private static final int CLIENTS = 8;
    /** Of the disclosure office, which sees every organ of the district. */
    private static final String READER = "dongzhen.office";
    private static final List<String> PAGES = List.of("/desk/cases/overdue", "/desk/cases", "/desk/cases/ended", "/desk", "/desk/figures", "/desk/search", "/desk/posting", "/desk/remedies", "/desk/reminders",
            "/desk/handover", "/desk/leave");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public String title() {
        return "Lists, boards and figures over 300,000 cases";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("boards");
        try (Server server = bench.serve(data, "--demo")) {
            Path register = GeneratedRegister.write(bench.path("register.csv"), GeneratedRegister.organs(server), CASES,
                    LocalDate.of(2025, 9, 1), ONE_OPEN_IN);
            Import.register(bench, data, register);
            try (Officer reader = Officer.signedIn(server, READER)) {
                for (String page : PAGES) {
                    ask(reader, page, 1);
                    double[] alone = ask(reader, page, 1);
                    double[] together = ask(reader, page, CLIENTS);
                    bench.line("| %s over %,d cases | one user p50 %.1f ms, p95 %.1f ms; %d at once p95 %.1f ms |", page, CASES,
                            at(alone, 50), at(alone, 95), CLIENTS, at(together, 95));
                }
                bench.line("| fiftieth page of /desk/cases | %.1f ms |", fiftieth(reader));
            }
        }
    }

    private static double[] ask(Officer reader, String page, int clients) throws Exception {
        double[] millis = new double[ASKED];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> asking = () -> {
            for (int at = next.getAndIncrement(); at < ASKED; at = next.getAndIncrement()) {
                long start = System.nanoTime();
                reader.page(page);
                millis[at] = (System.nanoTime() - start) / 1e6;
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Void> one : threads.invokeAll(Collections.nCopies(clients, asking))) {
                one.get();
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double fiftieth(Officer reader) throws Exception {
        String address = "/desk/cases";
        long start = 0;
        for (int page = 1; page <= 50; page++) {
            start = System.nanoTime();
            Matcher next = NEXT.matcher(reader.page(address));
            if (!next.find()) {
                throw new IllegalStateException("page " + page + " is the last of " + address);
            }
            address = "/desk/cases" + next.group(1).replace("&amp;", "&").replace("~", URLEncoder.encode("~", StandardCharsets.UTF_8));
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double at(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
