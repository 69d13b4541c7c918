package org.gongkai.operation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gongkai.clock.DeadlineAnswer;
import org.gongkai.clock.DeadlineInquiry;
import org.gongkai.clock.DeadlineReport;
import org.gongkai.clock.Deadlines;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Answers a file of deadlines row by row; a row that cannot be answered says why and does not stop the others. */
final class DeadlineBatch {

    private record Unanswered(@Nullable String received, String error) {
    }

    private record Answered(byte[] line, boolean fine) {
    }

    private static final int AT_ONCE = 2000;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true)
            .setLenientEof(true).get();

    private final Deadlines deadlines;
    private final DeadlineInquiry otherwise;
    private final ObjectWriter json = new JsonMapper().writer();

    /** @param otherwise what holds for a row that leaves a column empty */
    DeadlineBatch(Deadlines deadlines, DeadlineInquiry otherwise) {
        this.deadlines = deadlines;
        this.otherwise = otherwise;
    }

    /** The exit code: fine when every row was answered. */
    int answer(Path file, OutputStream out) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUsage("读不到文件 " + file + "。");
        }
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
            OutputStream lines = new BufferedOutputStream(out, 1 << 16);
            Iterator<CSVRecord> iterator = rows.iterator();
            Map<String, Integer> columns = iterator.hasNext() ? columns(iterator.next()) : Map.of();
            if (!columns.containsKey("received")) {
                throw new CannotStart(file + " 的第一行没有列名 received。");
            }
            int exit = Commands.FINE;
            List<CSVRecord> some = new ArrayList<>(AT_ONCE);
            while (iterator.hasNext()) {
                some.add(iterator.next());
                if (some.size() == AT_ONCE || !iterator.hasNext()) {
                    for (Answered row : some.parallelStream().map(row -> answer(row, columns)).toList()) {
                        lines.write(row.line);
                        lines.write('\n');
                        exit = row.fine ? exit : Commands.FOUND;
                    }
                    some.clear();
                }
            }
            lines.flush();
            return exit;
        }
    }

    private Answered answer(CSVRecord row, Map<String, Integer> columns) {
        String received = cell(row, columns, "received");
        String paused = cell(row, columns, "paused");
        DeadlineAnswer answer = deadlines.answer(new DeadlineInquiry(received,
                given(cell(row, columns, "provision"), otherwise.provision()),
                paused == null ? otherwise.paused() : List.of(paused.split("[;；,\\s]+")),
                given(cell(row, columns, "restarted"), otherwise.restarted()),
                given(cell(row, columns, "extended"), otherwise.extended())));
        byte[] line = json.writeValueAsBytes(switch (answer) {
            case DeadlineAnswer.Due due -> DeadlineReport.of(due);
            case DeadlineAnswer.Refused refused -> new Unanswered(received, refused.reason());
            case DeadlineAnswer.Misread misread -> new Unanswered(received, misread.sentence());
        });
        return new Answered(line, answer instanceof DeadlineAnswer.Due);
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT), i);
        }
        return columns;
    }

    private static @Nullable String cell(CSVRecord row, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        return column == null || column >= row.size() || row.get(column).isBlank() ? null : row.get(column).strip();
    }

    private static @Nullable String given(@Nullable String cell, @Nullable String otherwise) {
        return cell == null ? otherwise : cell;
    }
}
