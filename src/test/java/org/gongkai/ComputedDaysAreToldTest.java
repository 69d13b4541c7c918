package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.calendar.ComputedDay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("推算出来的日期，凡是告诉人的，放假通知没有公布时都写明暂定")
class ComputedDaysAreToldTest {

    private static final Path MAIN = Path.of("src/main/java");
    /** A last day in a template that is not handed to what marks it. */
    private static final Pattern BARE = Pattern.compile("\\b(?:due|dueOn|dueAt|lapsesOn|lastDay|payBy)\\(\\)(?!(?:\\.byLaw\\(\\))?\\.shown\\(\\)|\\.noticeYear\\(\\)| [!=]=)");
    private static final Pattern HANDED_ON = Pattern.compile("\\bday = [\\w.()]+\\.(?:lastDay|after)\\(\\)|\\bhour\\(\\w+\\.dueAt\\(\\)\\)");
    /** Templates that tell a day which no notice moves, or that say below it that it is provisional. */
    private static final Map<Path, String> OTHERWISE = Map.of(
            MAIN.resolve("org/gongkai/reporting/web/report.jte"), "a fixed day of the year, 条例第四十九条",
            MAIN.resolve("org/gongkai/casework/ordering/web/conditions.jte"), "a day that is over moves no more",
            MAIN.resolve("org/gongkai/clock/web/answer.jte"), "the sentence about the notice follows",
            MAIN.resolve("org/gongkai/casework/web/time-left.jte"), "the hour of a clock beside the period; the page of the matter says where a notice may move it");
    /** Words of papers that are counted; what a person chose is a day as it stands. */
    private static final Set<String> COUNTED = Set.of("due", "previousDue", "payBy");
    private static final Pattern LAST_DAY_IN_A_PAPER = Pattern.compile("(?:不迟于|最迟于|期限到|最后一日为|期限（)\\{(\\w+)}|\\{(\\w+)}(?:以?前|为止)");
    private static final Pattern CHOSEN = Pattern.compile("name: (\\w+), title: [^,{}]+, kind: DATE");
    private static final Pattern GIVEN = Pattern.compile("words\\.put\\(\"(\\w+)\", ([^;]+)\\)");

    @Test
    @DisplayName("每一个页面：最后一日都经过标明暂定的写法")
    void pages() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path template : files(MAIN, ".jte")) {
            String text = HANDED_ON.matcher(Files.readString(template)).replaceAll("");
            Matcher found = BARE.matcher(text);
            while (!OTHERWISE.containsKey(template) && found.find()) {
                bare.add(template + ": " + text.substring(Math.max(0, found.start() - 40), found.end()));
            }
        }
        assertThat(bare).isEmpty();
        assertThat(Files.readString(MAIN.resolve("org/gongkai/clock/web/answer.jte"))).contains("reading.provisional()");
    }

    @Test
    @DisplayName("每一份文书：写着最后一日的，或者是推算的，或者是经办人选定的")
    void papers() throws IOException {
        Set<String> chosen = new TreeSet<>();
        for (Path definition : files(Path.of("regulations/casetypes"), ".yaml")) {
            CHOSEN.matcher(Files.readString(definition)).results().forEach(found -> chosen.add(found.group(1)));
        }
        Set<String> told = new TreeSet<>();
        for (Path letters : files(Path.of("regulations/letters"), ".yaml")) {
            LAST_DAY_IN_A_PAPER.matcher(Files.readString(letters)).results().forEach(found -> told.add(found.group(1) != null ? found.group(1) : found.group(2)));
        }
        assertThat(told).containsAll(COUNTED);
        assertThat(told).allMatch(word -> COUNTED.contains(word) || chosen.contains(word));
        assertThat(chosen).doesNotContainAnyElementsOf(COUNTED);
    }

    @Test
    @DisplayName("推算的日期写进文书时带着暂定")
    void wordsOfPapers() throws IOException {
        Set<String> given = new TreeSet<>();
        for (Path source : files(MAIN, ".java")) {
            GIVEN.matcher(Files.readString(source)).results().filter(found -> COUNTED.contains(found.group(1))).forEach(found -> {
                assertThat(found.group(2)).as(source + " " + found.group(1)).contains(".words()");
                given.add(found.group(1));
            });
        }
        assertThat(given).isEqualTo(new TreeSet<>(COUNTED));
    }

    @Test
    @DisplayName("暂定的写明以国务院办公厅放假通知为准，确定的只写日期")
    void words() {
        LocalDate day = LocalDate.of(2027, 1, 19);
        assertThat(new ComputedDay(day, true).words()).isEqualTo("2027年1月19日（暂定，以国务院办公厅放假通知为准）");
        assertThat(new ComputedDay(day, true)).hasToString("2027-01-19（暂定，以国务院办公厅放假通知为准）");
        assertThat(new ComputedDay(day, false).words()).isEqualTo("2027年1月19日");
        assertThat(new ComputedDay(LocalDate.of(2026, 12, 28), true).noticeYear()).as("late December follows the coming year's notice").isEqualTo(2027);
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
