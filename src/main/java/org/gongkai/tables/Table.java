package org.gongkai.tables;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reading.Refusal;

/** A table that somebody keeps, CSV in whatever encoding or XLSX, as rows of text without the blank ones. */
public final class Table {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Table() {
    }

    /** @throws Refusal when it cannot be read at all, as a sentence */
    public static List<TableRow> read(byte[] content) throws Refusal {
        List<TableRow> rows = new ArrayList<>();
        try {
            rows(content).forEachRemaining(rows::add);
        } catch (IOException unreadable) {
            throw new Refusal("文件读不出来：" + unreadable.getMessage(), unreadable);
        }
        return rows;
    }

    private static Iterator<TableRow> rows(byte[] content) throws Refusal, IOException {
        if (begins(content, ZIP) || begins(content, OLE)) {
            return new Csv(new StringReader(sheet(content)));
        }
        return new Csv(new InputStreamReader(new ByteArrayInputStream(content), Encoding.of(new ByteArrayInputStream(content))));
    }

    /**
     * The rows of a file of any length, read as they are asked for.
     *
     * @param counted what the bytes go through on their way
     */
    public static Iterator<TableRow> rows(Path file, UnaryOperator<InputStream> counted) throws Refusal, IOException {
        try (InputStream begin = Files.newInputStream(file)) {
            byte[] head = begin.readNBytes(ZIP.length);
            if (begins(head, ZIP) || begins(head, OLE)) {
                return new Csv(new StringReader(sheet(counted.apply(Files.newInputStream(file)).readAllBytes())));
            }
        }
        Reader reader;
        try (InputStream all = new BufferedInputStream(Files.newInputStream(file))) {
            reader = new InputStreamReader(counted.apply(Files.newInputStream(file)), Encoding.of(all));
        }
        return new Csv(reader);
    }

    /** Rows of a text that is CSV. */
    public static Iterator<TableRow> rows(Reader csv) {
        return new Csv(csv);
    }

    private static String sheet(byte[] content) throws Refusal {
        if (begins(content, OLE)) {
            throw new Refusal("这是旧式的 XLS 文件，或者加了密码。请用表格软件打开，另存为 XLSX 或者 CSV。");
        }
        return switch (ReadingRoom.shared().open(ReadSheet.class, content, new ReadSheet.First())) {
            case Opened.Done<Integer>(Integer rows, byte[] csv) -> new String(csv, StandardCharsets.UTF_8);
            case Opened.Refused<Integer>(String reason, boolean busy) -> throw new Refusal(reason);
        };
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
