package org.gongkai.operation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One line of a file, on its way to the application.
 *
 * @param number counted from 1
 * @param bytes without the line end, as the file has them
 */
record NumberedLine(long number, byte[] bytes) {

    static byte[] pack(List<NumberedLine> lines) {
        var packed = new ByteArrayOutputStream();
        for (NumberedLine line : lines) {
            packed.writeBytes((line.number + "\t").getBytes(StandardCharsets.US_ASCII));
            packed.writeBytes(line.bytes);
            packed.write('\n');
        }
        return packed.toByteArray();
    }

    static List<NumberedLine> unpack(byte[] packed) {
        List<NumberedLine> lines = new ArrayList<>();
        int start = 0;
        while (start < packed.length) {
            int tab = indexOf(packed, '\t', start);
            int end = indexOf(packed, '\n', tab);
            lines.add(new NumberedLine(Long.parseLong(new String(packed, start, tab - start, StandardCharsets.US_ASCII)),
                    Arrays.copyOfRange(packed, tab + 1, end)));
            start = end + 1;
        }
        return lines;
    }

    boolean isBlank() {
        for (byte one : bytes) {
            if (one > ' ' || one < 0) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        int at = from;
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
