package org.gongkai.redaction;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.exif.GpsDirectory;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;
import org.jspecify.annotations.Nullable;

/** A picture as its pixels alone, upright, and beside it where its camera said that it was taken: the one is kept, the other is told once. */
@Within(seconds = BarePicture.SECONDS)
final class BarePicture extends Job<BarePicture.Asked, BarePicture.Said> {

    static final int SECONDS = 20;
    /** Pixels of the longer side: enough to see what was mended. */
    private static final int LONGEST = 2400;
    /** A tenth of a metre is more than any telephone knows. */
    private static final int DECIMALS = 6;

    /** Nothing but the file. */
    record Asked() {
    }

    /** @param east longitude in WGS-84; null where the picture does not say it */
    record Said(@Nullable String east, @Nullable String north) {
    }

    @Override
    public Result<Said> open(byte[] file, Asked asked) throws Refusal, IOException {
        FileKind kind = FileKind.of(file, Bounds.within(Duration.ofSeconds(SECONDS)));
        if (kind != FileKind.PNG && kind != FileKind.JPEG) {
            throw new Refusal("这里只收照片，PNG 或者 JPEG 的。");
        }
        BufferedImage picture = bearable(Pictures.upright(file));
        return new Result<>(where(file), kind == FileKind.PNG ? Pictures.png(picture) : Pictures.jpeg(picture));
    }

    private static Said where(byte[] file) throws IOException {
        try {
            GpsDirectory gps = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file)).getFirstDirectoryOfType(GpsDirectory.class);
            GeoLocation at = gps == null ? null : gps.getGeoLocation();
            return at == null || at.isZero() ? new Said(null, null) : new Said(degrees(at.getLongitude()), degrees(at.getLatitude()));
        } catch (ImageProcessingException unreadable) {
            // a picture whose notes cannot be read says no place
            return new Said(null, null);
        }
    }

    private static String degrees(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }

    private static BufferedImage bearable(BufferedImage picture) {
        double scale = (double) LONGEST / Math.max(picture.getWidth(), picture.getHeight());
        if (scale >= 1) {
            return picture;
        }
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = smaller.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return smaller;
    }
}
