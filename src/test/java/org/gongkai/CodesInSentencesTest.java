package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("给人看的句子里没有代码：规则的编号、步骤和记录的内部编号都用名称说")
class CodesInSentencesTest {

    private static final Path MAIN = Path.of("src/main/java");
    /** A Chinese sentence into which an id, a code or the number of a rule is put. */
    private static final Pattern CODED = Pattern.compile("\"[^\"]*\\p{IsHan}[^\"]*\" \\+ (?:String\\.valueOf\\()?[\\w.()]*(?:\\.rule\\(\\)|\\.id\\(\\)|[cC]aseId(?:\\(\\))?|\\.verb\\(\\)|\\.action\\(\\)|\\.stage\\(\\)"
            + "|(?<!title\\()\\bcode(?:\\(\\))?|\\bactionId|\\borganId|\\bpersonId(?:\\(\\))?|\\bid)\\b(?!\\.)");
    private static final Pattern BEFORE = Pattern.compile("\\.(?:rule|id|verb)\\(\\) \\+ \"[^\"]*\\p{IsHan}");
    /** A fault of a programme or of a file of definitions, told to whoever writes it. */
    private static final Pattern TO_AUTHORS = Pattern.compile("Illegal(?:Argument|State)Exception|demand(?:OfNew)?\\(|broken\\.add|file, |println|ResponseStatusException");
    /** What people typed or what stands in their own file, of definitions too, comes back as they wrote it; names of files are no sentences. */
    private static final Set<String> TYPED = Set.of("AnnualReports.java", "ImportedBefore.java", "RequestImport.java", "ImportPlaces.java", "OrganTree.java", "DescribeOrgan.java",
            "EstablishOrgan.java", "CaseTypeFile.java", "Categories.java", "CreditCode.java", "CopyFile.java", "CaseEnclosures.java", "SheetLines.java", "OrgansNamed.java", "RegisterFile.java", "RegisterLine.java");
    private static final Pattern SHOWN = Pattern.compile(">\\s*\\$\\{[\\w.()]*\\.rule\\(\\)}");
    private static final Pattern RULE = Pattern.compile("\\b[A-Z]{1,2}\\d{0,2}-[A-Z0-9]{2,}");

    @Test
    @DisplayName("程序里拼出来的句子")
    void sentences() {
        assertThat(files(".java").filter(file -> !file.toString().contains("/operation/") && !TYPED.contains(file.getFileName().toString()))
                .flatMap(file -> lines(file).stream().filter(line -> (CODED.matcher(line).find() || BEFORE.matcher(line).find()) && !TO_AUTHORS.matcher(line).find())
                        .map(line -> file.getFileName() + "：" + line.strip()))).isEmpty();
    }

    @Test
    @DisplayName("页面上：只有公开的规则目录和检查结果用规则的编号作索引")
    void pages() {
        assertThat(files(".jte").filter(file -> !file.toString().contains("/inspection/web/"))
                .flatMap(file -> lines(file).stream().filter(line -> SHOWN.matcher(line).find()).map(line -> file.getFileName() + "：" + line.strip()))).isEmpty();
    }

    @Test
    @DisplayName("规则文件里说给人听的话")
    void rules() throws IOException {
        try (Stream<Path> checks = Files.list(Path.of("regulations/checks"))) {
            assertThat(checks.flatMap(file -> lines(file).stream().filter(line -> line.matches(".*\\b(?:say|sentence|suggestion): .*") && RULE.matcher(line).find()))).isEmpty();
        }
    }

    private static Stream<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return List.copyOf(files.filter(file -> file.toString().endsWith(ending)).toList()).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
