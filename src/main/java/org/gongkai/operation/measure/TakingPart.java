package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.ledger.Ledger;

/** An interview that hundreds read while it is spoken, and a questionnaire that thousands answer: readers hold no thread, answers are counted once each. */
final class TakingPart implements Scenario {

    private static final int READERS = 500;
    private static final int ANSWERS = 10_000;
    private static final int LINES = 40;
    private static final int SENDERS = 48;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final String DRAFTS = "xienan.education";
    private static final String SIGNS = "chengran.education";
    private static final String DESK = "/desk/participation";
    private static final List<String> OPTIONS = List.of("每周", "每月", "很少");
    private static final Pattern OWNER = Pattern.compile("<select id=\"owner\".*?<option value=\"([^\"]+)\" selected", Pattern.DOTALL);
    private static final Pattern FORM_TOKEN = Pattern.compile("<input type=\"hidden\" name=\"(_[^\"]+)\" value=\"([^\"]+)\">");
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final Pattern LINE = Pattern.compile("<li>");
    private static final Pattern VOICES = Pattern.compile("收到 ([0-9,]+) 份");

    @Override
    public String name() {
        return "taking-part";
    }

    @Override
    public String title() {
        return "An interview that hundreds read while it is spoken, a questionnaire that thousands answer";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("taking-part");
        String survey;
        // everybody comes from one address here
        try (Server server = bench.serve(data, List.of("-Dgongkai.rate-limit.enabled=false"), "--demo"); Officer drafts = Officer.signedIn(server, DRAFTS); Officer signs = Officer.signedIn(server, SIGNS)) {
            String interview = opened(drafts, signs, "interview", "局长谈课后服务", "嘉宾：区教育局局长");
            read(bench, server, drafts, interview);
            survey = opened(drafts, signs, "survey", "课后服务问卷", "1. 多久参加一次？（单选）\n- " + String.join("\n- ", OPTIONS) + "\n2. 打几分？（1—5分）");
            answer(bench, server, drafts, survey);
        }
        long acts;
        try (Inside inside = bench.inside(data)) {
            acts = inside.get(Ledger.class).of(survey).stream().filter(act -> act.kind().equals("participation.receive")).count();
        }
        bench.line("| acts that took them in; `verify --all` | %d; %s |", acts, bench.run("verify", "--all", "--data", data.toString()).exit() == 0 ? "clean" : "NOT CLEAN");
    }

    private static String opened(Officer drafts, Officer signs, String kind, String title, String draft) throws IOException, InterruptedException {
        String place = DESK + "/new?kind=" + kind + "&organ=education";
        Matcher owner = OWNER.matcher(drafts.page(place));
        if (!owner.find()) {
            throw new IOException("the form of a new question proposes nobody who answers");
        }
        HttpResponse<String> begun = drafts.send(DESK + "/new", Map.of("kind", kind, "organ", "education", "title", title, "why", "听听大家怎么看。", "draft", draft, "owner", owner.group(1)));
        String desk = begun.headers().firstValue("Location").map(address -> address.replaceFirst("^https?://[^/]+", "")).orElseThrow(() -> new IOException("not begun: " + begun.statusCode()));
        drafts.send(desk + "/submit", Map.of());
        HttpResponse<String> opened = signs.send(desk + "/open", Map.of());
        if (opened.statusCode() != 302) {
            throw new IOException("not opened: " + opened.statusCode());
        }
        return desk.substring(DESK.length() + 1);
    }

    /** Every reader asks each second, as the page does, while a line is noted each second. */
    private static void read(Bench bench, Server server, Officer notes, String interview) throws Exception {
        int readers = bench.readers(READERS);
        String address = "/participation/" + interview + "/transcript";
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger most = new AtomicInteger();
        server.page(address);
        int before = server.threads();
        double cpu = server.cpuSeconds();
        int behind = 0;
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(); ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reading = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                int after = reader * 1000 / readers;
                reading.add(people.submit(() -> {
                    Thread.sleep(after);
                    boolean last;
                    String seen;
                    do {
                        last = !going.get();
                        long start = System.nanoTime();
                        seen = client.send(HttpRequest.newBuilder(server.address(address)).header("HX-Request", "true").build(), BodyHandlers.ofString()).body();
                        millis.add((System.nanoTime() - start) / 1e6);
                        if (!last) {
                            Thread.sleep(1000);
                        }
                    } while (!last);
                    return (int) LINE.matcher(seen).results().count();
                }));
            }
            Future<?> watching = people.submit(() -> {
                while (going.get()) {
                    most.accumulateAndGet(server.threads(), Math::max);
                    Thread.sleep(200);
                }
                return null;
            });
            for (int line = 1; line <= LINES; line++) {
                Thread.sleep(1000);
                notes.send(DESK + "/" + interview + "/transcript", Map.of("role", line % 2 == 0 ? "guest" : "host", "speaker", line % 2 == 0 ? "区教育局局长" : "主持人", "words", "第 " + line + " 段：课后服务每天到下午六点，家长自愿参加。"));
            }
            // a second after the last line, everybody has it
            Thread.sleep(1000);
            going.set(false);
            watching.get();
            for (Future<Integer> one : reading) {
                behind += one.get() == LINES ? 0 : 1;
            }
        }
        bench.line("| %,d readers ask each second for a transcript of %d lines that grows by one each second | %,d answers, %s; threads of the program %d before, %d at most; %.2f CPU s per 1000; %d readers lack a line at the end |",
                readers, LINES, millis.size(), told(millis), before, most.get(), (server.cpuSeconds() - cpu) / millis.size() * 1000, behind);
        if (behind > 0) {
            throw new IllegalStateException(behind + " readers lack a line");
        }
    }

    /** Each opens the form and sends it, with a browser of its own. */
    private static void answer(Bench bench, Server server, Officer reads, String survey) throws Exception {
        int answers = bench.answers(ANSWERS);
        AtomicInteger next = new AtomicInteger();
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        double cpu = server.cpuSeconds();
        long start = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient(); ExecutorService people = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Void>> senders = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                senders.add(() -> {
                    for (int n = next.getAndIncrement(); n < answers; n = next.getAndIncrement()) {
                        long began = System.nanoTime();
                        send(client, server, survey, n);
                        millis.add((System.nanoTime() - began) / 1e6);
                    }
                    return null;
                });
            }
            for (Future<Void> one : people.invokeAll(senders)) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String counted = reads.page(DESK + "/" + survey + "/voices");
        while (voices(counted) < answers && System.nanoTime() - start < PATIENCE_NANOS) {
            Thread.sleep(500);
            counted = reads.page(DESK + "/" + survey + "/voices");
        }
        boolean right = voices(counted) == answers;
        for (int option = 0; option < OPTIONS.size(); option++) {
            right &= counted.contains(OPTIONS.get(option) + "</th><td class=\"number\">" + (answers - option + OPTIONS.size() - 1) / OPTIONS.size() + "</td>");
        }
        bench.line("| %,d answers to a questionnaire, each opening the form and sending it, %d at a time | the last acknowledged after %.1f s, %,.0f/s, form and answer together %s, %.2f CPU s per 1000; all numbered after %.1f s, counts %s |",
                answers, SENDERS, seconds, answers / seconds, told(millis), (server.cpuSeconds() - cpu) / answers * 1000, (System.nanoTime() - start) / 1e9, right ? "right" : "WRONG");
        if (!right) {
            throw new IllegalStateException("answers were lost or counted twice: " + voices(counted) + " of " + answers);
        }
    }

    private static void send(HttpClient client, Server server, String survey, int n) throws IOException, InterruptedException {
        HttpRequest.Builder to = HttpRequest.newBuilder(server.address("/participation/" + survey + "/answer"));
        HttpResponse<String> form = client.send(to.build(), BodyHandlers.ofString());
        Map<String, String> values = new HashMap<>(Map.of("q1", String.valueOf(n % OPTIONS.size()), "q2", String.valueOf(n % 5)));
        Matcher token = FORM_TOKEN.matcher(form.body());
        Matcher once = ONCE.matcher(form.body());
        if (!token.find() || !once.find()) {
            throw new IOException("no form: " + form.statusCode());
        }
        values.put(token.group(1), token.group(2));
        values.put("once", once.group(1));
        String cookies = String.join("; ", form.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";", 2)[0]).toList());
        String sent = String.join("&", values.entrySet().stream().map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8)).toList());
        HttpResponse<String> answer = client.send(to.header("Content-Type", "application/x-www-form-urlencoded").header("Cookie", cookies).POST(BodyPublishers.ofString(sent)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("只算一份")) {
            throw new IOException("not taken: " + answer.statusCode());
        }
    }

    private static int voices(String page) {
        Matcher voices = VOICES.matcher(page);
        return voices.find() ? Integer.parseInt(voices.group(1).replace(",", "")) : 0;
    }

    private static String told(Queue<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return "p50 %.0f ms, p95 %.0f ms, slowest %.0f ms".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }
}
