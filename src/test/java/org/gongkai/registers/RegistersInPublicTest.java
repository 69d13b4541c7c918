package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Refusal;
import org.gongkai.registers.web.DumpPlaces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;


@DisplayName("第二十条 名录对外：筛选、检索、排序、看某一天的、逐条的经过、整份取走、用标准工具核对")
class RegistersInPublicTest extends OpenTrainings {

    @Test
    @DisplayName("列表：筛选的数对得上，按数排序，翻到底一条不少；不公开的姓名哪里都没有")
    void lists() throws Exception {
        String first = get("/registers/trainings").body();
        assertThat(first).contains("各种形式的培训各有多少人参加").contains("集中授课").contains("每季度，期满后 10 个工作日以内").doesNotContain("待核实");
        String online = get("/registers/trainings?form=online").body();
        assertThat(online).contains("共 41 条");
        assertThat(get("/registers/trainings?order=-people").body()).containsSubsequence("第1期条例解读", "第120期条例解读", "第119期条例解读");
        assertThat(get("/registers/trainings?q=" + encoded("第77期")).body()).contains("第77期条例解读");
        int seen = 0;
        String page = "/registers/trainings?order=heldOn";
        while (page != null) {
            String body = get(page).body();
            seen += body.split("<th scope=\"row\" class=\"what\"").length - 1;
            Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(body);
            page = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).isEqualTo(121);
        for (String address : List.of("/registers/trainings", "/registers/trainings?q=" + encoded("紫貂"), "/api/v1/registers/trainings/records?limit=1000", "/api/v1/registers/trainings/entries?limit=1000",
                "/api/v1/registers/trainings/records.csv", "/search?q=" + encoded("紫貂某"))) {
            assertThat(get(address).body().replace("value=\"紫貂", "").replace("紫貂某 - ", "").replace("与“紫貂某”", "").replace("q=%E7%B4%AB", "")).as(address).doesNotContain("value\":\"紫貂").doesNotContain("联系人");
        }
        assertThat(get("/search?q=" + encoded("第77期条例解读")).body()).contains("/registers/trainings/");
    }

    @Test
    @DisplayName("一条记录的经过：变更前后都看得到；当天所知道的和当天有效的不是一回事")
    void days() throws Exception {
        String record = get("/registers/trainings/education~2026-01-02~" + encoded("第1期条例解读")).body();
        assertThat(record).contains("变更").contains("<del>1 人</del>").contains("<ins>300 人</ins>");
        String known = get("/registers/trainings?asOf=2026-03-02").body();
        assertThat(known).contains("当天所知道的");
        assertThat(api("/api/v1/registers/trainings/records?limit=1000").get("records").size()).isEqualTo(121);
        assertThat(get("/registers/trainings?validAsOf=2026-03-09").body()).contains("当天有效的");
        assertThat(get("/registers/trainings?asOf=2026-03-01").body()).contains("本站台账自 2026-03-02 起", "台账里没有记录");
        assertThat(get("/registers/trainings?asOf=昨天".replace("昨天", "x")).statusCode()).isEqualTo(400);
        assertThat(get("/registers/trainings/" + encoded("没有")).statusCode()).isEqualTo(404);
        assertThat(get("/registers/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("CSV 里的公式当文字，数照样是数；XLSX 和 JSON Lines 一条不少")
    void dumps() throws Exception {
        String csv = get("/api/v1/registers/trainings/records.csv").body();
        assertThat(csv).startsWith("\uFEFF举办日期,主题,形式,参加人数,负责机关,生效日期\r\n").contains("\"'@某网,\"\"要防\"\"\"");
        assertThat(csv.split("\r\n")).hasSize(122);
        assertThat(get("/api/v1/registers/trainings/records.jsonl").body().split("\n")).hasSize(121);
        HttpResponse<byte[]> sheet = HTTP.send(HttpRequest.newBuilder(address("/api/v1/registers/trainings/records.xlsx")).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(sheet.body()).startsWith('P', 'K').hasSizeGreaterThan(4000);
    }

    @Test
    @DisplayName("同时整份取走的有限：满了说明过多久再来，取完就有位置")
    void dumpsAtOnce(@Autowired DumpPlaces places) throws Exception {
        try (DumpPlaces.Place one = places.take().orElseThrow(); DumpPlaces.Place two = places.take().orElseThrow()) {
            HttpResponse<String> busy = get("/api/v1/registers/trainings/records.csv");
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).contains("30");
            assertThat(busy.body()).contains("过半分钟再试");
        }
        assertThat(get("/api/v1/registers/trainings/records.csv").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("第十五条 因隐私撤下：哪一个地址都不再说起它，原地址只说依据；根照样算得出，核验无误；只有审批人或者公开办能撤")
    void withdrawn() throws Exception {
        Register meetings = registers.find("meetings").orElseThrow();
        String word = "雪豹户";
        Map<String, String> said = Map.of("heldOn", "2026-02-03", "topic", word + "救助评议", "sort", "工作会议", "chairPost", "副区长", "units", "3");
        save(meetings, "w1", Change.CHANGE, "", List.of(TypedRow.of(1, said)));
        save(meetings, "w2", Change.CORRECT, "数错了", List.of(TypedRow.of(1, with(said, "units", "4"))));
        String key = "education~2026-02-03~" + word + "救助评议";
        List<String> addresses = List.of("/registers/meetings", "/registers/meetings?asOf=2026-03-12", "/registers/meetings?validAsOf=2026-03-12", "/registers/meetings/" + encoded(key),
                "/api/v1/registers/meetings/records", "/api/v1/registers/meetings/entries", "/api/v1/registers/meetings/entries/1/proof", "/api/v1/registers/meetings/records.csv",
                "/api/v1/registers/meetings/records.jsonl", "/registers/meetings/feed", "/registers/feed",
                "/registers/meetings/compare?from=2026-01-01&to=2026-03-12", "/api/v1/registers/meetings/compare.csv?from=2026-01-01&to=2026-03-12", "/search?q=" + encoded("救助评议"));
        for (String address : addresses) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(address).body()).as(address).contains(word));
        }
        String root = api("/api/v1/registers/meetings/entries/1/proof").get("root").asString();

        assertThat(withdraw.withdraw(meetings, key, OFFICER)).extracting(Refusal::sentence).containsExactly("由负责机关的审批人或者信息公开工作机构撤下");
        assertThat(withdraw.withdraw(meetings, key, new Staff("x", "某", List.of(Post.at("health", Role.APPROVER))))).isNotEmpty();
        Staff approver = new Staff("p", "某", List.of(Post.at("education", Role.APPROVER)));
        assertThat(withdraw.withdraw(meetings, key, approver)).isEmpty();
        assertThat(withdraw.withdraw(meetings, key, approver)).as("again").isNotEmpty();
        for (String address : addresses) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(address).body()).as(address).doesNotContain(word));
        }
        assertThat(get("/registers/meetings/" + encoded(key)).body()).contains("这一条已经撤下").contains("第十五条").contains("noindex");
        assertThat(get("/registers/meetings/feed").body()).contains("deleted-entry").contains("第十五条");
        JsonNode proof = api("/api/v1/registers/meetings/entries/1/proof");
        assertThat(proof.get("form").isNull()).isTrue();
        assertThat(proof.get("root").asString()).isEqualTo(root);
        assertThat(enter.enter(new EnterRows.Wish(meetings, "w3", "education", Change.CHANGE, ""), List.of(TypedRow.of(1, said)), OFFICER)).isInstanceOf(Outcome.Refused.class);
        assertThat(jdbc.sql("select string_agg(canonical, '') from ledger.act").query(String.class).single()).doesNotContain(word);
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update registers.entry set content = null where register = 'trainings' and number = 5").update();
            assertThat(verify.run(true, reached -> { }).differences()).extracting(Verify.Difference::what).contains("撤下的条目");
            status.setRollbackOnly();
        });
    }

    private static Map<String, String> with(Map<String, String> row, String field, String value) {
        Map<String, String> other = new LinkedHashMap<>(row);
        other.put(field, value);
        return other;
    }

    @Test
    @DisplayName("数据目录（DCAT）列出每一份公开的名录，更新频率、最近更新、取用地址都在")
    void catalogue() throws Exception {
        JsonNode catalogue = api("/api/v1/registers.jsonld");
        for (String demanded : List.of("dct:title", "dct:description", "dct:publisher", "foaf:homepage", "dct:language", "dct:modified", "dcat:service")) {
            assertThat(catalogue.has(demanded)).as("DCAT-AP of a catalogue: %s", demanded).isTrue();
        }
        assertThat(catalogue.get("@context").get("dcat:downloadURL").get("@type").asString()).as("an address is a node, not a text").isEqualTo("@id");
        JsonNode datasets = catalogue.get("dcat:dataset");
        for (JsonNode dataset : datasets) {
            for (String demanded : List.of("@id", "dct:title", "dct:description", "dct:publisher", "dct:accrualPeriodicity", "dcat:keyword", "dcat:theme", "dct:accessRights")) {
                assertThat(dataset.has(demanded)).as("DCAT-AP of %s: %s", dataset.get("dct:identifier"), demanded).isTrue();
            }
            assertThat(dataset.get("dcat:distribution")).allSatisfy(distribution -> assertThat(List.of("dcat:accessURL", "dcat:downloadURL", "dcat:mediaType", "dct:format", "dct:title"))
                    .allMatch(distribution::has));
        }
        assertThat(datasets.size()).isEqualTo((int) registers.all().stream().filter(Register::isOpen).count());
        JsonNode trainings = null;
        for (JsonNode dataset : datasets) {
            trainings = dataset.get("dct:identifier").asString().equals("trainings") ? dataset : trainings;
        }
        assertThat(trainings).isNotNull();
        assertThat(trainings.get("dct:accrualPeriodicity").asString()).endsWith("/QUARTERLY");
        assertThat(trainings.get("dct:modified").asString()).startsWith("2026-03-12");
        String download = trainings.get("dcat:distribution").get(0).get("dcat:downloadURL").asString();
        assertThat(HTTP.send(HttpRequest.newBuilder(URI.create(download)).build(), HttpResponse.BodyHandlers.ofByteArray()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("字段说明：种类、单位、选项、坐标系在页面上，也在接口里")
    void fields() throws Exception {
        assertThat(get("/registers/query-points").body()).contains("字段说明").contains("数，单位台").contains("地点，经纬度用CGCS2000").contains("<code>query</code> 免费查询点").contains("记录凭它认出来");
        JsonNode fields = api("/api/v1/registers/query-points").get("fields");
        assertThat(fields).anySatisfy(field -> assertThat(field.get("coordinates").asString()).isEqualTo("CGCS2000")).anySatisfy(field -> assertThat(field.get("unit").asString()).isEqualTo("台"));
    }

    @Test
    @DisplayName("一个条目的证明：条目到根、根在动作里、动作在链接里，只用 SHA-256 就能核对")
    void proof() throws Exception {
        await().until(() -> !api("/api/v1/registers/trainings/entries/77/proof").get("hash").isNull());
        JsonNode proof = api("/api/v1/registers/trainings/entries/77/proof");
        byte[] digest = sha(proof.get("form").asString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(proof.get("digest").asString());
        byte[] hash = sha(new byte[] {0}, digest);
        int index = proof.get("index").asInt();
        int width = proof.get("count").asInt();
        int step = 0;
        while (width > 1) {
            if ((index ^ 1) < width) {
                byte[] beside = HexFormat.of().parseHex(proof.get("path").get(step++).asString());
                hash = index % 2 == 0 ? sha(new byte[] {1}, hash, beside) : sha(new byte[] {1}, beside, hash);
            }
            index /= 2;
            width = (width + 1) / 2;
        }
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(proof.get("root").asString());
        assertThat(JSON.readTree(proof.get("act").asString()).get("detail").get("root").asString()).isEqualTo(proof.get("root").asString());
        byte[] act = sha(proof.get("act").asString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(act)).isEqualTo(proof.get("actDigest").asString());
        assertThat(HexFormat.of().formatHex(sha(HexFormat.of().parseHex(proof.get("previous").asString()), ByteBuffer.allocate(8).putLong(proof.get("position").asLong()).array(), act)))
                .isEqualTo(proof.get("hash").asString());
    }

    @Test
    @DisplayName("整份条目重算每次保存的根：公开的导出足够，不公开的字段只要它的摘要")
    void wholeDump() throws Exception {
        Map<String, List<byte[]>> acts = new LinkedHashMap<>();
        api("/api/v1/registers/trainings/entries?limit=1000").get("entries").forEach(entry -> acts.computeIfAbsent(entry.get("act").asString(), act -> new ArrayList<>())
                .add(HexFormat.of().parseHex(entry.get("digest").asString())));
        assertThat(acts).hasSize(3);
        for (Map.Entry<String, List<byte[]>> act : acts.entrySet()) {
            String root = HexFormat.of().formatHex(MerkleTree.root(act.getValue()));
            long number = act.getKey().equals(List.copyOf(acts.keySet()).getFirst()) ? 1 : act.getKey().equals(List.copyOf(acts.keySet()).get(1)) ? 122 : 123;
            assertThat(api("/api/v1/registers/trainings/entries/" + number + "/proof").get("root").asString()).isEqualTo(root);
        }
    }

    @Test
    @DisplayName("docs/check-register.py 只用 Python 自带的库，重算每个条目、每次保存的根和每个链接，全对得上；改了一个字就说出是哪一条")
    void recomputedOutside() throws Exception {
        await().until(() -> !api("/api/v1/registers/trainings/entries/123/proof").get("hash").isNull());
        assertThat(checked()).startsWith("0 ").contains("trainings: ", "every digest, root and link as said");
        String before = jdbc.sql("select content::text from registers.entry where register = 'trainings' and number = 77").query(String.class).single();
        jdbc.sql("update registers.entry set content = content || '{\"topic\": \"改过的\"}' where register = 'trainings' and number = 77").update();
        assertThat(checked()).startsWith("1 ").contains("entry 77 says something else than its digest");
        jdbc.sql("update registers.entry set content = ?::jsonb where register = 'trainings' and number = 77").param(before).update();
        assertThat(checked()).startsWith("0 ");
    }

    private String checked() throws Exception {
        Process run = new ProcessBuilder("python3", "docs/check-register.py", "http://localhost:" + port, "trainings").redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return run.waitFor() + " " + said;
    }

    private static byte[] sha(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
