package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.casework.Cases;
import org.gongkai.letters.Letters;

/** Ten thousand identical requests put together and answered by one decision, with the server killed in between. */
final class Merge implements Scenario {

    private static final String OFFICER = "chenxi.office";
    private static final String APPROVER = "songci.office";
    private static final String TITLE = "2026年学区划分调整方案及论证材料";
    private static final int MEMBERS = 10_000;
    private static final long PATIENCE_NANOS = 1_800_000_000_000L;
    private static final Pattern EVENT = Pattern.compile("href=\"/desk/events/([a-z0-9]{12})\"");
    private static final Pattern CASE = Pattern.compile("href=\"/desk/cases/([a-z0-9]{12})\"");
    private static final Pattern ANSWERED = Pattern.compile("已答复 ([0-9]+) 件，共 ([0-9]+) 件");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public String title() {
        return "10,000 identical requests answered by one decision, kill -9 in between";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("merge");
        int all = bench.rounds(MEMBERS);
        String event;
        double joining;
        long start;
        try (Server server = bench.serve(data, "--demo"); Officer officer = Officer.signedIn(server, OFFICER);
                Officer approver = Officer.signedIn(server, APPROVER)) {
            bench.run("import", "requests", "--data", data.toString(),
                    GeneratedRegister.open(bench.path("same.csv"), "qinglan", all + 1, LocalDate.of(2026, 11, 2), TITLE).toString());
            String lead = lead(officer);
            start = System.nanoTime();
            officer.send("/desk/cases/" + lead + "/event/identical", Map.of());
            joining = (System.nanoTime() - start) / 1e9;
            Matcher found = EVENT.matcher(officer.page("/desk/cases/" + lead));
            if (!found.find()) {
                throw new IllegalStateException("no event came of it");
            }
            event = found.group(1);
            start = System.nanoTime();
            var answer = approver.send("/desk/cases/" + lead + "/decide", Map.of("token", "measured-merge", "item1Reply", "R36-2", "item1Words", "方案已经印发。",
                    "item1Where", "即日起在本机关网站下载"));
            if (answer.statusCode() != 302) {
                throw new IllegalStateException("the lead was not decided: " + answer.body());
            }
            answered(officer, event, all / 3);
            server.kill(true);
        }
        long before;
        double seconds;
        Set<String> members;
        try (Server server = bench.serve(data); Officer officer = Officer.signedIn(server, OFFICER)) {
            before = answered(officer, event, 0);
            answered(officer, event, all);
            seconds = (System.nanoTime() - start) / 1e9;
            members = members(officer, event);
        }
        long wrong;
        try (Inside site = bench.inside(data)) {
            wrong = members.stream().filter(caseId -> isWrong(site, caseId)).count();
        }
        Bench.Ended verified = bench.run("verify", "--all", "--data", data.toString());
        bench.line("| %,d identical requests joined in %.1f s, answered by one decision in %.0f s, killed after %,d | %,d have one answer and one letter each, %,d not; verify %s |",
                all, joining, seconds, before, members.size() - wrong, wrong, verified.exit() == 0 ? "clean" : "NOT clean");
        if (wrong > 0 || members.size() != all || verified.exit() != 0) {
            throw new IllegalStateException("somebody's answer was lost: " + verified.said());
        }
    }

    /** A case that asks in these words. */
    private static String lead(Officer officer) throws IOException, InterruptedException {
        for (String caseId : officer.openCases()) {
            if (officer.page("/desk/cases/" + caseId).contains("一字不差")) {
                return caseId;
            }
        }
        throw new IllegalStateException("nothing is proposed");
    }

    /** Waits until so many are answered; answers how many are. */
    private static long answered(Officer officer, String event, int wanted) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Matcher found = ANSWERED.matcher(officer.page("/desk/events/" + event));
            long answered = found.find() ? Long.parseLong(found.group(1)) : 0;
            if (answered >= wanted) {
                return answered;
            }
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("only " + answered + " of " + wanted + " were answered");
            }
            Thread.sleep(200);
        }
    }

    private static Set<String> members(Officer officer, String event) throws IOException, InterruptedException {
        Set<String> members = new HashSet<>();
        String address = "/desk/events/" + event;
        while (address != null) {
            String page = officer.page(address);
            CASE.matcher(page.substring(page.indexOf("并入的各件"))).results().map(found -> found.group(1)).forEach(members::add);
            Matcher next = NEXT.matcher(page);
            address = next.find() ? "/desk/events/" + event + next.group(1) : null;
        }
        return members;
    }

    /** Whether the case does not have exactly one answer with one letter. */
    private static boolean isWrong(Inside site, String caseId) {
        return site.get(Cases.class).state(caseId).times("decide") != 1
                || site.get(Letters.class).of(caseId).stream().filter(letter -> letter.template().equals("reply")).count() != 1;
    }
}
