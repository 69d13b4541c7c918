package org.gongkai.publication.text;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** A page of a scan, read by Tesseract where this machine has it. */
@Within(seconds = 90)
final class ReadScan extends Job<ReadScan.Asked, Scanned> {

    private static final int SECONDS = 80;
    private static final int DPI = 250;
    private static final int POINTS_PER_INCH = 72;
    private static final long MOST_PIXELS = 24_000_000;
    private static final String NOT_HERE = "从这个文件里读不出文字：可能是扫描件、图片。这台服务器没有装读扫描件的程序（Tesseract，简体中文），请作为附件上传，正文另写";
    /** Tesseract puts blanks between Chinese characters. */
    private static final Pattern BLANK_IN_CHINESE = Pattern.compile("(?<=[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]) +(?=[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef\\d〔])|(?<=\\d) +(?=[\\p{IsHan}])");

    /** @param page from 1; of a picture 1 */
    record Asked(int page, boolean pdf) {
    }

    @Override
    public Result<Scanned> open(byte[] content, Asked asked) throws Refusal, IOException, InterruptedException {
        if (!asked.pdf()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
            if (picture == null || (long) picture.getWidth() * picture.getHeight() > MOST_PIXELS) {
                throw new Refusal("这张图片读不出来，或者太大。请缩小再试。");
            }
            return Result.of(new Scanned(lines(picture), 1));
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (asked.page() > pages) {
                throw new Refusal("文件没有这一页。");
            }
            PDRectangle box = document.getPage(asked.page() - 1).getCropBox();
            double pixels = (double) box.getWidth() * box.getHeight() * DPI * DPI / POINTS_PER_INCH / POINTS_PER_INCH;
            float dpi = (float) (pixels > MOST_PIXELS ? DPI * Math.sqrt(MOST_PIXELS / pixels) : DPI);
            return Result.of(new Scanned(lines(new PDFRenderer(document).renderImageWithDPI(asked.page() - 1, dpi, ImageType.GRAY)), pages));
        }
    }

    private static List<String> lines(BufferedImage picture) throws Refusal, IOException, InterruptedException {
        Path page = Files.createTempFile("page", ".png");
        Path words = Files.createTempFile("words", ".txt");
        try {
            ImageIO.write(picture, "png", page.toFile());
            ProcessBuilder reading = new ProcessBuilder("tesseract", page.toString(), "stdout", "-l", "chi_sim").redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(words.toFile());
            reading.environment().put("OMP_THREAD_LIMIT", "1");
            Process process;
            try {
                process = reading.start();
            } catch (IOException notInstalled) {
                throw new Refusal(NOT_HERE, notInstalled);
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Refusal("这一页读的时间太长，已经停止。请作为附件上传，正文另写。");
            }
            if (process.exitValue() != 0) {
                throw new Refusal(NOT_HERE);
            }
            return Files.readString(words, StandardCharsets.UTF_8).lines().map(line -> BLANK_IN_CHINESE.matcher(line.strip()).replaceAll("")).filter(line -> !line.isEmpty()).toList();
        } finally {
            Files.deleteIfExists(page);
            Files.deleteIfExists(words);
        }
    }
}
