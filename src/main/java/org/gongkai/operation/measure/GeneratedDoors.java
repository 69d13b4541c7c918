package org.gongkai.operation.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.history.CaseHistory;
import org.gongkai.casework.history.CaseHistory.Step;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

/** Letters and calls of past years, as many as districts told; who wrote, when and about what is invented, the same in every run. */
final class GeneratedDoors {

    static final int YEAR = 2025;
    /** Calls of this year are as many on each day as on every other. */
    static final int EVEN_YEAR = 2024;
    static final String GOVERNMENT = "qinglan";
    static final String CLERK = "chenxi.office";
    private static final String SIGNER = "songci.office";
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ABOUT = List.of("路灯不亮", "水压不够", "公交间隔太长", "楼道堆物", "夜里施工吵", "医保怎么转", "落户要什么材料", "学校怎样报名", "垃圾没有清", "井盖松动");

    private final BufferedWriter out;
    private int number;

    private GeneratedDoors(BufferedWriter out) {
        this.out = out;
    }

    /** How many of each. @param satisfied of {@code rated} that say so */
    record Sizes(int consulted, int rated, int satisfied, int appeals, int calls, int aDay) {
    }

    static Path write(Path file, Sizes sizes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            GeneratedDoors doors = new GeneratedDoors(out);
            for (int n = 0; n < sizes.consulted(); n++) {
                doors.letter("askmail", GOVERNMENT, CLERK, SIGNER, "ask", day(n, sizes.consulted()), null);
            }
            for (int n = 0; n < sizes.rated(); n++) {
                doors.letter("mayormail", GOVERNMENT, CLERK, SIGNER, "ask", day(n, sizes.rated()), n < sizes.satisfied() ? "satisfied" : "unsatisfied");
            }
            for (int n = 0; n < sizes.appeals(); n++) {
                doors.letter("organmail", "education", "xienan.education", "chengran.education", "help", day(n, sizes.appeals()), null);
            }
            for (int n = 0; n < sizes.calls(); n++) {
                doors.call(day(n, sizes.calls()));
            }
            for (LocalDate on = LocalDate.of(EVEN_YEAR, 1, 1); on.getYear() == EVEN_YEAR; on = on.plusDays(1)) {
                for (int n = 0; n < sizes.aDay(); n++) {
                    doors.call(on);
                }
            }
        }
        return file;
    }

    private static LocalDate day(int n, int of) {
        LocalDate first = LocalDate.of(YEAR, 1, 1);
        // answers that take days stay within the year
        return first.plusDays((long) n * (first.lengthOfYear() - 10) / of);
    }

    private String about() {
        return "第" + ++number + "号：" + ABOUT.get(number % ABOUT.size());
    }

    private void letter(String type, String organ, String clerk, String signer, String purpose, LocalDate on, @Nullable String satisfied) throws IOException {
        String about = about();
        LocalDate answered = on.plusDays(number % 6);
        List<Step> steps = List.of(new Step("accept", on, clerk, Map.of(), null), new Step("answer", answered, signer, Map.of("answer", about + "，已经处理，请查看。"), null));
        if (satisfied != null) {
            steps = List.of(steps.getFirst(), steps.getLast(), new Step("rate", answered, "applicant", Map.of("satisfied", satisfied), null));
        }
        write(new CaseHistory("D-" + number, type, organ, "web", "nat", on, "applicant", Map.of("name", "写信人" + number, "phone", "099-2%07d".formatted(number)),
                Map.of("purpose", purpose, "agreesToPublish", "no"), List.of(Map.of("title", about, "description", about + "，请告知。")), steps));
    }

    private void call(LocalDate on) throws IOException {
        String about = about();
        write(new CaseHistory("D-" + number, "hotline", GOVERNMENT, "phone", "nat", on, CLERK, Map.of("phone", "099-3%07d".formatted(number)), Map.of("purpose", "ask"),
                List.of(Map.of("title", about, "description", about + "，来电询问。")),
                List.of(new Step("receive", on, CLERK, Map.of(), null), new Step("answer-now", on, CLERK, Map.of("answer", about + "，当即答复。"), null),
                        new Step("call-back", on, CLERK, Map.of("satisfied", number % 50 < 3 ? "unsatisfied" : "satisfied"), null))));
    }

    private void write(CaseHistory matter) throws IOException {
        out.write(JSON.writeValueAsString(matter) + "\n");
    }
}
