package org.gongkai.redaction;

import java.awt.image.BufferedImage;
import java.util.List;

import org.w3c.dom.Element;

/** One picture of a Word file: cut to what is shown of it, because Word keeps what was cropped away. */
final class WordPicture {

    private static final double PER_MILLE = 100_000.0;

    private WordPicture() {
    }

    static boolean isReadable(byte[] source) {
        return source.length > 8 && (source[0] == (byte) 0x89 && source[1] == 'P' || source[0] == (byte) 0xFF && source[1] == (byte) 0xD8
                || source[0] == 'G' && source[1] == 'I' && source[2] == 'F' || source[0] == 'B' && source[1] == 'M');
    }

    /** @param blip names the picture; what stands in it or cuts it beside is taken away */
    static byte[] redacted(byte[] source, Element blip, List<Mark.Box> boxes) throws Unredactable {
        BufferedImage picture = shown(Pictures.decode(source), blip);
        Pictures.paint(picture, boxes);
        for (Element more : Xml.children(blip)) {
            Xml.remove(more);
        }
        return Pictures.png(picture);
    }

    private static BufferedImage shown(BufferedImage whole, Element blip) {
        for (Element crop : Xml.children((Element) blip.getParentNode())) {
            if (crop.getLocalName().equals("srcRect")) {
                int left = cut(crop, "l", whole.getWidth());
                int top = cut(crop, "t", whole.getHeight());
                int right = cut(crop, "r", whole.getWidth());
                int bottom = cut(crop, "b", whole.getHeight());
                Xml.remove(crop);
                if (left + right < whole.getWidth() && top + bottom < whole.getHeight()) {
                    BufferedImage part = new BufferedImage(whole.getWidth() - left - right, whole.getHeight() - top - bottom,
                            BufferedImage.TYPE_INT_RGB);
                    part.createGraphics().drawImage(whole, -left, -top, null);
                    return part;
                }
            }
        }
        return whole;
    }

    private static int cut(Element crop, String side, int length) {
        String value = crop.getAttribute(side);
        return value.matches("\\d{1,6}") ? (int) Math.round(Integer.parseInt(value) / PER_MILLE * length) : 0;
    }
}
