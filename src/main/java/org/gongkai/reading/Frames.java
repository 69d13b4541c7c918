package org.gongkai.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.json.JsonMapper;

/** How the two processes talk: a mark, then what was asked or answered, each part with its length before it, none longer than allowed. */
final class Frames {

    static final int MOST_CONTENT = 64 << 20;
    static final int MOST_PARAMETERS = 4 << 20;
    static final int MOST_VALUE = 32 << 20;
    static final int MOST_BYTES = 100 << 20;
    static final byte DONE = 1;
    static final byte REFUSED = 2;
    static final byte FAILED = 3;
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MARK = 0x676F6E67;
    private static final int PIECE = 1 << 16;

    private Frames() {
    }

    /** A part that is longer than it may be, or a stranger's words where an answer should begin. */
    static final class Broken extends IOException {

        Broken(String what) {
            super(what);
        }
    }

    static void begin(DataOutputStream out) throws IOException {
        out.writeInt(MARK);
    }

    /** @throws EOFException where the other side has ended */
    static void requireBegin(DataInputStream in) throws IOException {
        int mark = in.readInt();
        if (mark != MARK) {
            throw new Broken("no frame begins with " + Integer.toHexString(mark));
        }
    }

    static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(DataOutputStream out, InputStream from, int length) throws IOException {
        out.writeInt(length);
        byte[] piece = new byte[PIECE];
        for (int left = length; left > 0;) {
            int read = from.read(piece, 0, Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException("a file that became shorter while it was read");
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    static byte[] read(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new Broken("a part of " + length + " bytes, at most " + most + " are taken");
        }
        byte[] part = in.readNBytes(length);
        if (part.length < length) {
            throw new EOFException();
        }
        return part;
    }

    static String text(DataInputStream in, int most) throws IOException {
        return new String(read(in, most), StandardCharsets.UTF_8);
    }
}
