package org.gongkai.publication.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** Photographs as a telephone takes them: with the place in them. */
final class Photographs {

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LATITUDE = 2;
    private static final int RATIONAL = 5;

    private Photographs() {
    }

    /** 64 by 48 pixels, taken at 30°15'36" north. */
    static byte[] takenSomewhere() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        ByteBuffer tiff = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        tiff.putShort((short) 1).putShort((short) LATITUDE).putShort((short) RATIONAL).putInt(3).putInt(44).putInt(0);
        for (int degrees : new int[] {30, 1, 15, 1, 36, 1}) {
            tiff.putInt(degrees);
        }
        byte[] plain = jpeg.toByteArray();
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        photo.write(plain, 0, 2);
        photo.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + EXIF.length + tiff.position())});
        photo.write(EXIF);
        photo.write(tiff.array(), 0, tiff.position());
        photo.write(plain, 2, plain.length - 2);
        return photo.toByteArray();
    }

    /** Whether its bytes still hold what a camera writes beside the picture. */
    static boolean tellsWhere(byte[] picture) {
        return new String(picture, StandardCharsets.ISO_8859_1).contains("Exif");
    }
}
