package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;


@DisplayName("名录对外：在地图上、两天之间改了什么、订阅变化")
class ChangesOfRegistersTest extends OpenTrainings {

    @Test
    @DisplayName("十万条里，最近的变化和两天之间的差别只读要说的那些，不从头数一遍")
    void readsWhatItSays(@Autowired LatestEntries latest, @Autowired TwoDays days) {
        Register trainings = registers.find("trainings").orElseThrow();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into registers.entry (register, number, key, change, organ, valid_on, act, recorded_at, digest, content)
                    select 'trainings', 1000 + n, 'k' || n, 'ENTER', 'education', date '2026-04-01', 'zz', timestamptz '2026-04-01 09:00+08' + (n / 1000) * interval '1 day' + n * interval '1 ms', '', '{}' from generate_series(1, 100000) n""").update();
            jdbc.sql("analyze registers.entry").update();
            assertThat(read(() -> assertThat(latest.of(List.of("trainings"), null, 20).entries()).hasSize(20))).as("the feed").isLessThan(200);
            LatestEntries.Cursor middle = latest.of(List.of("trainings"), new LatestEntries.Cursor(Instant.parse("2026-05-20T00:00:00Z"), "trainings", Long.MAX_VALUE), 20).next();
            assertThat(read(() -> assertThat(latest.of(List.of("trainings"), middle, 20).entries()).hasSize(20))).as("a page of it in the middle").isLessThan(300);
            assertThat(read(() -> assertThat(days.between(trainings, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2), null, "", 50).differences()).hasSize(50))).as("one day of a hundred").isLessThan(6000);
            assertThat(read(() -> assertThat(days.between(trainings, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 8, 1), null, "", 50).differences()).hasSize(50))).as("all of them, a page").isLessThan(2000);
            status.setRollbackOnly();
        });
    }

    /** Rows of the log that something reads, from the table or from its indexes. */
    private long read(Runnable something) {
        String counted = "select pg_stat_get_xact_tuples_returned('registers.entry'::regclass) + (select sum(pg_stat_get_xact_tuples_returned(indexrelid)) from pg_index where indrelid = 'registers.entry'::regclass)";
        long before = jdbc.sql(counted).query(Long.class).single();
        something.run();
        return jdbc.sql(counted).query(Long.class).single() - before;
    }

    @Test
    @DisplayName("地图：写了经纬度的都在图上和旁边的表里，没写的说有几条；本地地图范围以外的经纬度不收，说明范围和坐标系")
    void map(@Value("${gongkai.data}") Path data) throws Exception {
        Files.createDirectories(data.resolve("map"));
        Files.write(data.resolve("map/outlines.geojson"), new ClassPathResource("demo/map/outlines.geojson").getContentAsByteArray());
        Register points = registers.find("query-points").orElseThrow();
        save(points, "m1", Change.CHANGE, "", List.of(TypedRow.of(1, point("海边的点", "滨海路 1 号 @123.10,29.02")), TypedRow.of(2, point("山上的点", "山顶路 2 号 @123.20,29.05")),
                TypedRow.of(3, point("没写经纬度的点", "某路 3 号"))));
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/registers/query-points").body().contains("共 3 条"));
        String page = get("/registers/query-points").body();
        assertThat(page.split("<circle")).hasSize(3);
        assertThat(page).as("without a script too places have their names").contains("<title>海边的点</title>").containsPattern("<text x=\"[0-9.]+\" y=\"[0-9.]+\">望汐街道</text>");
        assertThat(page).contains("data-east=\"123.1\" data-north=\"29.02\"").contains("图上 2 处，坐标用CGCS2000").contains("1 条没有写明经纬度").contains("青澜区是虚构的").contains("<path d=\"M");
        assertThat(page).as("the list says the address alone").doesNotContain("（经度");
        assertThat(get("/api/v1/map/outlines.geojson").body()).contains("望汐街道");
        assertThat(get("/api/v1/map/tiles/1/2/3").statusCode()).isEqualTo(404);
        assertThat(enter.enter(new EnterRows.Wish(points, "m2", "education", Change.CHANGE, ""), List.of(TypedRow.of(1, point("远方的点", "文化路 88 号 @117.12,36.65"))), OFFICER))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.faults().getFirst().sentence()).contains("经度 117.12").contains("123.09021—123.22795").contains("CGCS2000"));
        assertThat(get("/registers/trainings").body()).as("a register without a map needs no script of maps").doesNotContain("leaflet");
    }

    @Test
    @DisplayName("文件：过了关才收，收了登记才公开，摘要和大小看得到；表格里写文件名不收；随记录撤下以后取不到，字节也清掉")
    void files(@Autowired RegisterFiles files, @Value("${gongkai.data}") Path data) throws Exception {
        Register studies = registers.find("field-studies").orElseThrow();
        RegisterField paper = studies.field("paper").orElseThrow();
        assertThat(files.take(studies, paper, "报告.exe", new byte[10])).isInstanceOfSatisfying(RegisterFiles.Brought.Refused.class, refused -> assertThat(refused.sentences()).first().asString().contains("收 pdf、docx"));
        assertThat(files.take(studies, paper, "报告.docx", new byte[11 << 20])).isInstanceOfSatisfying(RegisterFiles.Brought.Refused.class, refused -> assertThat(refused.sentences()).first().asString().contains("最大 10 MB"));
        assertThat(files.take(studies, paper, "名单.docx", words("补助对象身份证号 11010519491231002X"))).isInstanceOf(RegisterFiles.Brought.Refused.class);
        byte[] report = words("到三个镇调研依申请公开，发现两个问题。");
        String kept = ((RegisterFiles.Brought.Taken) files.take(studies, paper, "调研报告.docx", report)).kept();
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(report));
        assertThat(kept).isEqualTo(digest + "/" + report.length + "/调研报告.docx");
        String address = "/registers/field-studies/files/" + digest + "/" + encoded("调研报告.docx");
        assertThat(get(address).statusCode()).as("taken, and nothing says it yet").isEqualTo(404);

        Map<String, String> row = new LinkedHashMap<>(Map.of("title", "三镇调研", "sort", "调研", "fromOn", "2026-02-01", "toOn", "2026-02-03", "units", "3", "findings", "2", "mended", "0", "paper", kept));
        save(studies, "f1", Change.CHANGE, "", List.of(TypedRow.of(1, row)));
        HttpResponse<byte[]> served = HTTP.send(HttpRequest.newBuilder(address(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).isEqualTo(report);
        String record = "education~" + "三镇调研";
        assertThat(get("/registers/field-studies/" + encoded(record)).body()).contains(digest).contains("调研报告.docx（").contains(address.substring(0, 60));
        assertThat(api("/api/v1/registers/field-studies/records").get("records").get(0).get("files").get("paper").get("bytes").asInt()).isEqualTo(report.length);
        assertThat(get("/api/v1/registers/field-studies/records.csv").body()).contains("/registers/field-studies/files/" + digest);

        Files.delete(data.resolve("attachments").resolve(digest.substring(0, 2)).resolve(digest));
        assertThat(get(address).statusCode()).isEqualTo(503);
        assertThat(verify.run(true, reached -> { }).differences()).extracting(Verify.Difference::what).contains("文件");
        files.take(studies, paper, "调研报告.docx", report);
        assertThat(get(address).statusCode()).as("brought again").isEqualTo(200);

        row.put("paper", "调研报告.docx");
        row.put("units", "4");
        assertThat(enter.enter(new EnterRows.Wish(studies, "f2", "education", Change.CHANGE, ""), List.of(TypedRow.of(1, row)), OFFICER))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.faults().getFirst().sentence()).contains("写文件名收不到它").contains("登记一条"));
        row.put("paper", address);
        save(studies, "f3", Change.CHANGE, "", List.of(TypedRow.of(1, row)));

        assertThat(files.holds(digest)).isTrue();
        assertThat(withdraw.withdraw(studies, record, new Staff("p", "某", List.of(Post.at("education", Role.APPROVER))))).isEmpty();
        assertThat(get(address).statusCode()).isEqualTo(404);
        assertThat(files.holds(digest)).as("the next sweep takes its bytes").isFalse();
    }

    private static byte[] words(String text) throws IOException {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
            return out.toByteArray();
        }
    }

    private static Map<String, String> point(String name, String place) {
        return Map.of("name", name, "sort", "公开栏", "major", "否", "place", place, "hours", "全天", "machines", "0", "openedOn", "2026-01-05", "state", "开放");
    }

    @Test
    @DisplayName("两天之间：新增、逐个字段的改动、不再有的，一条不多一条不少；只改过又改回去的不列；CSV 是全部差别；日期写反了说怎样改")
    void twoDays() throws Exception {
        String changed = get("/registers/trainings/compare?from=2026-03-02&to=2026-03-10").body();
        assertThat(changed).contains("<del>1 人</del>").contains("<ins>300 人</ins>").contains("第1期条例解读").doesNotContain("第2期条例解读");
        int added = 0;
        String page = "/registers/trainings/compare?from=2026-03-01&to=2026-03-02";
        while (page != null) {
            String body = get(page).body();
            added += body.split("<th scope=\"row\" class=\"what\"").length - 1;
            Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(body);
            page = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(added).isEqualTo(121);
        String csv = get("/api/v1/registers/trainings/compare.csv?from=2026-03-02&to=2026-03-12").body();
        assertThat(csv.split("\r\n")).hasSize(3).anyMatch(line -> line.contains("第1期条例解读") && line.endsWith("变更,参加人数,1 人,300 人,2026-03-10"))
                .anyMatch(line -> line.contains("第2期条例解读") && line.contains("更正,形式,集中授课,线上"));
        assertThat(get("/registers/trainings/compare?from=2026-03-10&to=2026-03-02").statusCode()).isEqualTo(422);
        assertThat(get("/registers/trainings/compare?from=2026-03-10&to=2026-03-02").body()).contains("请把两个日期对调");
        assertThat(get("/registers/trainings/compare?from=2026-03-03&to=2026-03-09").body()).contains("这两天之间没有变化");
        assertThat(get("/api/v1/registers/trainings/compare.csv?from=x&to=2026-03-09").statusCode()).isEqualTo(400);
        assertThat(get("/registers/nothing/compare").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("订阅：登记、变更、更正都在，最近的在最前，翻到第一条一条不少；没有变化的答 304；不公开的字段不在里面")
    void feed() throws Exception {
        String first = get("/registers/trainings/feed").body();
        assertThat(first).containsSubsequence("label=\"更正\"", "label=\"变更\"", "label=\"登记\"").contains("自 2026-03-10 起").doesNotContain("紫貂");
        int seen = 0;
        String page = "/registers/trainings/feed";
        while (page != null) {
            HttpResponse<String> answer = get(page);
            seen += answer.body().split("<entry>").length - 1;
            Matcher next = Pattern.compile("rel=\"next\" href=\"[^\"]*?(/registers[^\"]+)\"").matcher(answer.body());
            page = next.find() ? next.group(1) : null;
        }
        assertThat(seen).isEqualTo(123);
        assertThat(get("/registers/feed").body()).contains("名录</title>").contains("/registers/trainings#");
        String tag = get("/registers/trainings/feed").headers().firstValue("ETag").orElseThrow();
        assertThat(HTTP.send(HttpRequest.newBuilder(address("/registers/trainings/feed")).header("If-None-Match", tag).build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        assertThat(get("/registers/trainings/feed?before=x").statusCode()).isEqualTo(400);
        assertThat(get("/registers/trainings").body()).contains("href=\"/registers/trainings/feed\"");
    }
}
