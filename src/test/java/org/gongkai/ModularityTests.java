package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
@DisplayName("The house: arrows run downward, rooms stay small, time has one source")
class ModularityTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path HOUSE = SOURCES.resolve("org/gongkai");
    private static final Set<String> NAMES_THAT_HIDE = Set.of("util", "utils", "common", "core", "helper", "helpers",
            "service", "services", "manager", "impl", "misc");
    /** 政务服务, what people come to get done: a room of its own, and no layer. */
    private static final Path SERVICES = HOUSE.resolve("services");
    private static final Pattern WALL_CLOCK = Pattern.compile(
            "(LocalDate|LocalDateTime|Instant|ZonedDateTime|OffsetDateTime|Year|YearMonth)\\.now\\(|System\\.currentTimeMillis|Clock\\.system");

    @Test
    @DisplayName("no room knows a room above it")
    void arrowsRunDownward() {
        ApplicationModules.of(Gongkai.class).verify();
    }

    @Test
    @DisplayName("no package is called util, common, core, helper or service")
    void packagesAreBusinessNouns() throws IOException {
        try (Stream<Path> folders = Files.walk(HOUSE)) {
            assertThat(folders.filter(Files::isDirectory).filter(f -> !f.equals(SERVICES)).map(f -> f.getFileName().toString()))
                    .noneMatch(NAMES_THAT_HIDE::contains);
        }
    }

    @Test
    @DisplayName("no file above 500 lines")
    void filesStayReadable() throws IOException {
        for (Path file : sources()) {
            assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(500);
        }
    }

    @Test
    @DisplayName("no room above 30 % of the house, once the house has 15,000 lines")
    void roomsStaySmall() throws IOException {
        Map<String, Integer> rooms = new HashMap<>();
        for (Path file : sources()) {
            Path inside = HOUSE.relativize(file);
            if (inside.getNameCount() > 1) {
                rooms.merge(inside.getName(0).toString(), lines(file), Integer::sum);
            }
        }
        int house = rooms.values().stream().mapToInt(Integer::intValue).sum();
        if (house >= 15_000) {
            rooms.forEach((room, size) -> assertThat(size * 100 / house).as("%s has %d of %d lines", room, size, house)
                    .isLessThanOrEqualTo(30));
        }
    }

    @Test
    @DisplayName("casework keeps its kernel small: 2,500 lines, its pages 2,000, each capability 800; what reads a type's file 1,000")
    void capabilitiesStaySmall() throws IOException {
        Map<String, Integer> packages = new HashMap<>();
        Path casework = HOUSE.resolve("casework");
        for (Path file : sources()) {
            if (file.startsWith(casework)) {
                packages.merge(casework.relativize(file.getParent()).toString(), lines(file), Integer::sum);
            }
        }
        Map<String, Integer> most = Map.of("", 2_500, "web", 2_000, "declaration", 1_000);
        packages.forEach((name, size) -> assertThat(size).as("casework/" + name).isLessThanOrEqualTo(most.getOrDefault(name, 800)));
    }

    @Test
    @DisplayName("time comes only from Now, in calendar")
    void onlyCalendarReadsTheWallClock() throws IOException {
        for (Path file : sources()) {
            if (!file.startsWith(HOUSE.resolve("calendar"))) {
                assertThat(WALL_CLOCK.matcher(Files.readString(file)).find()).as(file.toString()).isFalse();
            }
        }
    }

    /** What is counted a second time from every room; what tables weigh; a million matters put into them at once; what an earlier program wrote, of which no room is at hand that could be asked. */
    private static final Set<String> MEASURES_TABLES = Set.of("Recount.java", "GeneratedMatters.java", "MattersSearch.java", "Judged.java", "MillionRows.java", "OpenEarlierData.java", "Seen.java");

    @Test
    @DisplayName("a room's SQL names its own schema only")
    void noQueryCrossesRooms() throws IOException {
        List<String> rooms;
        try (Stream<Path> folders = Files.list(HOUSE)) {
            rooms = folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList();
        }
        Pattern tableOfARoom = Pattern.compile(
                "(?i)\\b(?:from|join|into|update|table|references|exists)\\s+(" + String.join("|", rooms) + ")\\.[a-z_]+");
        for (Path file : sources()) {
            Path inside = HOUSE.relativize(file);
            if (inside.getNameCount() < 2 || MEASURES_TABLES.contains(file.getFileName().toString())) {
                continue;
            }
            var found = tableOfARoom.matcher(Files.readString(file));
            while (found.find()) {
                assertThat(found.group(1)).as("%s: %s", file, found.group()).isEqualTo(inside.getName(0).toString());
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    private static int lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }
}
