package org.gongkai.casework;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads registers of past requests, CSV with a header or JSON Lines, both UTF-8. */
public final class RegisterFile {

    private static final Set<String> COLUMNS = Set.of("id", "organ", "channel", "received", "applicant", "outcome",
            "decided", "served", "extended", "paused");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RegisterFile() {
    }

    /**
     * The rows of a file, read as they are asked for.
     *
     * @param json whether it is JSON Lines
     * @throws IllegalArgumentException if it is not UTF-8, or a CSV without the columns it needs
     */
    public static Stream<RegisterRow> rows(InputStream in, boolean json) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        return json ? jsonLines(reader) : csv(reader);
    }

    private static Stream<RegisterRow> jsonLines(BufferedReader reader) {
        long[] line = {0};
        return reader.lines().map(text -> {
            line[0]++;
            if (text.isBlank()) {
                return new RegisterRow(line[0], Map.of(), "空行");
            }
            try {
                Map<String, Object> read = JSON.readValue(text, new TypeReference<>() { });
                Map<String, String> values = new LinkedHashMap<>();
                read.forEach((name, value) -> values.put(name, value == null ? "" : value.toString()));
                return new RegisterRow(line[0], values, null);
            } catch (JacksonException notJson) {
                return new RegisterRow(line[0], Map.of(), "不是 JSON：" + notJson.getOriginalMessage());
            }
        });
    }

    private static Stream<RegisterRow> csv(BufferedReader reader) {
        try {
            CSVParser parser = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
                    .setIgnoreEmptyLines(true).get().parse(reader);
            Map<String, String> byName = new LinkedHashMap<>();
            parser.getHeaderNames().forEach(name -> byName.put(name.replace("\uFEFF", "").strip(), name));
            Set<String> missing = new TreeSet<>(COLUMNS);
            missing.removeAll(byName.keySet());
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("CSV 缺少列：" + String.join("、", missing));
            }
            return parser.stream().map(record -> row(record, byName));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RegisterRow row(CSVRecord record, Map<String, String> byName) {
        long line = record.getRecordNumber() + 1;
        if (!record.isConsistent()) {
            return new RegisterRow(line, Map.of(), "列数为 " + record.size() + "，与表头不一致");
        }
        Map<String, String> values = new LinkedHashMap<>();
        byName.forEach((column, header) -> values.put(column, record.get(header)));
        return new RegisterRow(line, values, null);
    }
}
