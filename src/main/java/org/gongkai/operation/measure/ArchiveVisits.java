package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;


/** A year of an archives as a district told it, each visit entered at the counter and each certificate issued; every figure has to come back on the public page. */
final class ArchiveVisits implements Scenario {

    private static final String CLERK = "chenxi.office";
    private static final String APPROVER = "songci.office";
    private static final int CERTIFICATES = 1595;
    private static final Pattern CASE = Pattern.compile("/desk/cases/([a-z0-9]+)/slip");
    private static final Pattern CELL = Pattern.compile("<dd>([0-9,]+)</dd>");

    /** What people came for; the figures do not tell apart those that came for other certificates. */
    private record Purpose(String id, int visits, int volumes, String share) {
    }

    private static final List<Purpose> YEAR = List.of(new Purpose("marriage", 3199, 0, "54.7"), new Purpose("certificate", 2337, 0, "40.0"), new Purpose("work", 256, 2073, "4.4"),
            new Purpose("other", 53, 6111, "0.9"));

    @Override
    public String name() {
        return "archives";
    }

    @Override
    public String title() {
        return "A year of an archives: 5,845 visits, 1,595 certificates, 8,184 volumes";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("archives");
        int visits = YEAR.stream().mapToInt(Purpose::visits).sum();
        int volumes = YEAR.stream().mapToInt(Purpose::volumes).sum();
        // everybody comes from one address here
        try (Server server = bench.serve(data, List.of("-Dgongkai.rate-limit.enabled=false"), "--demo"); Officer clerk = Officer.signedIn(server, CLERK); Officer approver = Officer.signedIn(server, APPROVER)) {
            long start = System.nanoTime();
            int certificates = 0;
            int entered = 0;
            for (Purpose purpose : YEAR) {
                for (int n = 0; n < purpose.visits(); n++) {
                    String caseId = visit(clerk, purpose, purpose.volumes() / purpose.visits() + (n < purpose.volumes() % purpose.visits() ? 1 : 0), entered++);
                    if (certificates < CERTIFICATES) {
                        certificates++;
                        done(approver.send("/desk/cases/" + caseId + "/certify", Map.of("recorded", "登记结婚。", "folder", "全宗 12、目录 3、第 " + n + " 卷")));
                    }
                    if (entered % 500 == 0) {
                        bench.progress("%d visits", entered);
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            String page = clerk.page("/mailboxes/archivesearch/figures");
            List<String> told = CELL.matcher(page).results().map(cell -> cell.group(1).replace(",", "")).toList();
            boolean right = told.equals(List.of(String.valueOf(visits), "0", String.valueOf(volumes), String.valueOf(CERTIFICATES)))
                    && YEAR.stream().allMatch(purpose -> page.contains(purpose.share() + "%（共 " + visits + " 人次）") && page.contains(">" + purpose.visits() + "</td>"));
            bench.line("| %,d visits entered one by one at the counter, %,d certificates issued, %,d volumes taken out | %.0f s, %.0f/s; figures of the public page %s: %s |", visits, CERTIFICATES, volumes, seconds,
                    (visits + CERTIFICATES) / seconds, right ? "right" : "WRONG", String.join(", ", told));
            if (!right) {
                throw new IllegalStateException("the page tells " + told);
            }
        }
        bench.line("| `verify --all` over them | %s |", bench.run("verify", "--all", "--data", data.toString()).exit() == 0 ? "clean" : "NOT CLEAN");
    }

    /** One screen: who, what for, whose identity, how many volumes. */
    private static String visit(Officer clerk, Purpose purpose, int volumes, int n) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(Map.of("type", "archivesearch", "token", "visit" + n, "channel", "counter", "organ", "qinglan", "party", "nat", "item1.title", "登记档案 " + n,
                "applicant.name", "来馆第 " + n + " 人", "content.purpose", purpose.id(), "then.identity", "self"));
        if (volumes > 0) {
            form.put("then.volumes", String.valueOf(volumes));
        }
        Matcher slip = CASE.matcher(clerk.send("/desk/cases/new", form).headers().firstValue("Location").orElse(""));
        if (!slip.find()) {
            throw new IOException("visit " + n + " was not entered");
        }
        return slip.group(1);
    }

    private static void done(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 400) {
            throw new IOException("no certificate: " + answer.statusCode());
        }
    }
}
