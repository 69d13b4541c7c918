package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("What the compiler cannot see")
class HouseRulesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Set<String> TEXT = Set.of("java", "jte", "yaml", "sql", "md", "xml", "css", "js", "csv", "html", "json", "properties");
    private static final Pattern MACHINE_PATH = Pattern.compile("/(?:root|work|home/[a-z]+|Users/[A-Za-z]+)/");
    private static final Pattern NAMES_THAT_HIDE = Pattern.compile("\\w+(?:Impl|Helper|Utils?|Manager|Processor|Dto|Vo|Info)\\.java");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+);$");
    private static final Pattern LEFT_OPEN = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b|@author\\b");
    private static final Pattern INLINE = Pattern.compile("<style\\b|\\sstyle=\"|\\son(?:click|load|change|submit|input)=|<script(?![^>]*\\b(?:src|type=\"application/ld\\+json\"))");

    @Test
    @DisplayName("regulations hold data only: YAML, CSV for tables of days, and the schemas that are written from the records")
    void regulationsAreData() throws IOException {
        assertThat(filesUnder(Path.of("regulations"))).allMatch(file -> Set.of("yaml", "csv").contains(ending(file))
                || file.toString().endsWith(".LICENSE.txt") || file.startsWith("regulations/schema") && ending(file).equals("json"));
    }

    @Test
    @DisplayName("no import that nothing uses, and none twice")
    void importsAreUsed() throws IOException {
        for (Path folder : List.of(MAIN, Path.of("src/test"))) {
            for (Path file : filesUnder(folder).filter(one -> ending(one).equals("java")).toList()) {
                String text = Files.readString(file);
                List<String> imports = IMPORT.matcher(text).results().map(found -> found.group(1)).toList();
                String code = IMPORT.matcher(text).replaceAll("");
                assertThat(imports).as(file.toString()).doesNotHaveDuplicates()
                        .allMatch(name -> Pattern.compile("\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b").matcher(code).find());
            }
        }
    }

    @Test
    @DisplayName("every decision has a number of its own")
    void decisionsAreNumbered() throws IOException {
        assertThat(filesUnder(Path.of("docs/adr")).map(file -> file.getFileName().toString().substring(0, 4))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("no path of somebody's machine")
    void noMachinePaths() throws IOException {
        assertThat(texts()).allSatisfy(file -> assertThat(MACHINE_PATH.matcher(Files.readString(file)).find()).as(file.toString()).isFalse());
    }

    @Test
    @DisplayName("no name that hides what a class is, nothing left open")
    void namesSayWhatThingsAre() throws IOException {
        assertThat(filesUnder(MAIN)).noneMatch(file -> NAMES_THAT_HIDE.matcher(file.getFileName().toString()).matches());
        assertThat(filesUnder(MAIN).filter(file -> ending(file).equals("java")))
                .allSatisfy(file -> assertThat(LEFT_OPEN.matcher(Files.readString(file)).find()).as(file.toString()).isFalse());
    }

    @Test
    @DisplayName("no page carries script or style of its own (Content-Security-Policy: self); only a file to take away does")
    void pagesKeepToThePolicy() throws IOException {
        assertThat(filesUnder(MAIN).filter(file -> ending(file).equals("jte") && !file.toString().contains("/print/")))
                .allSatisfy(file -> assertThat(INLINE.matcher(Files.readString(file)).results().map(found -> found.group()))
                        .as(file.toString()).isEmpty());
    }

    @Test
    @DisplayName("no text of a programme or page says how many days a statute gives: the numbers are data")
    void periodsOfLawAreData() throws IOException {
        Pattern period = Pattern.compile("\"[^\"\n]*\\d ?(?:个?工作日|日内|日以内|个月内)");
        assertThat(filesUnder(MAIN).filter(file -> Set.of("java", "jte").contains(ending(file))))
                .allSatisfy(file -> assertThat(period.matcher(Files.readString(file)).results().map(found -> found.group())).as(file.toString()).isEmpty());
    }

    @Test
    @DisplayName("every handler of POST says with @Form what becomes of what is typed: kept, nothing typed, secret")
    void everyFormSaysWhatIsKept() throws IOException {
        Pattern handler = Pattern.compile("((?:^ {4}@[^\\n]*\\n)*)^ {4}@PostMapping\\b(?:[^\\n]*\\n)(?:^ {8,}[^\\n]*\\n)*((?:^ {4}@[^\\n]*\\n)*)", Pattern.MULTILINE);
        assertThat(filesUnder(MAIN).filter(file -> ending(file).equals("java"))).allSatisfy(file -> assertThat(handler.matcher(Files.readString(file)).results()
                .filter(found -> !(found.group(1) + found.group(2)).contains("@Form")).map(found -> found.group().strip())).as(file.toString()).isEmpty());
        assertThat(filesUnder(MAIN).filter(file -> ending(file).equals("jte") && !file.endsWith("form.jte"))).allSatisfy(file ->
                assertThat(Files.readString(file)).as("%s: a form that is posted is made by the component", file).doesNotContainPattern("<form[^>]*method=\"post\""));
    }

    @Test
    @DisplayName("lists page by key, never by offset")
    void noOffset() throws IOException {
        Pattern offset = Pattern.compile("(?i)\\blimit\\s+[:?\\w]+\\s+offset\\b|\\boffset\\s+[:?]");
        assertThat(filesUnder(MAIN).filter(file -> Set.of("java", "sql").contains(ending(file))))
                .allSatisfy(file -> assertThat(offset.matcher(Files.readString(file)).find()).as(file.toString()).isFalse());
    }

    private static Stream<Path> texts() throws IOException {
        return Stream.of("src", "regulations", "demo", "docs", "deploy").map(Path::of).filter(Files::exists)
                .flatMap(HouseRulesTest::filesUnderQuietly).filter(file -> TEXT.contains(ending(file)))
                .filter(file -> !file.endsWith("HouseRulesTest.java"));
    }

    private static Stream<Path> filesUnderQuietly(Path folder) {
        try {
            return filesUnder(folder);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Stream<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return List.copyOf(files.filter(Files::isRegularFile).toList()).stream();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
