package org.gongkai.redaction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as pixels alone: decoded within bounds, boxes painted, encoded afresh without anything that lay beside the pixels. */
final class Pictures {

    private static final float QUALITY = 0.9f;
    private static final Duration READING = Duration.ofSeconds(60);

    private Pictures() {
    }

    static Redacted.Copy redact(byte[] file, FileKind kind, Marks marks) throws Unredactable {
        marks.requireBoxesWithin(1, "页");
        BufferedImage picture = upright(file);
        List<Mark.Box> boxes = new ArrayList<>(marks.boxes());
        List<String> lookAt = new ArrayList<>();
        if (!marks.words().isEmpty()) {
            boxes.addAll(words(picture, marks));
            lookAt.add("图片里的文字由机器读过，涂黑了读出来的，可能漏读，请逐处查看。");
        }
        paint(picture, boxes);
        marks.took(boxes.size());
        return new Redacted.Copy(kind == FileKind.PNG ? png(picture) : jpeg(picture), kind, marks.taken(),
                List.of("图片的拍摄信息、缩略图和其他附带数据"), lookAt);
    }

    /** Where a machine reads the words that are marked. */
    private static List<Mark.Box> words(BufferedImage picture, Marks marks) throws Unredactable {
        MachineWords machine = new MachineWords(Bounds.within(READING));
        try {
            Set<Rectangle2D> black = new LinkedHashSet<>();
            PdfFile.find(machine.on(picture), marks, black);
            marks.requireAllFound(machine.isMissing() ? "图片里的文字读不出来：这台服务器没有装读扫描件的程序（Tesseract），请用方框遮盖。" : "机器没有在图片里读出这些字，请用方框遮盖。");
            return black.stream().map(place -> new Mark.Box(1, place.getX(), place.getY(), place.getWidth(), place.getHeight(), "-")).toList();
        } catch (IOException unread) {
            throw new Unredactable("图片里的文字机器读不出来，请用方框遮盖。", unread);
        }
    }

    /** The picture as it is seen, on white and turned as its camera said. */
    static BufferedImage upright(byte[] file) throws Unredactable {
        return turned(decode(file), Orientation.of(file));
    }

    /** The pixels, on white. */
    static BufferedImage decode(byte[] file) throws Unredactable {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Unredactable("图片读不出来，请另存为 PNG 或 JPEG 再上传。");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                requireBearable(reader.getWidth(0), reader.getHeight(0));
                return onWhite(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            throw new Unredactable("图片已经损坏，或者用的是印刷色彩（CMYK），读不出来。请另存为普通的 PNG 或 JPEG 再上传。", broken);
        }
    }

    static void requireBearable(long width, long height) throws Unredactable {
        if (width < 1 || height < 1 || width * height > Bounds.MOST_PIXELS) {
            throw new Unredactable("图片有 " + width + " × " + height + " 像素，超过 " + Bounds.MOST_PIXELS / 1_000_000
                    + " 百万像素的上限。请缩小再上传。");
        }
    }

    static void paint(BufferedImage picture, List<Mark.Box> boxes) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.BLACK);
        for (Mark.Box box : boxes) {
            int left = (int) Math.floor(box.left() * picture.getWidth());
            int top = (int) Math.floor(box.top() * picture.getHeight());
            int right = (int) Math.ceil((box.left() + box.width()) * picture.getWidth());
            int bottom = (int) Math.ceil((box.top() + box.height()) * picture.getHeight());
            pen.fillRect(left, top, right - left, bottom - top);
        }
        pen.dispose();
    }

    static byte[] png(BufferedImage picture) {
        return encoded(picture, "png", 0);
    }

    static byte[] jpeg(BufferedImage picture) {
        return encoded(picture, "jpeg", QUALITY);
    }

    private static byte[] encoded(BufferedImage picture, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (quality > 0) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Transparent pixels keep their colour in the file although nobody sees it: white lies under them, then they are gone. */
    private static BufferedImage onWhite(BufferedImage decoded) {
        BufferedImage plain = new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(decoded, 0, 0, Color.WHITE, null);
        pen.dispose();
        return plain;
    }

    private static BufferedImage turned(BufferedImage picture, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage upright = new BufferedImage(orientation.swaps() ? height : width, orientation.swaps() ? width : height,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = upright.createGraphics();
        AffineTransform turn = orientation.turning(width, height);
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return upright;
    }
}
