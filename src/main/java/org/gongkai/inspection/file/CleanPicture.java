package org.gongkai.inspection.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

import org.gongkai.reading.Refusal;

/** A picture with nothing but what it shows; which side is up stays known. */
final class CleanPicture {

    /** JFIF, colour profile, Adobe's colour transform. */
    private static final Set<Integer> KEPT = Set.of(0xE0, 0xE2, 0xEE);
    private static final Set<String> WORDS = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");
    private static final int ORIENTATION = 0x0112;

    private CleanPicture() {
    }

    static byte[] copy(byte[] picture, String kind) throws Refusal {
        if (kind.equals("png")) {
            return PictureParts.chunks(picture, (type, data) -> !WORDS.contains(type));
        }
        int[] side = {1};
        byte[] copy = PictureParts.segments(picture, (marker, data) -> {
            if (marker == 0xE1 && data.length > 14 && data[0] == 'E') {
                side[0] = orientation(ByteBuffer.wrap(data, 6, data.length - 6).slice());
            }
            return marker < 0xE0 || marker > 0xFE || KEPT.contains(marker);
        });
        return side[0] == 1 ? copy : turned(copy, side[0]);
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xFFFFFFFFL;
        int entries = directory + 2 <= tiff.limit() ? tiff.getShort((int) directory) & 0xFFFF : 0;
        for (int i = 0; i < entries && directory + 14 + 12L * i <= tiff.limit(); i++) {
            int at = (int) directory + 2 + 12 * i;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                int side = tiff.getShort(at + 8) & 0xFFFF;
                return side >= 1 && side <= 8 ? side : 1;
            }
        }
        return 1;
    }

    /** An Exif segment that says which side is up and nothing else. */
    private static byte[] turned(byte[] jpeg, int side) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.putShort((short) 0xFFE1).putShort((short) 34).put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        segment.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        segment.putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putShort((short) side).putShort((short) 0).putInt(0);
        byte[] all = Arrays.copyOf(jpeg, jpeg.length + 36);
        System.arraycopy(segment.array(), 0, all, 2, 36);
        System.arraycopy(jpeg, 2, all, 38, jpeg.length - 2);
        return all;
    }
}
