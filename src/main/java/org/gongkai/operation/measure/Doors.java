package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year of letters, consultations and calls in the sizes that districts told, walked step by step through the live commands, some of the calls by the agent's
 * page; every figure has to come back from the facts, on the page that defines it. {@code --matters 220000} is the full size, a hundredth of it the usual.
 */
final class Doors implements Scenario {

    private static final int FULL = 220_000;
    private static final int USUAL = 2_200;
    private static final int CONSULTED = 32_956;
    /** Told was the share, 98 %; the numerator is reckoned from it. */
    private static final int SATISFIED = 842;
    private static final int RATED = 859;
    private static final int APPEALS = 4_870;
    private static final int A_DAY = 120;
    private static final int BY_HAND = 200;
    private static final int CLIENTS = 8;
    private static final int ASKED = 400;
    private static final Pattern FIGURE = Pattern.compile("<dd>(?:满意 )?([0-9,]+)");
    private static final Pattern RATES = Pattern.compile("满意 (\\d+)、基本满意 (\\d+)（评价了的 (\\d+)）");
    private static final Pattern RECEIVED = Pattern.compile("what=RECEIVED\" aria-label=\"[^\"]* (\\d+)\"");
    private static final Pattern ANSWERED = Pattern.compile("what=ANSWERED\" aria-label=\"[^\"]* (\\d+)\"");

    private final List<String> wrong = new ArrayList<>();

    @Override
    public String name() {
        return "doors";
    }

    @Override
    public String title() {
        return "A year of consultations, letters and calls in the sizes districts told (--matters 220000 for all of it), and the pages over them";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("doors");
        int calls = bench.matters(USUAL);
        GeneratedDoors.Sizes sizes = new GeneratedDoors.Sizes(part(CONSULTED, calls), part(RATED, calls), part(SATISFIED, calls), part(APPEALS, calls), calls, Math.max(1, part(A_DAY, calls)));
        int byHand = Math.min(BY_HAND, Math.max(10, calls / 20));
        Path matters = GeneratedDoors.write(bench.path("doors.jsonl"), sizes);
        try (Server server = bench.serve(data, List.of("-Dgongkai.rate-limit.enabled=false"), "--demo")) {
            long start = System.nanoTime();
            Bench.Ended ended = bench.follow("import", "cases", "--data", data.toString(), matters.toString());
            double seconds = (System.nanoTime() - start) / 1e9;
            int walked = sizes.consulted() + sizes.rated() + sizes.appeals() + sizes.calls() + LocalDate.of(GeneratedDoors.EVEN_YEAR, 1, 1).lengthOfYear() * sizes.aDay();
            bench.line("| %,d letters and calls walked step by step by the command, %d refused | %.0f s, %.0f matters/s |", Import.count(ended, "imported"), Import.count(ended, "rejected"), seconds, walked / seconds);
            same("walked", walked, Import.count(ended, "imported"));
            try (Officer clerk = Officer.signedIn(server, GeneratedDoors.CLERK)) {
                letters(bench, clerk, sizes);
                calls(bench, clerk, sizes);
                byHand(bench, clerk, byHand);
                pages(bench, clerk);
            }
        }
        bench.line("| `verify --all` over them | %s |", bench.run("verify", "--all", "--data", data.toString()).exit() == 0 ? "clean" : "NOT CLEAN");
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
    }

    private static int part(int of, int calls) {
        return (int) Math.round((double) of * calls / FULL);
    }

    private void same(String what, long planned, long told) {
        if (planned != told) {
            wrong.add(what + ": " + told + " in place of " + planned);
        }
    }

    private void letters(Bench bench, Officer reader, GeneratedDoors.Sizes sizes) throws IOException, InterruptedException {
        List<Long> asked = figures(reader, "askmail");
        bench.line("| consultations of the year, received and answered, told by the public page | %,d and %,d (%.1f %%) |", asked.getFirst(), asked.get(1), 100.0 * asked.get(1) / asked.getFirst());
        same("consultations received", sizes.consulted(), asked.getFirst());
        same("consultations answered", sizes.consulted(), asked.get(1));
        Matcher rates = RATES.matcher(reader.page("/mailboxes/mayormail/figures?year=" + GeneratedDoors.YEAR));
        boolean rated = rates.find();
        bench.line("| writers who said that they were satisfied, of those who said anything | %s of %s |", rated ? rates.group(1) : "none", rated ? rates.group(3) : "none");
        same("satisfied", sizes.satisfied(), rated ? Long.parseLong(rates.group(1)) : 0);
        same("rated", sizes.rated(), rated ? Long.parseLong(rates.group(3)) : 0);
        List<Long> appeals = figures(reader, "organmail");
        bench.line("| appeals to one department, received | %,d |", appeals.getFirst());
        same("appeals", sizes.appeals(), appeals.getFirst());
    }

    /** Received and answered, as the page of figures says first. */
    private static List<Long> figures(Officer reader, String type) throws IOException, InterruptedException {
        String page = reader.page("/mailboxes/" + type + "/figures?year=" + GeneratedDoors.YEAR);
        List<Long> said = FIGURE.matcher(page).results().map(one -> Long.parseLong(one.group(1).replace(",", ""))).limit(2).toList();
        return said.size() < 2 ? List.of(0L, 0L) : said;
    }

    private void calls(Bench bench, Officer clerk, GeneratedDoors.Sizes sizes) throws IOException, InterruptedException {
        long received = 0;
        long answered = 0;
        for (int month = 1; month <= 12; month++) {
            String page = clerk.page("/desk/agent/hotline/figures?of=month&on=" + YearMonth.of(GeneratedDoors.YEAR, month).atDay(1));
            received += number(RECEIVED, page);
            answered += number(ANSWERED, page);
        }
        bench.line("| calls of the year, received and answered, told by its twelve monthly reports | %,d and %,d |", received, answered);
        same("calls received", sizes.calls(), received);
        same("calls answered", sizes.calls(), answered);
        int days = 0;
        LocalDate first = LocalDate.of(GeneratedDoors.EVEN_YEAR, 1, 1);
        for (LocalDate on = first; on.getYear() == GeneratedDoors.EVEN_YEAR; on = on.plusDays(1)) {
            days += number(RECEIVED, clerk.page("/desk/agent/hotline/figures?of=day&on=" + on)) == sizes.aDay() ? 1 : 0;
        }
        bench.line("| days of a year with %d calls each whose daily report says so | %d of %d |", sizes.aDay(), days, first.lengthOfYear());
        same("days", first.lengthOfYear(), days);
    }

    private static long number(Pattern pattern, String page) {
        Matcher said = pattern.matcher(page);
        return said.find() ? Long.parseLong(said.group(1)) : 0;
    }

    /** A sample by the agent's own page: entered, received and answered with one press. */
    private void byHand(Bench bench, Officer clerk, int many) throws Exception {
        String today = "/desk/agent/hotline/figures?of=day";
        long before = number(ANSWERED, clerk.page(today));
        AtomicInteger next = new AtomicInteger();
        double[] millis = together(many, at -> {
            int n = next.incrementAndGet();
            HttpResponse<String> answer = clerk.send("/desk/agent/hotline", new HashMap<>(Map.of("token", "door" + n, "party", "nat", "applicant.phone", "099-4%07d".formatted(n), "content.purpose", "ask",
                    "item1.title", "第" + n + "次来电", "item1.description", "问一件事。", "then", "answer-now", "answer-now-answer", "已经答复。")));
            if (answer.statusCode() != 303) {
                throw new IOException("call " + n + " was answered with " + answer.statusCode() + ": " + Officer.error(answer));
            }
        });
        bench.line("| %d calls more by the agent's page, received and answered with one press, %d at once | p50 %.0f ms, p95 %.0f ms |", many, CLIENTS, at(millis, 50), at(millis, 95));
        same("answered today by the page", many, number(ANSWERED, clerk.page(today)) - before);
    }

    private void pages(Bench bench, Officer clerk) throws Exception {
        for (String page : List.of("/desk", "/desk/cases", "/desk/cases/ended", "/desk/search?q=%E8%B7%AF%E7%81%AF", "/desk/agent/hotline", "/desk/agent/hotline/figures?of=day", "/desk/agent/hotline/figures?of=month",
                "/desk/agent/hotline/wallboard", "/mailboxes", "/mailboxes/askmail", "/mailboxes/askmail/figures?year=" + GeneratedDoors.YEAR)) {
            together(CLIENTS * 4, at -> clerk.page(page));
            double[] millis = together(ASKED, at -> clerk.page(page));
            bench.line("| %s over them, %d at once | p50 %.0f ms, p95 %.0f ms |", page, CLIENTS, at(millis, 50), at(millis, 95));
        }
    }

    @FunctionalInterface
    private interface Asking {

        void ask(int at) throws IOException, InterruptedException;
    }

    private static double[] together(int many, Asking asking) throws Exception {
        double[] millis = new double[many];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> client = () -> {
            for (int at = next.getAndIncrement(); at < many; at = next.getAndIncrement()) {
                long start = System.nanoTime();
                asking.ask(at);
                millis[at] = (System.nanoTime() - start) / 1e6;
            }
            return null;
        };
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> one : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                one.get();
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
