package org.gongkai.registers;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.tables.TableRow;

/**
 * Rows of a file of any length by organ and day, those of one organ and day in their own order: so an act binds as many entries as it may, and
 * a day is counted once. They wait in a file of their own meanwhile, which goes with this.
 */
public final class RowsInOrder implements Iterator<TableRow>, AutoCloseable {

    private final FileChannel rows;
    private final long[] ends;
    private final Integer[] order;
    private int given;

    private RowsInOrder(FileChannel rows, long[] ends, Integer[] order) {
        this.rows = rows;
        this.ends = ends;
        this.order = order;
    }

    /**
     * @param columns places of the cells to go by, the first first; a row without such a cell goes before those that have one
     * @throws IOException where the rows cannot be read, or there is no room for them
     */
    public static RowsInOrder of(Iterator<TableRow> all, List<Integer> columns) throws IOException {
        // Without a name from the beginning: rows may say what is not public, and nothing of them is left behind however this ends
        FileChannel file = FileChannel.open(Files.createTempFile("gongkai-rows", null), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            long[] ends = new long[1024];
            int count = 0;
            List<int[]> said = new ArrayList<>();
            List<Map<String, Integer>> words = columns.stream().<Map<String, Integer>>map(column -> new TreeMap<>()).toList();
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
            while (all.hasNext()) {
                TableRow row = all.next();
                byte[] bytes = written(row);
                out.write(bytes);
                ends = count == ends.length ? Arrays.copyOf(ends, count * 2) : ends;
                ends[count] = (count == 0 ? 0 : ends[count - 1]) + bytes.length;
                count++;
                int[] numbers = new int[columns.size()];
                for (int i = 0; i < numbers.length; i++) {
                    String cell = row.cell(columns.get(i)).strip();
                    Map<String, Integer> known = words.get(i);
                    numbers[i] = known.computeIfAbsent(cell, one -> known.size());
                }
                said.add(numbers);
            }
            out.flush();
            return new RowsInOrder(file, ends, order(said, words));
        } catch (IOException | RuntimeException broken) {
            file.close();
            throw broken;
        }
    }

    private static Integer[] order(List<int[]> said, List<Map<String, Integer>> words) {
        List<int[]> ranks = new ArrayList<>();
        for (Map<String, Integer> known : words) {
            int[] rank = new int[known.size()];
            int n = 0;
            for (int number : known.values()) {
                rank[number] = n++;
            }
            ranks.add(rank);
        }
        Integer[] order = new Integer[said.size()];
        Arrays.setAll(order, n -> n);
        Comparator<Integer> by = Comparator.comparing(n -> 0);
        for (int i = 0; i < ranks.size(); i++) {
            int column = i;
            by = by.thenComparingInt(n -> ranks.get(column)[said.get(n)[column]]);
        }
        Arrays.sort(order, by);
        return order;
    }

    public int size() {
        return order.length;
    }

    /** How many were given so far. */
    public int given() {
        return given;
    }

    @Override
    public boolean hasNext() {
        return given < order.length;
    }

    @Override
    public TableRow next() {
        int at = order[given++];
        long from = at == 0 ? 0 : ends[at - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[at] - from));
        try {
            while (bytes.hasRemaining() && rows.read(bytes, from + bytes.position()) >= 0) {
                continue;
            }
            return read(bytes.array());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] written(TableRow row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(row.line());
            out.writeBoolean(row.broken() != null);
            out.writeUTF(row.broken() == null ? "" : row.broken());
            out.writeInt(row.cells().size());
            for (String cell : row.cells()) {
                byte[] text = cell.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
        return bytes.toByteArray();
    }

    private static TableRow read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long line = in.readLong();
            boolean broken = in.readBoolean();
            String why = in.readUTF();
            String[] cells = new String[in.readInt()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            }
            return new TableRow(line, List.of(cells), broken ? why : null);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
