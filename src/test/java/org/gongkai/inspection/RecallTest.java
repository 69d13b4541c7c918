package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
@DisplayName("十份杜撰的报告里先由人列出的不对之处：凭算、日期、结构、字看得出来的，十处至少找到八处；此外没有错误，也没有警告")
class RecallTest {

    private static final Path FOLDER = Path.of("src/test/resources/inspection/recall");
    private static final String JUDGEMENT = "judgement";

    /** @param says words of the finding that tells it; null where nothing does @param missed why not */
    private record Anomaly(String at, String why, String tells, @Nullable String says, @Nullable String missed) {
    }

    private record Read(String file, List<Anomaly> anomalies, @Nullable List<String> also) {
    }

    @TestFactory
    Stream<DynamicTest> reports() throws IOException {
        return all().stream().map(report -> DynamicTest.dynamicTest(report.file, () -> {
            Path file = FOLDER.resolve(report.file);
            String text = Files.readString(file);
            Verdict verdict = Samples.INSPECTION.check(report.file, Files.readAllBytes(file));
            assertThat(report.anomalies).extracting(Anomaly::at).allMatch(text::contains);
            List<String> said = report.anomalies.stream().map(Anomaly::says).filter(Objects::nonNull).toList();
            List<String> known = Stream.concat(said.stream(), report.also == null ? Stream.of() : report.also.stream()).toList();
            assertThat(said).allSatisfy(words -> assertThat(verdict.findings()).anyMatch(finding -> finding.message().contains(words)));
            assertThat(verdict.findings()).filteredOn(finding -> finding.severity() != Severity.INFO)
                    .allSatisfy(finding -> assertThat(known).as(finding.message()).anyMatch(finding.message()::contains));
        }));
    }

    @Test
    @DisplayName("十处至少找到八处，每一处漏掉的有缘故")
    void share() throws IOException {
        List<Anomaly> telling = all().stream().flatMap(report -> report.anomalies.stream()).filter(anomaly -> !anomaly.tells.equals(JUDGEMENT)).toList();
        assertThat(telling.stream().filter(anomaly -> anomaly.says != null).count() * 10).isGreaterThanOrEqualTo(telling.size() * 8L);
        assertThat(telling).filteredOn(anomaly -> anomaly.says == null).extracting(Anomaly::missed).isNotEmpty().doesNotContainNull();
    }

    private static List<Read> all() throws IOException {
        return new YAMLMapper().readValue(Files.readString(FOLDER.resolve("anomalies.yaml")), new TypeReference<>() { });
    }
}
