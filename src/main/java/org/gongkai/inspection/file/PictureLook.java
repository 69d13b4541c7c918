package org.gongkai.inspection.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.gongkai.reading.Refusal;

/** What a picture carries beside what it shows: when, where and by whom it was taken. Nothing in the picture itself is read. */
final class PictureLook {

    private static final int GPS = 0x8825;
    private static final Set<Integer> PERSONS = Set.of(0x013B, 0x8298, 0x9C9D);
    private static final int ORIENTATION = 0x0112;

    private PictureLook() {
    }

    /** @param part where in another file it lies; empty for a file of its own */
    static void look(byte[] picture, String kind, String part, Collected into) throws Refusal {
        String place = part.isEmpty() ? "图片" : "图片 " + part.substring(part.lastIndexOf('/') + 1);
        if (part.isEmpty()) {
            into.unseen("A-PICTURE", "图片", "画面里的文字读不出来");
        }
        if (kind.equals("png")) {
            PictureParts.chunks(picture, (type, data) -> {
                if (Set.of("tEXt", "zTXt", "iTXt").contains(type)) {
                    into.unseen("A-EXIF", place, "附带的文字");
                    into.words(place, "附带的文字", new String(data, StandardCharsets.UTF_8), true);
                } else if (type.equals("eXIf")) {
                    exif(ByteBuffer.wrap(data), place, into);
                }
                return true;
            });
        } else {
            PictureParts.segments(picture, (marker, data) -> {
                if (marker == 0xE1 && starts(data, "Exif\0\0")) {
                    exif(ByteBuffer.wrap(data, 6, data.length - 6).slice(), place, into);
                } else if (marker == 0xE1 || marker == 0xED || marker == 0xFE) {
                    into.unseen("A-EXIF", place, "附带的说明");
                    into.words(place, "附带的说明", new String(data, StandardCharsets.UTF_8).replaceAll("[^\\p{L}\\p{N}\\p{P} ]+", " "), true);
                }
                return true;
            });
        }
    }

    private static boolean starts(byte[] data, String with) {
        return data.length >= with.length() && new String(data, 0, with.length(), StandardCharsets.ISO_8859_1).equals(with);
    }

    private static void exif(ByteBuffer tiff, String place, Collected into) {
        boolean where = false;
        boolean who = false;
        int other = 0;
        if (tiff.remaining() >= 8) {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            long directory = tiff.getInt(4) & 0xFFFFFFFFL;
            int entries = directory + 2 <= tiff.limit() ? tiff.getShort((int) directory) & 0xFFFF : 0;
            for (int i = 0; i < entries && directory + 2 + 12L * i + 12 <= tiff.limit(); i++) {
                int tag = tiff.getShort((int) directory + 2 + 12 * i) & 0xFFFF;
                where |= tag == GPS;
                who |= PERSONS.contains(tag);
                other += tag == ORIENTATION || tag == GPS ? 0 : 1;
            }
        }
        if (where) {
            into.unseen("A-WHERE", place, "拍摄地点（GPS）");
        }
        if (who || other > 0) {
            into.unseen("A-EXIF", place, who ? "拍摄人、时间和设备" : "拍摄时间和设备等 " + other + " 项");
        }
    }
}
