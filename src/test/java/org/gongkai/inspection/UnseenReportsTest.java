package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;
@DisplayName("各种机关、各个年度、各种样子的报告：有意写错的都找到，此外没有错误，也没有警告")
class UnseenReportsTest {

    private static final Path REPORTS = Path.of("src/test/resources/inspection/reports");

    /** @param planted words that the finding of each planted mistake holds */
    private record Planted(String file, String organ, int year, String form, @Nullable List<String> planted) {
    }

    @TestFactory
    Stream<DynamicTest> reports() throws IOException {
        List<Planted> all = new YAMLMapper().readValue(Files.readString(REPORTS.resolve("planted.yaml")), new TypeReference<>() { });
        return all.stream().map(each -> DynamicTest.dynamicTest(each.file, () -> check(each)));
    }

    private static void check(Planted report) throws IOException {
        Verdict verdict = Samples.INSPECTION.check(report.file, Files.readAllBytes(REPORTS.resolve(report.file)));
        assertThat(verdict).extracting(Verdict::organ, Verdict::year, Verdict::form).containsExactly(report.organ, report.year, report.form);
        List<String> planted = report.planted == null ? List.of() : report.planted;
        List<Finding> serious = verdict.findings().stream().filter(finding -> finding.severity() != Severity.INFO).toList();
        assertThat(planted).allSatisfy(words -> assertThat(serious).anyMatch(finding -> finding.message().contains(words)));
        assertThat(serious).allSatisfy(finding -> assertThat(planted).as(finding.message()).anyMatch(finding.message()::contains));
    }
}
