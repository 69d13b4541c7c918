package org.gongkai.operation.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Invented registers of requests, the same ones in every run. */
final class GeneratedRegister {

    private static final Pattern ORGAN = Pattern.compile("\"id\"\\s*:\\s*\"([a-z0-9-]+)\"");
    private static final List<String> PARTIES = List.of("nat", "com", "res", "soc", "law", "oth");
    private static final List<String> OUTCOMES = List.of("R36-1", "R36-2", "R36-2", "R37", "R36-3/15", "R36-3/16b", "R36-4", "R36-5", "R38",
            "R39-1", "R36-6");
    private static final String HEADER = "id,organ,channel,received,applicant,outcome,decided,served,extended,paused\n";

    private GeneratedRegister() {
    }

    /** The organs of the site, by id. */
    static List<String> organs(Server server) throws IOException, InterruptedException {
        return ORGAN.matcher(server.page("/api/v1/organs")).results().map(found -> found.group(1)).toList();
    }

    /** Requests received over a little more than a year, one in so many of them never answered. */
    static Path write(Path file, List<String> organs, int requests, LocalDate from, int oneOpenIn) throws IOException {
        var random = new SplittableRandom(20261122);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int number = 1; number <= requests; number++) {
                LocalDate received = weekday(from.plusDays(random.nextInt(380)));
                LocalDate decided = weekday(received.plusDays(1 + random.nextInt(20)));
                boolean open = random.nextInt(oneOpenIn) == 0;
                out.write("B-%d,%s,post-signed,%s,%s,%s,%s,%s,,%n".formatted(number, one(organs, random), received, one(PARTIES, random),
                        open ? "" : one(OUTCOMES, random), open ? "" : decided, open ? "" : decided));
            }
        }
        return file;
    }

    /** Requests to one organ that wait for an answer. */
    static Path open(Path file, String organ, int requests, LocalDate received) throws IOException {
        return open(file, organ, requests, received, "");
    }

    /** The same, all of them asking for what the title says. */
    static Path open(Path file, String organ, int requests, LocalDate received, String title) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER.replace("\n", ",title\n"));
        for (int number = 1; number <= requests; number++) {
            rows.append("O-").append(number).append(',').append(organ).append(",post-signed,").append(received).append(",nat,,,,,,").append(title).append('\n');
        }
        return Files.writeString(file, rows);
    }

    private static LocalDate weekday(LocalDate day) {
        return day.plusDays(day.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0);
    }

    private static String one(List<String> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
