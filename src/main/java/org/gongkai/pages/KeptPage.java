package org.gongkai.pages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.gongkai.face.MadeFrom;

/**
 * One page as it goes over the wire.
 *
 * @param made    the count of changes at which its making began; what changed later it does not show
 * @param on      the day it was made, in epoch days
 * @param until   the first day on which it may say something else, in epoch days
 * @param headers name and value in turn
 * @param tag     strong entity tag of the bytes, without quotation marks
 * @param length  of the bytes before they were packed
 */
record KeptPage(long made, long on, long until, int status, List<String> sources, List<String> headers, String tag, int length, byte[] packed) {

    private static final int FAST = 4;

    boolean gathers() {
        return MadeFrom.gathers(sources);
    }

    boolean holdsOn(LocalDate today) {
        long day = today.toEpochDay();
        return on <= day && day < until;
    }

    byte[] unpacked() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 8192) {
            {
                def.setLevel(FAST);
                def.setStrategy(Deflater.DEFAULT_STRATEGY);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return packed.toByteArray();
    }

    byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(made);
            out.writeLong(on);
            out.writeLong(until);
            out.writeShort(status);
            write(out, sources);
            write(out, headers);
            out.writeUTF(tag);
            out.writeInt(length);
            out.writeInt(packed.length);
            out.write(packed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    static KeptPage read(byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            return new KeptPage(in.readLong(), in.readLong(), in.readLong(), in.readShort(), read(in), read(in), in.readUTF(), in.readInt(),
                    in.readNBytes(in.readInt()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void write(DataOutputStream out, List<String> words) throws IOException {
        out.writeShort(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        List<String> words = new ArrayList<>(size);
        for (int n = 0; n < size; n++) {
            words.add(in.readUTF());
        }
        return words;
    }
}
