package org.gongkai.redaction;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.gongkai.redaction.Proof.Leak;

/** A picture that has nothing but pixels, black where it was marked. */
final class PictureProof {

    private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "IDAT", "IEND");
    private static final int NEARLY_BLACK = 40;
    private static final int EDGE = 9;

    private PictureProof() {
    }

    static void require(byte[] copy, FileKind kind, List<Mark.Box> boxes) throws Leak, Unredactable {
        if (kind == FileKind.PNG) {
            onlyPixelsPng(copy);
        } else {
            onlyPixelsJpeg(copy);
        }
        black(Pictures.decode(copy), boxes, "图片");
    }

    /** Inside the edge, where a lossy picture may blur, all is black. */
    static void black(BufferedImage picture, List<Mark.Box> boxes, String place) throws Leak {
        for (Mark.Box box : boxes) {
            int left = (int) Math.floor(box.left() * picture.getWidth());
            int top = (int) Math.floor(box.top() * picture.getHeight());
            int right = Math.min((int) Math.ceil((box.left() + box.width()) * picture.getWidth()), picture.getWidth());
            int bottom = Math.min((int) Math.ceil((box.top() + box.height()) * picture.getHeight()), picture.getHeight());
            int edgeX = Math.min(EDGE, (right - left) / 3);
            int edgeY = Math.min(EDGE, (bottom - top) / 3);
            for (int y = top + edgeY; y < bottom - edgeY; y++) {
                for (int x = left + edgeX; x < right - edgeX; x++) {
                    int rgb = picture.getRGB(x, y);
                    if ((rgb >> 16 & 255) > NEARLY_BLACK || (rgb >> 8 & 255) > NEARLY_BLACK || (rgb & 255) > NEARLY_BLACK) {
                        throw new Leak(place + "上的方框没有涂满");
                    }
                }
            }
        }
    }

    static void onlyPixelsPng(byte[] file) throws Leak {
        ByteBuffer in = ByteBuffer.wrap(file).position(8);
        String kind = "";
        while (in.remaining() >= 12 && !kind.equals("IEND")) {
            int length = in.getInt();
            byte[] name = new byte[4];
            in.get(name);
            kind = new String(name, StandardCharsets.US_ASCII);
            if (!CHUNKS.contains(kind) || length < 0 || length + 4 > in.remaining()) {
                throw new Leak("PNG 图片的附带数据 " + kind);
            }
            in.position(in.position() + length + 4);
        }
        if (in.hasRemaining()) {
            throw new Leak("PNG 图片末尾之后的数据");
        }
    }

    private static void onlyPixelsJpeg(byte[] file) throws Leak {
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 255) == 0xFF) {
            int marker = file[at + 1] & 255;
            if (marker >= 0xE1 && marker <= 0xEF || marker == 0xFE) {
                throw new Leak("JPEG 图片的附带数据");
            }
            if (marker == 0xDA) {
                break;
            }
            at += 2 + ((file[at + 2] & 255) << 8 | file[at + 3] & 255);
        }
        if (file.length < 2 || (file[file.length - 2] & 255) != 0xFF || (file[file.length - 1] & 255) != 0xD9) {
            throw new Leak("JPEG 图片末尾之后的数据");
        }
    }
}
