package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.casework.history.CaseHistory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's year: every request from the counter to the file, killed on the way and gone on with, and at the end its report. */
final class City implements Scenario {

    private static final List<String> AS_ON_A_TERMINAL = List.of("-Dgongkai.terminal=true");
    private static final int CLIENTS = 8;
    private static final long SECONDS_BEFORE_KILL = 60;
    private static final String PASSWORD = "measured-city-2025";
    private static final Pattern OPENED = Pattern.compile("/desk/cases/([a-z0-9]{12})");

    @Override
    public String name() {
        return "city";
    }

    @Override
    public String title() {
        return "A city's year: 68,126 requests step by step, killed once, 1,000 of them by the desk's pages, and the report";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("city");
        GeneratedCity city = new GeneratedCity();
        Path matters = city.write(bench.path("city.jsonl"));
        bench.run("import", "organs", "--data", data.toString(), Files.writeString(bench.path("organs.csv"), GeneratedCity.organs()).toString());
        JsonNode passwords = new JsonMapper().readTree(bench.run("import", "people", "--data", data.toString(),
                Files.writeString(bench.path("people.csv"), GeneratedCity.people()).toString()).lastLine()).get("passwords");
        String[] command = {"import", "cases", "--papers", "--data", data.toString(), matters.toString()};
        killed(bench, data, command);
        long start = System.nanoTime();
        Bench.Ended ended = bench.follow(command);
        double seconds = (System.nanoTime() - start) / 1e9;
        int imported = Import.count(ended, "imported");
        int unchanged = Import.count(ended, "unchanged");
        long acts = acts(matters, unchanged);
        bench.line("| a city's year: %,d matters found after kill -9, %,d more walked, %d refused | %.0f acts/s with their papers, %.1f minutes |", unchanged,
                imported, Import.count(ended, "rejected"), acts / seconds, seconds / 60);
        try (Server server = bench.serve(data)) {
            byHand(bench, server, city.byHand(), passwords);
            compare(bench, city.cells(), server);
        }
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        bench.line("| verify --all over them | %s |", verified.exit() == 0 ? "clean" : "NOT clean");
        if (verified.exit() != 0) {
            throw new IllegalStateException(verified.said());
        }
    }

    /** Begins, and is killed with its database after a while. */
    private static void killed(Bench bench, Path data, String... command) throws Exception {
        Path said = Files.createTempFile("gongkai-city", ".txt");
        Process importing = bench.start(said, AS_ON_A_TERMINAL, command);
        if (importing.waitFor(SECONDS_BEFORE_KILL, TimeUnit.SECONDS)) {
            throw new IOException("the import ended before its kill: " + Files.readString(said));
        }
        importing.destroyForcibly().waitFor();
        ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst()))
                .ifPresent(ProcessHandle::destroyForcibly);
        Files.delete(said);
    }

    private static long acts(Path matters, int after) throws IOException {
        JsonMapper json = new JsonMapper();
        try (var lines = Files.lines(matters)) {
            return lines.skip(after).mapToLong(line -> 1 + json.readValue(line, CaseHistory.class).steps().size()).sum();
        }
    }

    /** The rest, by the pages of the desk: one request and one commit for each step. */
    private static void byHand(Bench bench, Server server, List<CaseHistory> matters, JsonNode passwords) throws Exception {
        Queue<CaseHistory> waiting = new ConcurrentLinkedQueue<>(matters);
        long start = System.nanoTime();
        try (Officer officer = signedIn(server, GeneratedCity.OFFICER, passwords); Officer approver = signedIn(server, GeneratedCity.APPROVER, passwords);
                Officer head = signedIn(server, GeneratedCity.HEAD, passwords);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                working.add(clients.submit(() -> {
                    for (CaseHistory matter = waiting.poll(); matter != null; matter = waiting.poll()) {
                        enter(matter, officer, approver, head);
                    }
                    return null;
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long acts = matters.stream().mapToLong(matter -> 1 + matter.steps().size()).sum();
        bench.line("| of them %,d by the pages of the desk, %d clients | %.0f acts/s |", matters.size(), CLIENTS, acts / seconds);
    }

    private static Officer signedIn(Server server, String login, JsonNode passwords) throws IOException, InterruptedException {
        return Officer.withNewPassword(server, login, passwords.get(login).asString(), PASSWORD);
    }

    private static void enter(CaseHistory matter, Officer officer, Officer approver, Officer head) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(Map.of("type", "inforequest", "token", "city-" + matter.id(), "channel", matter.channel(), "party", matter.party(),
                "organ", matter.organ(), "on", matter.submitted().toString(), "evidence", "counter-" + matter.id()));
        matter.applicant().forEach((name, value) -> form.put("applicant." + name, value));
        matter.content().forEach((name, value) -> form.put("content." + name, value));
        matter.items().getFirst().forEach((name, value) -> form.put("item1." + name, value));
        Matcher slip = OPENED.matcher(officer.send("/desk/cases/new", form).body());
        if (!slip.find()) {
            throw new IllegalStateException(matter.id() + " was not taken at the counter");
        }
        // The counter has received it already.
        for (CaseHistory.Step step : matter.steps().subList(1, matter.steps().size())) {
            Map<String, String> values = new HashMap<>(step.with());
            values.putAll(Map.of("token", matter.id() + "-" + step.action(), "on", step.on().toString(), "lateReason", "entered-later", "evidence", matter.id()));
            String by = String.valueOf(step.by());
            Officer acting = by.equals(GeneratedCity.HEAD) ? head : by.startsWith("approver") ? approver : officer;
            var answer = acting.send("/desk/cases/" + slip.group(1) + "/" + step.action(), values);
            if (answer.statusCode() != 302) {
                throw new IllegalStateException(matter.id() + ", " + step.action() + " was answered with " + answer.statusCode() + ": " + Officer.error(answer));
            }
        }
    }

    private static void compare(Bench bench, Map<String, Integer> expected, Server server) throws IOException, InterruptedException {
        String said = server.order("report-annual", "organ=" + GeneratedCity.CITY + "&scope=whole&year=" + GeneratedCity.YEAR);
        JsonNode tables = new JsonMapper().readTree(said.lines().reduce("", (before, line) -> line)).at("/outcome/report/tables");
        List<String> wrong = new ArrayList<>();
        expected.forEach((cell, count) -> {
            int shown = tables.at("/" + cell.replace('.', '/')).asInt(-1);
            if (shown != count) {
                wrong.add(cell + " shows " + shown + " in place of " + count);
            }
        });
        bench.line("| the year's table of the city | %d cells as planned, %d not; new %s, granted %s, in part %s, refused %s, carried over %s |", expected.size() - wrong.size(),
                wrong.size(), tables.at("/t3/r1/tot"), tables.at("/t3/r31/tot"), tables.at("/t3/r32/tot"), tables.at("/t3/r331/tot"), tables.at("/t3/r4/tot"));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
    }
}
