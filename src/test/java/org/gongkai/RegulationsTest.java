package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionText.Origin;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Schemas;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("随程序发布的规则定义：每个文件都有部分读取，彼此对得上")
class RegulationsTest {

    private static final String TOILETS = "registers/toilets.yaml";
    private static final Path SCHEMAS = Path.of("regulations", "schema");

    @Test
    @DisplayName("没有错处")
    void noFault() {
        assertThat(DefinitionKinds.check(DefinitionTree.shipped()).faults()).as("每种文件由读取它的部分登记：<Room>Definitions，META-INF/spring.factories").isEmpty();
    }

    @Test
    @DisplayName("docs/how-to 里名录、文件种类、法规文件的例子没有错处；随程序发布的名称不因例子而变")
    void examplesHold() throws IOException {
        DefinitionText instruments = example("own-regulations", "instruments.yaml");
        DefinitionTree over = own(example("register", TOILETS), example("documentkind", "documentkinds/streetrule.yaml"), instruments);
        assertThat(DefinitionKinds.check(over).faults()).isEmpty();
        DefinitionText local = new DefinitionText(TOILETS, example("register", TOILETS).text().replaceFirst("legalBasis: .*", "legalBasis: 《青澜区公共厕所管理办法》第八条"), Origin.OWN);
        assertThat(DefinitionKinds.check(own(local)).faults()).singleElement().asString().contains("青澜区公共厕所管理办法");
        assertThat(DefinitionKinds.check(own(local, instruments)).faults()).isEmpty();
        assertThat(instruments.text()).startsWith("instruments:");
    }

    @Test
    @DisplayName("本机构照抄过来的名录没有写到哪天为止，与随程序发布的后一份重叠：错处在本机构的那个文件，别的文件照用")
    void ownCopyIsFollowed() throws IOException {
        String copied = Files.readString(Path.of("regulations", "registers", "service-items.yaml")).replace(", to: 2025-12-31", "");
        DefinitionTree over = own(new DefinitionText("registers/service-items.yaml", copied, Origin.OWN), example("register", TOILETS));
        assertThat(DefinitionKinds.check(over).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.place().origin()).isEqualTo(Origin.OWN);
            assertThat(fault.place().file()).isEqualTo("registers/service-items.yaml");
            assertThat(fault.toString()).contains("前一个的 to 应为 2025-12-31");
        });
    }

    @Test
    @DisplayName("图按地点、几段文字分的，施行以前就说每条记录各成一条；按选项、数、负责机关分的照画")
    void chartsHaveFewBars() throws IOException {
        DefinitionText toilets = example("register", TOILETS);
        for (String by : List.of("place", "keeper")) {
            assertThat(DefinitionKinds.check(own(charted(toilets, by))).faults()).as(by).isNotEmpty();
        }
        assertThat(DefinitionKinds.check(own(charted(toilets, "place"))).faults()).singleElement().asString().contains("图只能按选项、机关、年月日", "“place”");
        for (String by : List.of("free", "seats", "organ", "name")) {
            assertThat(DefinitionKinds.check(own(charted(toilets, by))).faults()).as(by).isEmpty();
        }
    }

    private static DefinitionText charted(DefinitionText toilets, String by) {
        return new DefinitionText(toilets.path(), toilets.text().replace("by: free}", "by: " + by + "}"), Origin.OWN);
    }

    private static DefinitionTree own(DefinitionText... texts) {
        return DefinitionTree.shipped().over(List.of(texts));
    }

    private static DefinitionText example(String page, String path) throws IOException {
        String text = Files.readString(Path.of("docs", "how-to", page + ".md"));
        String from = text.substring(text.indexOf("```yaml\n") + "```yaml\n".length());
        return new DefinitionText(path, from.substring(0, from.indexOf("```")), Origin.OWN);
    }

    @Test
    @DisplayName("每种文件的 JSON Schema 是现在的；过时的已重写在 target/schema，复制过去即可")
    void schemasAreFresh() throws IOException {
        Map<String, String> fresh = new TreeMap<>();
        DefinitionKinds.all().forEach(kind -> fresh.merge(name(kind), Schemas.of(kind), (one, other) -> one));
        Path written = Files.createDirectories(Path.of("target", "schema"));
        for (Map.Entry<String, String> schema : fresh.entrySet()) {
            Files.writeString(written.resolve(schema.getKey()), schema.getValue());
        }
        assertThat(fresh).allSatisfy((name, schema) -> assertThat(SCHEMAS.resolve(name)).as("cp target/schema/" + name + " regulations/schema/").hasContent(schema));
        try (var files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("conditions.json"))).allMatch(fresh::containsKey);
        }
    }

    private static String name(Kind<?> kind) {
        return kind.where().replace(".yaml", "").replace('/', '-') + ".json";
    }
}
