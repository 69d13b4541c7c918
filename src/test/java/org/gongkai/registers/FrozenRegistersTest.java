package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.Gongkai;
import org.gongkai.TimeMachine;
import org.gongkai.frozen.FrozenTable;
import org.gongkai.frozen.FrozenTable.Row;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verify;
import org.gongkai.operation.FrozenArchive;
import org.gongkai.operation.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Opens what the version of 2026-11-29 wrote into registers and of documents of declared kinds (see {@link FreezingRegisters}) with this one. */
@SpringBootTest(classes = Gongkai.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@Import({FrozenRegistersTest.OnThatDay.class, ShownRegisters.class})
@DisplayName("Registers and documents of declared kinds that the version of 2026-11-29 wrote")
class FrozenRegistersTest {

    private static final Path FOLDER = Path.of("src/test/resources/frozen/2026-11-29");

    @Autowired
    ShownRegisters shown;
    @Autowired
    Verify verify;

    @TestConfiguration(proxyBeanMethods = false)
    static class OnThatDay {

        @Bean
        @Primary
        TimeMachine timeMachine() {
            return new TimeMachine().to(FreezingRegisters.TODAY.toString());
        }
    }

    @DynamicPropertySource
    static void restored(DynamicPropertyRegistry registry) throws IOException, SQLException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data-of-tests").toAbsolutePath()), "frozen-registers");
        FileSystemUtils.copyRecursively(FOLDER.resolve("keys"), data.resolve("keys"));
        TestServer.Clone database = FrozenArchive.restored(FOLDER.resolve("backup.zip"), data);
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
        registry.add("gongkai.data", data::toString);
    }

    @Test
    @DisplayName("are restored, migrated, and verify from their first act: every digest, root, record, sealed value and count")
    void verifies() {
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("every entry, record, sealed value and proposal reads as it did, and every field, link and count of a document")
    void readsAsItDid() throws IOException {
        Map<String, String> now = shown.rows(FreezingRegisters.TODAY).stream().collect(Collectors.toMap(Row::key, Row::value, (one, other) -> other));
        Map<String, Row> frozen = FrozenTable.read(FOLDER.resolve("records.tsv")).current();
        List<String> wrong = new ArrayList<>();
        frozen.forEach((key, row) -> {
            if (!row.value().equals(now.getOrDefault(key, ""))) {
                wrong.add(key + " was " + row.value() + ", is " + now.get(key));
            }
        });
        assertThat(wrong).as("a later row in records.tsv says what is meant instead, and why").isEmpty();
        assertThat(now.keySet()).as("and nothing else is there").isSubsetOf(frozen.keySet());
    }

    @Test
    @DisplayName("their table only grows: what was frozen stands, what came later has its day and its reason")
    void tableGrows() throws IOException {
        FrozenTable table = FrozenTable.read(FOLDER.resolve("records.tsv"));
        assertThat(table.fault(FreezingRegisters.TODAY)).isNull();
        assertThat(Files.readAllLines(FOLDER.resolve("frozen.sha256"))).containsExactly(table.digest() + "  records.tsv",
                Sha256.hex(Files.readAllBytes(FOLDER.resolve("backup.zip"))) + "  backup.zip");
    }
}
