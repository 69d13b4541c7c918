package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The first byte of an input chooses the name it comes under. */
@DisplayName("覆盖率引导的模糊测试留下的输入，都有一句话的回答，没有故障")
class FuzzedInputsTest {

    private static final List<String> NAMES = List.of("a.txt", "a.html", "a.docx", "a.pdf");

    @TestFactory
    Stream<DynamicTest> corpus() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/inspection/corpus"))) {
            return List.copyOf(files.sorted().toList()).stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                byte[] input = Files.readAllBytes(file);
                Verdict verdict = Samples.INSPECTION.check(NAMES.get(input[0] & 3), Arrays.copyOfRange(input, 1, input.length));
                assertThat(VerdictJson.of(verdict, true)).startsWith("{\"file\"");
                assertThat(verdict.form() != null || verdict.findings().size() == 1).isTrue();
            }));
        }
    }
}
