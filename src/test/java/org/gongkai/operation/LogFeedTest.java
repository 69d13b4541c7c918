package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.registers.VisitLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

@DisplayName("访问日志一份一份送进去：行号照文件，正在写的最后一行留到下次")
class LogFeedTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("空行也占行号；没有写完的最后一行不送；每一份都带着文件的第一行")
    void linesAndTheLast() throws IOException {
        Path log = Files.writeString(folder.resolve("access.log"), "first\n\nthird\r\nhalf a li");
        assertThat(read(log)).singleElement().satisfies(part -> {
            assertThat(part.first()).isEqualTo("first");
            assertThat(part.lines()).extracting(VisitLog.Line::number).containsExactly(1L, 3L);
        });
        StringBuilder many = new StringBuilder();
        for (int i = 1; i <= 45_000; i++) {
            many.append("line ").append(i).append('\n');
        }
        List<VisitLog.Part> parts = read(Files.writeString(folder.resolve("long.log"), many));
        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part.first()).isEqualTo("line 1"));
        assertThat(parts.getLast().lines().getLast()).isEqualTo(new VisitLog.Line(45_000, "line 45000"));
        assertThat(read(Files.write(folder.resolve("empty.log"), "".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    private static List<VisitLog.Part> read(Path log) throws IOException {
        List<VisitLog.Part> parts = new ArrayList<>();
        try (LogFeed feed = new LogFeed(log)) {
            for (var parcel = feed.next(); parcel.isPresent(); parcel = feed.next()) {
                parts.add(new JsonMapper().readValue(parcel.get().content(), VisitLog.Part.class));
            }
        }
        return parts;
    }
}
