package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("发布过的每一份审查程序都留着，今天的程序都读得懂")
class ShippedReviewChainsTest {

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/frozen/definitions/reviewchains"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("读得懂，环节和动作一个不少")
    void isStillRead(Path file) throws IOException {
        DefinitionText text = new DefinitionText("reviewchains/publication.yaml", Files.readString(file), DefinitionText.Origin.SHIPPED);
        assertThat(Definitions.one(DefinitionTree.of(List.of(text)), ReviewChainFile.FILES).value().toString()).contains("submit", "pass", "clear", "publish", "return", "withdraw");
    }
}
