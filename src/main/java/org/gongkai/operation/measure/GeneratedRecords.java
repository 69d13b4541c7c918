package org.gongkai.operation.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An invented register of nine fields, and rows for it: the same ones in every run. */
final class GeneratedRecords {

    static final String ID = "measured";
    private static final Pattern SET = Pattern.compile("--set ([0-9a-f]{8,64})");
    private static final int TOWNS = 200;
    private static final int SORTS = 40;
    private static final int DAYS = 365;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final List<String> TOPICS = List.of("教育", "医疗", "养老", "住房", "就业", "环境", "交通", "安全");
    private static final List<String> WORDS = List.of("道路照明", "老旧小区", "雨污分流", "公共绿地", "农村公路", "社区食堂", "停车泊位", "校舍修缮", "应急避难", "河道清淤", "电梯加装", "口袋公园");

    private GeneratedRecords() {
    }

    private static String options(String letter, String title, int count) {
        return IntStream.range(0, count).mapToObj(n -> "%s%d: %s%d".formatted(letter, n, title, n)).collect(Collectors.joining(", ", "{", "}"));
    }

    /** Writes the file of the register where an installation looks for its own, and has it accepted. */
    static void declare(Bench bench, Path data) throws IOException, InterruptedException {
        write(data);
        Bench.Ended told = bench.run("regulations", "accept", "--data", data.toString());
        Matcher set = SET.matcher(told.said());
        if (!set.find() || bench.run("regulations", "accept", "--data", data.toString(), "--set", set.group(1)).exit() != 0) {
            throw new IllegalStateException("the register was not accepted: " + told.said());
        }
    }

    private static void write(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("regulations/registers"));
        Files.writeString(folder.resolve(ID + ".yaml"), """
                id: measured
                title: 民生实事项目
                description: 为测量造的名录：九个字段，五个可筛选
                legalBasis: 《中华人民共和国政府信息公开条例》第十九条
                inForce: {from: 2008-05-01}
                kept:
                  by: EACH
                  enters: [OFFICER]
                key: [code]
                fields:
                  - {name: code, title: 编号, kind: LINE, required: true, max: 20}
                  - {name: name, title: 名称, kind: LINE, required: true, max: 60}
                  - {name: town, title: 街道, kind: CHOICE, required: true, options: %s}
                  - {name: sort, title: 类别, kind: CHOICE, required: true, options: %s}
                  - {name: topics, title: 主题, kind: SEVERAL, options: %s}
                  - {name: amount, title: 投资额, kind: MONEY, unit: 万元, decimals: 2, least: 0, required: true}
                  - {name: doneOn, title: 完工日期, kind: DATE}
                  - {name: open, title: 是否开放, kind: YES_NO, required: true}
                  - {name: note, title: 说明, kind: TEXT, max: 500}
                counts:
                  - {kind: measured.standing, title: 民生实事项目个数, measure: STOCK}
                shown:
                  columns: [name, code, sort, amount, doneOn]
                  facets: [town, sort, topics, open, organ]
                  order: {by: amount, descending: true}
                """.formatted(options("t", "街道", TOWNS), options("s", "类别", SORTS),
                IntStream.range(0, TOPICS.size()).mapToObj(n -> "p" + n + ": " + TOPICS.get(n)).collect(Collectors.joining(", ", "{", "}"))));
    }

    /** Rows of many organs and days in no order, as a government-wide sheet has them. */
    static Path write(Path file, List<String> organs, int rows) throws IOException {
        var random = new SplittableRandom(20261129);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("机关,编号,名称,街道,类别,主题,投资额,完工日期,是否开放,说明,生效日期\n");
            for (int n = 1; n <= rows; n++) {
                String what = WORDS.get(random.nextInt(WORDS.size()));
                out.write("%s,MS-%07d,第%d号%s项目,街道%d,类别%d,%s、%s,%d.%02d,%s,%s,%s由街道会同有关部门实施，面积%d平方米，惠及居民%d户。,%s%n".formatted(
                        organs.get(random.nextInt(organs.size())), n, n, what, random.nextInt(TOWNS), random.nextInt(SORTS), TOPICS.get(random.nextInt(4)),
                        TOPICS.get(4 + random.nextInt(4)), random.nextInt(20_000), random.nextInt(100), FROM.plusDays(random.nextInt(DAYS)), random.nextInt(4) == 0 ? "否" : "是", what,
                        random.nextInt(9000), random.nextInt(3000), FROM.plusDays(random.nextInt(DAYS))));
            }
        }
        return file;
    }

    /** A page of the list as somebody asks for it: mostly narrowed, sorted in several ways, a fifth with words. */
    static String page(SplittableRandom random) {
        StringBuilder page = new StringBuilder("/registers/" + ID + "?");
        if (random.nextInt(2) == 0) {
            page.append("sort=s").append(random.nextInt(SORTS)).append('&');
        }
        if (random.nextInt(4) == 0) {
            page.append("town=t").append(random.nextInt(TOWNS)).append('&');
        }
        if (random.nextInt(5) == 0) {
            page.append("q=").append(URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8)).append('&');
        }
        return page.append("order=").append(List.of("-amount", "amount", "doneOn", "-doneOn", "name").get(random.nextInt(5))).toString();
    }
}
