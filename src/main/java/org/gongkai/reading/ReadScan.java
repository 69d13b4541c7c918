package org.gongkai.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A page of a scan, read by Tesseract where this machine has it. */
@Within(seconds = 90)
public final class ReadScan extends Job<ReadScan.Asked, Scanned> {

    /** The longest that a page may take. */
    public static final int SECONDS = 80;
    private static final int DPI = 250;
    private static final int POINTS_PER_INCH = 72;
    private static final long MOST_PIXELS = 24_000_000;

    /** @param page from 1; of a picture 1 @param seconds after which the machine stops */
    public record Asked(int page, boolean pdf, int seconds) {
    }

    @Override
    public Result<Scanned> open(byte[] content, Asked asked) throws Refusal, IOException, InterruptedException {
        int seconds = Math.min(asked.seconds(), SECONDS);
        if (!asked.pdf()) {
            BufferedImage picture = decoded(content);
            return Result.of(new Scanned(MachineReading.lines(MachineReading.words(picture, seconds)), 1));
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (asked.page() > pages) {
                throw new Refusal("文件没有这一页。");
            }
            PDRectangle box = document.getPage(asked.page() - 1).getCropBox();
            double pixels = (double) box.getWidth() * box.getHeight() * DPI * DPI / POINTS_PER_INCH / POINTS_PER_INCH;
            float dpi = (float) (pixels > MOST_PIXELS ? DPI * Math.sqrt(MOST_PIXELS / pixels) : DPI);
            return Result.of(new Scanned(MachineReading.lines(MachineReading.words(new PDFRenderer(document).renderImageWithDPI(asked.page() - 1, dpi, ImageType.GRAY), seconds)), pages));
        }
    }

    /** Its size is asked before it is unpacked. */
    private static BufferedImage decoded(byte[] content) throws Refusal, IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS) {
                    return reader.read(0);
                }
            }
        } catch (RuntimeException broken) {
            throw new Refusal("这张图片已经损坏，读不出来。", broken);
        }
        throw new Refusal("这张图片读不出来，或者太大。请缩小再试。");
    }
}
