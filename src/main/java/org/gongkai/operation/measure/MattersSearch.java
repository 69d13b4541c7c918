package org.gongkai.operation.measure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Sealing;
import org.springframework.jdbc.core.JdbcTemplate;

/** The search over all matters at the desk, whole pages as a browser gets them. */
final class MattersSearch implements Scenario {

    private static final int USUAL = 20_000;
    private static final int ASKED = 100;
    /** So many are taken away, or all where there are fewer. */
    private static final int TAKEN = 100_000;
    private static final String OFFICE = "dongzhen.office";
    private static final String DEPARTMENT = "xienan.education";

    @Override
    public String name() {
        return "matters-search";
    }

    @Override
    public String title() {
        return "Search over --matters matters (20,000) at the desk";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int matters = bench.matters(USUAL);
        Path data = bench.path("matters");
        try (Server demo = bench.serve(data, "--demo")) {
            demo.page("/");
        }
        GeneratedMatters.Filled filled;
        LocalDate today;
        try (Inside inside = bench.inside(data)) {
            JdbcTemplate jdbc = inside.get(JdbcTemplate.class);
            today = inside.get(Now.class).today();
            filled = GeneratedMatters.fill(bench, jdbc, inside.get(Sealing.class), matters, today);
            jdbc.execute("analyze");
            // as after an upgrade from a version that had none
            jdbc.execute("truncate casework.finding, casework.finding_key");
            long start = System.nanoTime();
            while (!Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from casework.finding_key where built_at is not null)", Boolean.class))) {
                Thread.sleep(500);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            bench.line("| index of %,d matters from what is sealed | %.0f s (%,.0f/s); rows %,d MB, index of terms %,d MB |", matters, seconds, matters / seconds,
                    size(jdbc, "pg_table_size('casework.finding')"), size(jdbc, "pg_relation_size('casework.finding_by_terms')"));
            jdbc.execute("vacuum analyze");
        }
        try (Server server = bench.serve(data); Officer office = Officer.signedIn(server, OFFICE); Officer department = Officer.signedIn(server, DEPARTMENT)) {
            ask(bench, office, "the office, which sees all", filled, today);
            ask(bench, department, "a department, which sees one organ", filled, today);
            String newest = "type=mayormail&from=" + today.minusDays((long) GeneratedMatters.DAYS * Math.min(matters, TAKEN) / matters);
            takeAway(bench, server, office, "csv", newest);
            takeAway(bench, server, office, "xlsx", newest);
        }
    }

    /** What is asked for, as a table: the first of it, the last, and what the program needs meanwhile. */
    private static void takeAway(Bench bench, Server server, Officer office, String as, String asked) throws IOException, InterruptedException {
        long before = server.memory();
        long most = before;
        long start = System.nanoTime();
        try (InputStream in = office.stream("/desk/search." + as + "?" + asked)) {
            byte[] some = new byte[1 << 16];
            long bytes = Math.max(0, in.read(some));
            double first = (System.nanoTime() - start) / 1e9;
            long lines = lines(some, (int) bytes);
            long weighed = System.nanoTime();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                bytes += read;
                lines += lines(some, read);
                if (System.nanoTime() - weighed > 1_000_000_000L) {
                    most = Math.max(most, server.memory());
                    weighed = System.nanoTime();
                }
            }
            bench.line("| about %,d of them as %s | first bytes after %.1f s, %.0f s for %,d MB%s; memory %,d MiB before, %,d at most meanwhile |", TAKEN, as.toUpperCase(Locale.ROOT), first,
                    (System.nanoTime() - start) / 1e9, bytes / 1_000_000, as.equals("csv") ? ", %,d lines".formatted(lines) : "", before, most);
        }
    }

    private static long lines(byte[] some, int length) {
        long lines = 0;
        for (int n = 0; n < length; n++) {
            lines += some[n] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static long size(JdbcTemplate jdbc, String of) {
        Long bytes = jdbc.queryForObject("select " + of, Long.class);
        return bytes == null ? 0 : bytes / 1_000_000;
    }

    private static void ask(Bench bench, Officer officer, String who, GeneratedMatters.Filled filled, LocalDate today) throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        Supplier<String> clause = () -> GeneratedMatters.CLAUSES.get(random.nextInt(GeneratedMatters.CLAUSES.size()));
        Supplier<String> rare = () -> filled.rare().get(random.nextInt(filled.rare().size()));
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("a phrase that stands in every third", () -> q(clause.get()));
        kinds.put("two such phrases", () -> q(clause.get() + " " + clause.get()));
        kinds.put("two characters that stand nearly everywhere", () -> q("有关"));
        kinds.put("words that stand in one", () -> q(rare.get()));
        kinds.put("words that stand in one and a frequent phrase", () -> q(rare.get() + " " + clause.get()));
        kinds.put("words that stand nowhere", () -> q("蒹葭苍苍白露为霜"));
        kinds.put("a whole number", () -> q(filled.numbers().get(random.nextInt(filled.numbers().size()))));
        kinds.put("a part of a number", () -> q(filled.numbers().get(random.nextInt(filled.numbers().size())).replaceAll(".*〕", "")));
        kinds.put("open ones of a type", () -> "type=mayormail&stage=processing");
        kinds.put("a light", () -> "light=RED");
        kinds.put("a phrase, received in a quarter years ago", () -> q(clause.get()) + "&from=" + today.minusYears(4) + "&to=" + today.minusYears(4).plusDays(90));
        kinds.put("answered within a month", () -> "closedFrom=" + today.minusYears(2) + "&closedTo=" + today.minusYears(2).plusDays(30));
        List<Double> all = new ArrayList<>();
        for (Map.Entry<String, Supplier<String>> kind : kinds.entrySet()) {
            double[] millis = new double[ASKED];
            for (int n = -ASKED / 5; n < ASKED; n++) {
                String address = "/desk/search?" + kind.getValue().get();
                long start = System.nanoTime();
                String page = officer.page(address);
                if (n >= 0) {
                    millis[n] = (System.nanoTime() - start) / 1e6;
                    all.add(millis[n]);
                }
                if (!page.contains("id=\"find-how\"")) {
                    throw new IllegalStateException(address + " is no page of the search");
                }
            }
            Arrays.sort(millis);
            bench.line("| %s: %s | p50 %.0f ms, p95 %.0f ms |", who, kind.getKey(), millis[ASKED / 2], millis[ASKED * 95 / 100]);
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        bench.line("| %s: all of these together | p50 %.0f ms, p95 %.0f ms |", who, sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
    }

    private static String q(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
