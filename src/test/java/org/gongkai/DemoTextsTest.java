package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
@DisplayName("示范区的文字不许诺没有的东西：附件、栏目、文号、街道和件数，说到的都在")
class DemoTextsTest {

    private static final Path DEMO = Path.of("demo");
    /** What can be found nowhere in the demo. */
    private static final Pattern PROMISED = Pattern.compile("附件|附表|附后|所附|随附|公示栏|下载|接口|每月公布|在本网站公示");
    private static final Pattern NUMBER = Pattern.compile("青[\\p{IsHan}&&[^〔]]{0,4}〔\\d{4}〕\\d+号");
    private static final Pattern STREET = Pattern.compile("([\\p{IsHan}]{2,3})街道");
    /** Streets in general. */
    private static final Set<String> ANY = Set.of("居住地", "请人向", "请各", "还是各");
    /** Kinds of document that others than the organs of the district enact. */
    private static final Set<String> OF_ABOVE = Set.of("law", "rule");
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    @DisplayName("没有附件的文件和答复不说“见附件”，也不许诺示范区里没有的栏目和下载")
    void nothingIsPromised() throws IOException {
        assertThat(documents()).allSatisfy(document -> assertThat(PROMISED.matcher(document.get("body").asString()).results().map(found -> found.group()).toList())
                .as(document.get("title").asString()).isEmpty());
        assertThat(Files.readAllLines(DEMO.resolve("matters.yaml"))).allSatisfy(line -> assertThat(PROMISED.matcher(line).find()).as(line).isFalse());
    }

    @Test
    @DisplayName("提到的本区文号，都有这一件")
    void everyNumberIsThere() throws IOException {
        Set<String> there = documents().stream().filter(document -> document.has("docno")).map(document -> document.get("docno").asString()).collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        for (String file : List.of("documents.jsonl", "matters.yaml", "reports.yaml")) {
            NUMBER.matcher(Files.readString(DEMO.resolve(file))).results().forEach(found -> named.add(found.group()));
        }
        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(there);
    }

    @Test
    @DisplayName("年报里规范性文件的件数由文件得出，不另外填写；网站上的每件都标注有效性")
    void theReportCountsWhatIsThere() throws IOException {
        assertThat(Files.readString(DEMO.resolve("reports.yaml"))).doesNotContain("t2.");
        assertThat(documents().stream().filter(document -> document.get("category").asString().equals("规范性文件"))).as("每件都标注有效性").allMatch(document -> document.has("validity"));
    }

    @Test
    @DisplayName("发文机关都是机构名录里的机关；只有法规、规章由上级制定")
    void everyIssuerIsThere() throws IOException {
        Set<String> organs = Pattern.compile("name: ([^,}]+)").matcher(Files.readString(DEMO.resolve("cast.yaml"))).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(documents()).filteredOn(document -> !document.has("kind") || !OF_ABOVE.contains(document.get("kind").asString()))
                .allSatisfy(document -> assertThat(organs).as(document.get("title").asString()).contains(document.get("organ").asString()));
    }

    @Test
    @DisplayName("第二十条第（二）项 每个在的机关都有写了姓名的负责人、自己的内设机构、自己的电话，没有两个机关一样")
    void everyOrganSaysWhoAndHow() throws IOException {
        List<String> organs = Pattern.compile("(?m)^ {2}- id: ").splitAsStream(Files.readString(DEMO.resolve("cast.yaml")).split("\\npeople:")[0]).skip(1).filter(organ -> !organ.contains("mergedInto")).toList();
        String sections = Files.readString(DEMO.resolve("registers/staffing-organs.csv"));
        String holders = Files.readString(DEMO.resolve("registers/office-holders.csv"));
        Set<String> phones = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (String organ : organs) {
            String name = last(organ, "name: ([^,}]+), shortName");
            String head = last(organ, "head: \\S+ (\\S+)");
            assertThat(holders).as(name).contains("," + head + ",");
            assertThat(phones.add(last(organ, "phone: (.+)"))).as(name).isTrue();
            String row = sections.lines().filter(line -> line.startsWith(",区政府,") && line.contains("," + name + ",")).findFirst().orElseThrow();
            assertThat(all.add(row.split(",")[10])).as(name + " " + row).isTrue();
            assertThat(row.split(",")[10].split("、")).as(name).hasSizeGreaterThanOrEqualTo(4);
        }
        assertThat(organs).hasSize(40);
    }

    private static String last(String organ, String pattern) {
        return Pattern.compile(pattern).matcher(organ).results().reduce((one, other) -> other).orElseThrow(() -> new AssertionError(pattern + " in " + organ)).group(1);
    }

    @Test
    @DisplayName("提到的街道，都是示范区的街道")
    void everyStreetIsThere() throws IOException {
        String cast = Files.readString(DEMO.resolve("cast.yaml"));
        Set<String> named = new TreeSet<>();
        for (String file : List.of("documents.jsonl", "matters.yaml")) {
            STREET.matcher(Files.readString(DEMO.resolve(file))).results().map(found -> found.group(1)).filter(street -> !ANY.contains(street)).forEach(named::add);
        }
        assertThat(named).isNotEmpty().allMatch(street -> cast.contains(street + "街道"));
    }

    private List<JsonNode> documents() throws IOException {
        return Files.readAllLines(DEMO.resolve("documents.jsonl")).stream().map(json::readTree).toList();
    }
}
