package org.gongkai.operation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.casework.history.RegisterFile;
import org.gongkai.casework.register.RegisterRow;
import org.gongkai.ledger.Sha256;
import org.gongkai.reading.Refusal;
import org.gongkai.registers.RegisterImport;
import org.gongkai.registers.RowsInOrder;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import tools.jackson.databind.json.JsonMapper;

/** A file on its way into the application, parcel by parcel; each parcel goes in whole or not at all. */
abstract class Feed implements AutoCloseable {

    private final Counted file;

    /** @param content as the {@link OperatorTask} that takes it expects */
    record Parcel(int rows, byte[] content) {
    }

    Feed(Path file) throws IOException {
        this.file = new Counted(Files.newInputStream(file));
    }

    /** Empty at the end of the file. */
    abstract Optional<Parcel> next() throws IOException;

    InputStream counted() {
        return file;
    }

    /** The heading, where lines have cells: the first line with the most of them. */
    List<String> heading() {
        return List.of();
    }

    /** The cells of a line of the parcel that was last asked for; empty where lines have none. */
    List<String> cells(long line) {
        return List.of();
    }

    /** How many bytes of the file have been read. */
    long position() {
        return file.count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** JSON Lines as they are, blank ones left out: whoever reads a line says what is wrong with it. */
    static final class Documents extends Feed {

        private static final int LINES = 200;
        private static final int BYTES = 4 << 20;
        private static final int LONGEST = 32 << 20;
        private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

        private final InputStream in;
        private long number;

        Documents(Path file) throws IOException {
            super(file);
            in = new BufferedInputStream(counted(), 1 << 16);
            in.mark(BYTE_ORDER_MARK.length);
            if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
                in.reset();
            }
        }

        @Override
        Optional<Parcel> next() throws IOException {
            List<NumberedLine> lines = new ArrayList<>();
            for (int size = 0; lines.size() < LINES && size < BYTES;) {
                Optional<byte[]> read = line();
                if (read.isEmpty()) {
                    break;
                }
                var line = new NumberedLine(++number, read.get());
                if (!line.isBlank()) {
                    lines.add(line);
                    size += line.bytes().length;
                }
            }
            return lines.isEmpty() ? Optional.empty() : Optional.of(new Parcel(lines.size(), NumberedLine.pack(lines)));
        }

        /** Beyond {@link #LONGEST} bytes a line is cut: it then is no JSON, and refused as that. */
        private Optional<byte[]> line() throws IOException {
            var line = new ByteArrayOutputStream(8192);
            int read = in.read();
            if (read < 0) {
                return Optional.empty();
            }
            for (; read >= 0 && read != '\n'; read = in.read()) {
                if (line.size() < LONGEST) {
                    line.write(read);
                }
            }
            return Optional.of(line.toByteArray());
        }
    }

    /** Rows of a register, CSV or JSON Lines. */
    static final class Register extends Feed {

        private static final int ROWS = 1000;

        private final Path file;
        private final Iterator<RegisterRow> rows;
        private final JsonMapper json = new JsonMapper();

        Register(Path file) throws IOException {
            super(file);
            this.file = file;
            String name = file.toString().toLowerCase(Locale.ROOT);
            this.rows = name.endsWith(".jsonl") || name.endsWith(".json") ? read(() -> RegisterFile.rows(counted(), true).iterator())
                    : read(() -> RegisterFile.rows(table(file)).iterator());
        }

        @Override
        Optional<Parcel> next() {
            List<RegisterRow> chunk = new ArrayList<>();
            while (chunk.size() < ROWS && read(rows::hasNext)) {
                chunk.add(read(rows::next));
            }
            return chunk.isEmpty() ? Optional.empty() : Optional.of(new Parcel(chunk.size(), json.writeValueAsBytes(chunk)));
        }

        private Iterator<TableRow> table(Path from) {
            try {
                return Table.rows(from, whole -> counted());
            } catch (Refusal unreadable) {
                throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private <T> T read(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (UncheckedIOException | IllegalArgumentException unreadable) {
                throw new CannotStart("%s 读不下去（需要带表头的 CSV、XLSX，或者 UTF-8 编码的 JSON Lines）：%s".formatted(file, unreadable.getMessage()), unreadable);
            }
        }
    }

    /** Rows of a declared register, CSV or XLSX, each parcel with the first lines of the file, among which is the heading. */
    static final class Records extends Feed {

        private static final int HEAD = 10;

        /** Another order is another file: what was entered of it in the order of its lines is found unchanged. */
        private static final String IN_ORDER = "/by organ and day";

        private final String digest;
        private final RowsInOrder rows;
        private final List<TableRow> head = new ArrayList<>();
        private final JsonMapper json = new JsonMapper();
        private List<TableRow> part = List.of();
        private int number;

        Records(Path file) throws IOException {
            super(file);
            try {
                Iterator<TableRow> lines = Table.rows(file, whole -> counted());
                while (head.size() < HEAD && lines.hasNext()) {
                    head.add(lines.next());
                }
                List<Integer> order = RegisterImport.order(head);
                digest = digest(file) + (order.isEmpty() ? "" : IN_ORDER);
                rows = RowsInOrder.of(lines, order);
            } catch (Refusal unreadable) {
                throw new CannotStart(file + "：" + unreadable.getMessage(), unreadable);
            }
        }

        /** It is read before the first of its rows goes in. */
        @Override
        long position() {
            return rows.size() == 0 ? super.position() : (long) ((double) super.position() * rows.given() / rows.size());
        }

        @Override
        public void close() throws IOException {
            rows.close();
            super.close();
        }

        private static String digest(Path file) throws IOException {
            MessageDigest digest = Sha256.begin();
            try (InputStream all = new DigestInputStream(Files.newInputStream(file), digest)) {
                all.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        Optional<Parcel> next() {
            part = new ArrayList<>();
            while (part.size() < RegisterImport.PARCEL - HEAD && rows.hasNext()) {
                part.add(rows.next());
            }
            if (part.isEmpty() && (number > 0 || head.isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(new Parcel(part.size(), json.writeValueAsBytes(new RegisterImport.Parcel(digest, number++, head, part))));
        }

        @Override
        List<String> heading() {
            return head.stream().map(TableRow::cells).reduce((one, other) -> filled(other) > filled(one) ? other : one).orElse(List.of());
        }

        private static long filled(List<String> cells) {
            return cells.stream().filter(cell -> !cell.isBlank()).count();
        }

        @Override
        List<String> cells(long line) {
            return Stream.concat(head.stream(), part.stream()).filter(row -> row.line() == line).findFirst().map(TableRow::cells).orElse(List.of());
        }
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
