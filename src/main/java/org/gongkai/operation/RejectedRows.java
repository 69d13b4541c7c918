package org.gongkai.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gongkai.tables.PlainCell;

/** The lines that an import left out, as they came and with why, in a file that is mended and imported again. */
final class RejectedRows implements AutoCloseable {

    private static final String WHY = "没有导入的原因";

    private final CSVPrinter table;

    /** @param heading of the file whose lines follow */
    RejectedRows(Path file, List<String> heading) throws IOException {
        table = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), CSVFormat.EXCEL);
        // Without it a spreadsheet takes the characters for those of another encoding
        table.getOut().append('\uFEFF');
        print(heading, WHY);
    }

    void add(List<String> cells, String why) throws IOException {
        print(cells, why);
    }

    private void print(List<String> cells, String last) throws IOException {
        List<String> line = new ArrayList<>(cells.stream().map(PlainCell::of).toList());
        line.add(last);
        table.printRecord(line);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
