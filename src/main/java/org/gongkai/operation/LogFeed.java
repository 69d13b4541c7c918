package org.gongkai.operation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.registers.VisitLog;
import tools.jackson.databind.json.JsonMapper;

/** Lines of an access log, each parcel with the first line of the file, by which it is known. A last line that is still being written waits for the next time. */
final class LogFeed extends Feed {

    private static final int LINES = 20_000;
    /** Of a longer line the rest is no address and no name of a browser. */
    private static final int LONGEST = 16 << 10;

    private final InputStream in;
    private final JsonMapper json = new JsonMapper();
    private String first = "";
    private long number;

    LogFeed(Path file) throws IOException {
        super(file);
        in = new BufferedInputStream(counted(), 1 << 16);
    }

    @Override
    Optional<Parcel> next() throws IOException {
        List<VisitLog.Line> lines = new ArrayList<>();
        for (Optional<String> line = line(); line.isPresent(); line = lines.size() < LINES ? line() : Optional.empty()) {
            number++;
            if (first.isEmpty()) {
                first = line.get();
            }
            if (!line.get().isBlank()) {
                lines.add(new VisitLog.Line(number, line.get()));
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Parcel(lines.size(), json.writeValueAsBytes(new VisitLog.Part(first, lines))));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int read = in.read();
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() < LONGEST) {
                line.write(read);
            }
        }
        return read < 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
