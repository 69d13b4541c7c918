package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Schemas;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Beside
@DisplayName("随程序发布的规则定义：每个文件都有部分读取，彼此对得上")
class RegulationsTest {

    private static final Path SCHEMAS = Path.of("regulations", "schema");

    @Test
    @DisplayName("没有错处")
    void noFault() {
        assertThat(DefinitionKinds.check(DefinitionTree.shipped()).faults()).as("每种文件由读取它的部分登记：<Room>Definitions，META-INF/spring.factories").isEmpty();
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
