package org.gongkai.redaction;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** The picture of a page as it is kept: print in greys or few colours without loss, photographs and scans as JPEG. */
final class PagePicture {

    private static final int MANY_COLOURS = 3_000;
    private static final float QUALITY = 0.85f;

    private PagePicture() {
    }

    static PDImageXObject of(BufferedImage picture, PDDocument copy) throws IOException {
        boolean grey = true;
        Set<Integer> colours = new HashSet<>();
        int[] line = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight() && colours.size() <= MANY_COLOURS; y++) {
            picture.getRGB(0, y, line.length, 1, line, 0, line.length);
            for (int rgb : line) {
                grey &= (rgb >> 16 & 255) == (rgb & 255) && (rgb >> 8 & 255) == (rgb & 255);
                if (!grey) {
                    colours.add(rgb);
                }
            }
        }
        if (colours.size() > MANY_COLOURS) {
            return JPEGFactory.createFromImage(copy, picture, QUALITY);
        }
        return LosslessFactory.createFromImage(copy, grey ? inGreys(picture) : picture);
    }

    private static BufferedImage inGreys(BufferedImage picture) {
        BufferedImage greys = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] line = new byte[picture.getWidth()];
        int[] from = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, from.length, 1, from, 0, from.length);
            for (int x = 0; x < line.length; x++) {
                line[x] = (byte) from[x];
            }
            greys.getRaster().setDataElements(0, y, line.length, 1, line);
        }
        return greys;
    }
}
