package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.ledger.Sha256;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A matter keeps the definition it began under, so every text that was ever shipped stays in the project and is read for good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("发布过的每一份办件定义都留着，今天的程序都读得懂")
class ShippedDefinitionsTest {

    private static final Path SHIPPED = Path.of("src/test/resources/frozen/definitions/casetypes");
    private static final Path TODAY = Path.of("regulations/casetypes");

    static List<Path> shipped() throws IOException {
        return filesUnder(SHIPPED);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("读得懂；其中每一个条件都还在")
    void isStillRead(Path file) throws IOException {
        CaseType type = CaseTypeFile.read(Files.readString(file));
        assertThat(type.id()).isEqualTo(file.getParent().getFileName().toString());
        assertThat(type.procedure().guardNames()).isSubsetOf(OnPaper.guards());
        assertThat(type.definition()).isEqualTo(Sha256.hex(Files.readString(file)));
    }

    @Test
    @DisplayName("今天的每一份也留下了")
    void todaysAreKept() throws IOException {
        Set<String> kept = shipped().stream().map(ShippedDefinitionsTest::text).collect(Collectors.toSet());
        assertThat(filesUnder(TODAY)).allSatisfy(file -> assertThat(kept.contains(text(file)))
                .as("keep it: cp %s %s/%s/<day>-<nn>.yaml; one that no release has shipped yet may be replaced", file, SHIPPED,
                        file.getFileName().toString().replace(".yaml", "")).isTrue());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
