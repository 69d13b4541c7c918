package org.gongkai.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file (RFC 4180), a row at a time, with commas, semicolons or tabs between the cells. A quotation mark that is never closed
 * breaks its own line and no other.
 */
final class Csv implements Iterator<TableRow> {

    /** A cell may hold line breaks, but not so many. */
    private static final int LINES_A_ROW = 60;
    private static final int LONGEST_LINE = 4 << 20;

    private record Physical(long number, String text) {
    }

    private final BufferedReader in;
    private final Deque<Physical> putBack = new ArrayDeque<>();
    private long read;
    private char between = ',';
    private @Nullable TableRow next;

    Csv(Reader in) {
        this.in = new BufferedReader(in, 1 << 16);
        Physical first = line();
        if (first != null) {
            between = between(first.text());
            putBack.push(first);
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            Physical line = line();
            if (line == null) {
                return false;
            }
            TableRow row = row(line);
            next = row.isBlank() ? null : row;
        }
        return true;
    }

    @Override
    public TableRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        TableRow row = next;
        next = null;
        return row;
    }

    private TableRow row(Physical first) {
        StringBuilder text = new StringBuilder(first.text());
        List<Physical> more = new ArrayList<>();
        List<String> cells = cells(text);
        while (cells == null && more.size() < LINES_A_ROW) {
            Physical line = line();
            if (line == null) {
                break;
            }
            more.add(line);
            text.append('\n').append(line.text());
            cells = cells(text);
        }
        if (cells != null) {
            return new TableRow(first.number(), cells, null);
        }
        more.reversed().forEach(putBack::push);
        return new TableRow(first.number(), List.of(first.text()), "引号没有闭合");
    }

    /** Null while a quotation mark is open. */
    private @Nullable List<String> cells(CharSequence text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                    wasQuoted = true;
                }
            } else if (c == between) {
                cells.add(TableRow.stripped(cell.toString()));
                cell.setLength(0);
                wasQuoted = false;
            } else if (c == '"' && !wasQuoted && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            return null;
        }
        cells.add(TableRow.stripped(cell.toString()));
        return cells;
    }

    private static char between(String head) {
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            most = count(head, candidate) > count(head, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private @Nullable Physical line() {
        if (!putBack.isEmpty()) {
            return putBack.pop();
        }
        try {
            StringBuilder line = new StringBuilder();
            int c = in.read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = in.read()) {
                if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                line.setLength(line.length() - 1);
            }
            return new Physical(++read, read == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF' ? line.substring(1) : line.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
