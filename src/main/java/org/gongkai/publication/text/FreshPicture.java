package org.gongkai.publication.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** A picture encoded afresh from its pixels, upright, no larger than a page needs: where and when it was taken, thumbnails and comments are gone. Answers its ending. */
@Within(seconds = 20)
final class FreshPicture extends Job<Named, String> {

    private static final long MOST_PIXELS = 60_000_000;
    /** Pixels of the longer side. */
    private static final int LONGEST = 2400;
    private static final float QUALITY = 0.88f;
    private static final List<String> TAKEN = List.of("png", "jpeg");

    @Override
    public Result<String> open(byte[] content, Named named) throws Refusal {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            String format = reader == null ? "" : reader.getFormatName().toLowerCase(Locale.ROOT);
            if (reader == null || !TAKEN.contains(format)) {
                throw new Refusal("图片要用 PNG 或 JPEG 的，请另存以后再上传。");
            }
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels < 1 || pixels > MOST_PIXELS) {
                throw new Refusal("图片有 " + reader.getWidth(0) + " × " + reader.getHeight(0) + " 像素，太大了。请缩小再上传。");
            }
            BufferedImage fresh = drawn(reader.read(0), orientation(content));
            return new Result<>(format.equals("png") ? ".png" : ".jpg", encoded(fresh, format));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new Refusal("图片已经损坏，或者用的是印刷色彩（CMYK），读不出来。请另存为普通的 PNG 或 JPEG 再上传。", broken);
        }
    }

    /** Exif tag 274: 1 is upright. */
    private static int orientation(byte[] content) {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content)).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? 1 : value;
        } catch (ImageProcessingException | IOException unreadable) {
            // Viewers that cannot read it do not turn the picture either.
            return 1;
        }
    }

    /** On white: the colour under transparent pixels is in the file although nobody sees it. */
    private static BufferedImage drawn(BufferedImage picture, int orientation) {
        double scale = Math.min(1, (double) LONGEST / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean swaps = orientation >= 5;
        BufferedImage fresh = new BufferedImage(swaps ? height : width, swaps ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = fresh.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, fresh.getWidth(), fresh.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform turning = turning(orientation, width, height);
        turning.scale((double) width / picture.getWidth(), (double) height / picture.getHeight());
        pen.drawImage(picture, turning, null);
        pen.dispose();
        return fresh;
    }

    private static AffineTransform turning(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
