package org.gongkai.operation.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.gongkai.casework.history.CaseHistory;
import org.gongkai.casework.history.CaseHistory.Step;
import org.gongkai.directory.CreditCode;
import org.gongkai.directory.ResidentNumber;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of a year in a city, as many as its report says: 68,126, of which 67,653 granted, 427 granted in part and 46 refused as
 * state secrets, over 81 responsible bodies, 13 of them much asked. All else (who asked, how, when, which steps) is invented, the same in
 * every run.
 */
final class GeneratedCity {

    static final String CITY = "city";
    static final int YEAR = 2025;
    /** People of the city's own office, whose posts reach every body. */
    static final String OFFICER = "officer.city";
    static final String APPROVER = "approver.city";
    static final String HEAD = "head.city";

    private static final int PARTLY = 427;
    private static final int SECRET = 46;
    private static final int REQUESTS = 67_653 + PARTLY + SECRET;
    /** The last ones, brought to the counter, which the measure enters by the pages of the desk. */
    private static final int BY_HAND = 1000;
    private static final int BODIES = 80;
    private static final List<String> MUCH_ASKED = List.of("经济委员会", "建设委员会", "交通委员会", "教育局", "卫生局", "水务局", "城市管理局", "环境保护局", "公安局",
            "财政局", "科学技术局", "农业局", "物价局");
    private static final List<String> WITHHELD = List.of("R36-3/16a", "R36-3/16b", "R36-3/16c");
    private static final JsonMapper JSON = new JsonMapper();

    private final SplittableRandom random = new SplittableRandom(20051231);
    private final Map<String, Integer> cells = new TreeMap<>();
    private final List<CaseHistory> byHand = new ArrayList<>();

    /** What the year's table must show, by cell. */
    Map<String, Integer> cells() {
        return cells;
    }

    /** The matters that the file leaves out, for the desk's pages. */
    List<CaseHistory> byHand() {
        return byHand;
    }

    static String organs() {
        StringBuilder rows = new StringBuilder("id,name,kind,parent,document_word\n").append(CITY).append(",云汀市人民政府,GOVERNMENT,,云政\n");
        for (int body = 1; body <= BODIES; body++) {
            String name = body <= MUCH_ASKED.size() ? MUCH_ASKED.get(body - 1) : "第" + body + "局";
            rows.append(body(body)).append(",云汀市").append(name).append(",DEPARTMENT,").append(CITY).append(",云字").append(body).append('\n');
        }
        return rows.toString();
    }

    static String people() {
        StringBuilder rows = new StringBuilder("login,name,organ,role,subtree\n");
        rows.append(OFFICER).append(",市办信息员,").append(CITY).append(",OFFICER,true\n");
        rows.append(APPROVER).append(",市办审批人,").append(CITY).append(",APPROVER,true\n");
        rows.append(HEAD).append(",公开办主任,").append(CITY).append(",DISCLOSURE_HEAD,true\n");
        for (int body = 1; body <= BODIES; body++) {
            rows.append("officer.").append(body(body)).append(",信息员").append(body).append(',').append(body(body)).append(",OFFICER,\n");
            rows.append("approver.").append(body(body)).append(",审批人").append(body).append(',').append(body(body)).append(",APPROVER,\n");
        }
        return rows.toString();
    }

    /** Writes all matters but those for the desk's pages. */
    Path write(Path file) throws IOException {
        int partly = PARTLY;
        int secret = SECRET;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int left = REQUESTS; left > 0; left--) {
                int drawn = random.nextInt(left);
                String row = drawn < secret ? "r331" : drawn < secret + partly ? "r32" : "r31";
                secret -= row.equals("r331") ? 1 : 0;
                partly -= row.equals("r32") ? 1 : 0;
                CaseHistory matter = request(REQUESTS - left + 1, row, left <= BY_HAND);
                if (left <= BY_HAND) {
                    byHand.add(matter);
                } else {
                    out.write(JSON.writeValueAsString(matter) + "\n");
                }
            }
            for (CaseHistory remedy : remedies()) {
                out.write(JSON.writeValueAsString(remedy) + "\n");
            }
        }
        return file;
    }

    private CaseHistory request(int number, String row, boolean atCounter) {
        String organ = organ();
        String party = one(List.of("nat", "nat", "nat", "nat", "nat", "nat", "com", "com", "res", "soc", "law", "oth"));
        String channel = atCounter ? "counter" : one(List.of("web", "web", "web", "web", "counter", "counter", "counter", "post-signed", "email", "fax"));
        LocalDate submitted = LocalDate.of(YEAR, 1, 2).plusDays(random.nextInt(320));
        count(row, party);
        Walk walk = new Walk(organ, submitted);
        walk.receipt(channel);
        walk.step("accept", 0, walk.officer, Map.of());
        if (row.equals("r31") && random.nextInt(100) < 6) {
            walk.step("ask-completion", 1, walk.officer, Map.of("missing", "请写明所需信息的年份", "completeBy", walk.on.plusDays(30).toString()));
            walk.step("complete", 3 + random.nextInt(8), "applicant", Map.of("supplement", "最近三年"));
        }
        walk.answer(row);
        walk.step("serve", random.nextInt(3), walk.officer, Map.of("way", channel.equals("web") ? "portal" : "post", "proof", "EX" + number));
        walk.step("close", 0, walk.officer, Map.of());
        return new CaseHistory("R-" + number, "inforequest", organ, channel, party, submitted, channel.equals("web") ? "applicant" : walk.officer,
                applicant(number, party), Map.of("way", one(List.of("online", "email", "post", "pickup")), "medium", one(List.of("electronic", "paper"))),
                List.of(Map.of("title", "第" + number + "号申请所需的规划、收费和办事文件")), walk.steps);
    }

    private static Map<String, String> applicant(int number, String party) {
        return Map.of("name", "申请人" + number, "identityKind", party.equals("nat") ? "id-card" : "credit-code", "identityNumber", identity(number, party.equals("nat")),
                "phone", "099-2%07d".formatted(number), "address", "云汀市虚拟路" + number % 900 + "号",
                "email", "applicant" + number + "@example.org");
    }

    private static String identity(int number, boolean person) {
        String seventeen = "99%04d19%02d0101%03d".formatted(number / 100_000, number / 1000 % 100, number % 1000);
        return person ? seventeen + ResidentNumber.check(seventeen) : CreditCode.completed("91330000%08d".formatted(number));
    }

    private void count(String row, String party) {
        for (String cell : List.of("r1", row, "r37")) {
            cells.merge("t3." + cell + "." + party, 1, Integer::sum);
            cells.merge("t3." + cell + ".tot", 1, Integer::sum);
        }
    }

    /** The report names none; these few are invented, so that table 四 is counted, too. */
    private List<CaseHistory> remedies() {
        List<CaseHistory> remedies = new ArrayList<>();
        List.of("uphold", "uphold", "uphold", "uphold", "uphold", "uphold", "correct", "correct", "other")
                .forEach(result -> remedies.add(remedy(remedies.size() + 1, "reconsideration", "nat", "fy", result)));
        List.of("uphold", "uphold", "correct").forEach(result -> remedies.add(remedy(remedies.size() + 1, "litigation", "direct", "ss1", result)));
        List.of("uphold", "other").forEach(result -> remedies.add(remedy(remedies.size() + 1, "litigation", "after", "ss2", result)));
        return remedies;
    }

    private CaseHistory remedy(int number, String type, String party, String group, String result) {
        String organ = body(1 + number % MUCH_ASKED.size());
        Walk walk = new Walk(organ, LocalDate.of(YEAR, 3, 3).plusDays(number * 5L));
        Map<String, String> filed = new HashMap<>(Map.of("reference", "云第" + number + "号"));
        filed.put(type.equals("litigation") ? "suedOn" : "appliedOn", walk.on.minusDays(5).toString());
        if (party.equals("after")) {
            filed.put("reviewedOn", walk.on.minusDays(12).toString());
        }
        walk.step("receive", 0, walk.officer, filed);
        walk.step(type.equals("litigation") ? "defend" : "respond", 8, walk.approver, Map.of("answer", "答复合法", "evidence", "申请、答复书、送达凭证"));
        walk.step(type.equals("litigation") ? "take-effect" : "decide", 60, walk.officer, Map.of("result", result, "document", "云决第" + number + "号"));
        cells.merge("t4." + group + "." + result, 1, Integer::sum);
        cells.merge("t4." + group + ".total", 1, Integer::sum);
        return new CaseHistory("M-" + number, type, organ, "served", party, walk.steps.getFirst().on(), walk.officer, Map.of("name", "申请人" + number),
                Map.of("decision", "云公申〔2025〕" + number + "号", "notHere", "yes"), List.of(Map.of("title", "撤销答复")), walk.steps);
    }

    /** Seven of ten go to the thirteen. */
    private String organ() {
        return random.nextInt(100) < 5 ? CITY : body(random.nextInt(100) < 74 ? 1 + random.nextInt(MUCH_ASKED.size())
                : MUCH_ASKED.size() + 1 + random.nextInt(BODIES - MUCH_ASKED.size()));
    }

    private static String body(int number) {
        return "body%02d".formatted(number);
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Steps one after the other, each some days later. */
    private final class Walk {

        private final List<Step> steps = new ArrayList<>();
        private final String officer;
        private final String approver;
        private LocalDate on;

        Walk(String organ, LocalDate begun) {
            officer = "officer." + organ;
            approver = "approver." + organ;
            on = begun;
        }

        void step(String action, int daysLater, String by, Map<String, String> with) {
            on = on.plusDays(daysLater);
            steps.add(new Step(action, on, by, with, null));
        }

        void receipt(String channel) {
            switch (channel) {
                case "web" -> {
                    step("confirm", 0, "applicant", Map.of());
                    step("acknowledge-last", random.nextInt(3), officer, Map.of());
                }
                case "counter" -> step("receive", 0, officer, Map.of("confirmation", "counter"));
                case "post-signed" -> step("receive", 0, officer, Map.of("confirmation", "signature", "proof", "EMS" + on));
                default -> step("receive", random.nextInt(3), officer, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
            }
        }

        void answer(String row) {
            boolean objected = row.equals("r32") && random.nextInt(10) < 3;
            if (objected || row.equals("r31") && random.nextInt(100) < 2) {
                step("consult", 2, officer, Map.of("thirdParty", "某企业", "matter", "合同中的报价是否同意公开"));
                step("opinion", 4 + random.nextInt(10), officer, objected ? Map.of("opinion", "part", "proof", "来文2026-1", "reasons", "报价是商业秘密")
                        : Map.of("opinion", "agrees", "proof", "来文2026-1"));
            } else if (random.nextInt(100) < 2) {
                step("extend", 12, HEAD, Map.of("days", "10", "reason", "档案调阅需要时间"));
            } else if (random.nextInt(100) < 10) {
                step("search", 1, officer, Map.of("place", "档案室", "terms", "规划", "searcher", "档案员", "found", "something"));
            }
            step("decide", 1 + random.nextInt(12), approver, switch (row) {
                case "r32" -> Map.of("item1Reply", "R37", "item1Grounds", objected ? "R36-3/15" : one(WITHHELD), "item1Words", "隐去不予公开的部分后提供",
                        "item1PaperCopy", "copy-" + on);
                case "r331" -> Map.of("item1Reply", "R36-3/14a", "item1Words", "所申请的信息依法确定为国家秘密");
                default -> random.nextInt(10) < 7 ? Map.of("item1Reply", "R36-1", "item1Where", "本机关网站", "item1Words", "见政策文件栏目")
                        : Map.of("item1Reply", "R36-2", "item1Where", "随本答复书", "item1Words", "提供复印件，共3页");
            });
        }
    }
}
