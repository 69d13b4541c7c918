package org.gongkai.inspection.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.gongkai.reading.Refusal;

/** The parts of a JPEG or PNG file, and the same file with those alone that somebody keeps. */
final class PictureParts {

    interface Segment {

        boolean keeps(int marker, byte[] data) throws Refusal;
    }

    interface Chunk {

        boolean keeps(String type, byte[] data) throws Refusal;
    }

    private PictureParts() {
    }

    static byte[] segments(byte[] jpeg, Segment each) throws Refusal {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        kept.write(jpeg, 0, 2);
        int at = 2;
        while (at + 4 <= jpeg.length) {
            int marker = jpeg[at + 1] & 0xFF;
            if ((jpeg[at] & 0xFF) != 0xFF || marker == 0xDA) {
                break;
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
            if (length < 2 || at + 2 + length > jpeg.length) {
                throw new Refusal("图片文件已经损坏，没有收下。");
            }
            if (each.keeps(marker, Arrays.copyOfRange(jpeg, at + 4, at + 2 + length))) {
                kept.write(jpeg, at, 2 + length);
            }
            at += 2 + length;
        }
        int end = endOfPicture(jpeg, at);
        kept.write(jpeg, at, end - at);
        return kept.toByteArray();
    }

    /** What follows the end of the picture belongs to no picture. */
    private static int endOfPicture(byte[] jpeg, int from) {
        for (int i = jpeg.length - 2; i >= from; i--) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xD9) {
                return i + 2;
            }
        }
        return jpeg.length;
    }

    static byte[] chunks(byte[] png, Chunk each) throws Refusal {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, 8);
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = 8;
        while (at + 12 <= png.length) {
            int length = bytes.getInt(at);
            if (length < 0 || at + 12L + length > png.length) {
                throw new Refusal("图片文件已经损坏，没有收下。");
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (each.keeps(type, Arrays.copyOfRange(png, at + 8, at + 8 + length))) {
                kept.write(png, at, 12 + length);
            }
            at += 12 + length;
            if (type.equals("IEND")) {
                break;
            }
        }
        return kept.toByteArray();
    }
}
