package org.gongkai.casework.place;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** A photograph as a telephone takes it: where it was taken stands beside the pixels. */
public final class PictureWithPlace {

    private static final int GPS = 26;
    private static final int NUMBERS = 80;

    private PictureWithPlace() {
    }

    public static byte[] taken(double east, double north, Color colour) {
        BufferedImage picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 60, 40);
        pen.dispose();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        byte[] jpeg = plain.toByteArray();
        byte[] exif = exif(east, north);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4).put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif).put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] exif(double east, double north) {
        ByteBuffer tiff = ByteBuffer.allocate(128);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(GPS).putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2).put((byte) 'N').put(new byte[3]);
        entry(tiff, 2, 5, 3).putInt(NUMBERS);
        entry(tiff, 3, 2, 2).put((byte) 'E').put(new byte[3]);
        entry(tiff, 4, 5, 3).putInt(NUMBERS + 24);
        tiff.putInt(0);
        degrees(tiff, north);
        degrees(tiff, east);
        byte[] head = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(head.length + 128).put(head).put(tiff.array()).array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    /** Whole degrees, no minutes, and seconds in ten-thousandths. */
    private static void degrees(ByteBuffer tiff, double degrees) {
        int whole = (int) degrees;
        tiff.putInt(whole).putInt(1).putInt(0).putInt(1).putInt((int) Math.round((degrees - whole) * 3600 * 10_000)).putInt(10_000);
    }
}
