package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

@DisplayName("The words of the pages: Chinese is written, English stands beside it, traditional is converted")
class WordingTest {

    private static final Pattern SAID = Pattern.compile("(?<![\\w.])(?:Wording\\.)?t\\(\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;:?!]");

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    @DisplayName("every sentence of every page has its English, with the same places in it")
    void everySentenceHasEnglish() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String chinese : said()) {
            LocaleContextHolder.setLocale(Locale.ENGLISH);
            String english = Wording.t(chinese);
            if (english.equals(chinese) && chinese.chars().anyMatch(c -> c > 0x2E80) && !chinese.startsWith("公开 Aa")) {
                missing.add(chinese);
            }
            assertThat(places(english)).as(chinese).isEqualTo(places(chinese));
        }
        assertThat(missing).as("without English in wording/en*.yaml").isEmpty();
    }

    @Test
    @DisplayName("Chinese keeps its full-width punctuation")
    void chineseIsPunctuatedInFullWidth() throws IOException {
        assertThat(said()).filteredOn(sentence -> HALF_WIDTH.matcher(sentence).find()).isEmpty();
    }

    @Test
    @DisplayName("outside of a request the words are Chinese")
    void chineseByDefault() {
        assertThat(Wording.t("提交申请")).isEqualTo("提交申请");
        assertThat(Wording.date(LocalDate.of(2026, 3, 12))).isEqualTo("2026年3月12日");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(Wording.date(LocalDate.of(2026, 3, 12))).isEqualTo("12 March 2026");
    }

    @Test
    @DisplayName("document numbers and dates are kept on one line, and what surrounds them is escaped")
    void numbersAndDatesAreKept() {
        StringOutput output = new StringOutput();
        new OwaspHtmlTemplateOutput(output).writeUserContent(Wording.kept("<b>见清政办发〔2020〕13号，2020年3月12日"));
        assertThat(output.toString()).isEqualTo(
                "&lt;b&gt;<span class=\"keep\">见清政办发〔2020〕13号</span>，<span class=\"keep\">2020年3月12日</span>");
    }

    @Test
    @DisplayName("traditional characters: text and spoken labels are converted, values and addresses are not")
    void convertsTextOnly() {
        assertThat(TraditionalScript.of("<input name=\"q\" value=\"发布\" placeholder=\"发布\" aria-label=\"简体\"><a href=\"/发\" title=\"复议\">头发与发布</a>"
                + "<textarea>发布</textarea><script type=\"application/ld+json\">{\"发\":1}</script><b translate=\"no\">简体</b>干部"))
                .isEqualTo("<input name=\"q\" value=\"发布\" placeholder=\"發布\" aria-label=\"簡體\"><a href=\"/发\" title=\"復議\">頭髮與發布</a>"
                        + "<textarea>发布</textarea><script type=\"application/ld+json\">{\"发\":1}</script><b translate=\"no\">简体</b>幹部");
    }

    private static Set<String> said() throws IOException {
        Set<String> sentences = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(jte|java)")).toList()) {
                SAID.matcher(Files.readString(file)).results().map(match -> match.group(1)).forEach(sentences::add);
            }
        }
        return sentences;
    }

    private static Set<String> places(String sentence) {
        Set<String> found = new TreeSet<>();
        PLACE.matcher(sentence).results().map(MatchResult::group).forEach(found::add);
        return found;
    }
}
