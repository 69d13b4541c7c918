package org.gongkai.redaction;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.ScratchFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.redaction.PdfWords.Glyph;
import org.jspecify.annotations.Nullable;

/**
 * Redacts a PDF by printing each page to a picture, painting over the marks and binding the pictures into a new file. Words that
 * stay visible are laid under the picture so that they can be searched, copied and read aloud.
 */
final class PdfFile {

    static final int DPI = 200;
    /** For all pages of a scan together. */
    private static final Duration READING = Duration.ofSeconds(70);
    private static final String LOCKED = "这个 PDF 加了密码或者权限限制。请解除以后再上传。";
    private static final int FEWEST_DPI = 100;
    private static final double POINTS = 72.0;
    /** A strip drawn over words need not cover their whole line height. */
    private static final double INSET = 0.22;
    private static final int CONTRAST = 48;
    private static final COSName FONT = COSName.getPDFName("F");
    private static final COSName PICTURE = COSName.getPDFName("P");

    private final PDDocument from;
    private final Marks marks;
    private final Bounds bounds;
    private final Removed removed = new Removed();
    private final List<Integer> unread = new ArrayList<>();
    private final List<Integer> byMachine = new ArrayList<>();
    private final MachineWords machine = new MachineWords(Bounds.within(READING));

    private PdfFile(PDDocument from, Marks marks, Bounds bounds) {
        this.from = from;
        this.marks = marks;
        this.bounds = bounds;
    }

    static Redacted.Copy redact(byte[] file, Marks marks, Bounds bounds) throws Unredactable {
        try (PDDocument document = open(file)) {
            return new PdfFile(document, marks, bounds).redacted();
        } catch (IOException | RuntimeException broken) {
            throw new Unredactable("这个 PDF 已经损坏，读不出来。请用阅读软件打开后重新打印成 PDF 再上传。", broken);
        }
    }

    /** The file as its pages show it: filled forms become text, notes and attachments are left out. */
    static PDDocument open(byte[] file) throws Unredactable {
        PDDocument document = null;
        try {
            document = Loader.loadPDF(new RandomAccessReadBuffer(file), "", null, null,
                    () -> new ScratchFile(MemoryUsageSetting.setupMixed(64L << 20, 1L << 30)));
            if (document.isEncrypted()) {
                throw new Unredactable(LOCKED);
            }
            if (document.getNumberOfPages() < 1 || document.getNumberOfPages() > Bounds.MOST_PAGES) {
                throw new Unredactable("PDF 有 " + document.getNumberOfPages() + " 页；一次可以遮盖 1 到 " + Bounds.MOST_PAGES + " 页。请拆成几个文件再上传。");
            }
            PDAcroForm form = document.getDocumentCatalog().getAcroForm();
            if (form != null && form.xfaIsDynamic()) {
                throw new Unredactable("这个 PDF 是动态表单，内容要靠程序生成。请用阅读软件打开后打印成 PDF 再上传。");
            }
            requireReadablePictures(document);
            if (form != null) {
                form.flatten();
            }
            return document;
        } catch (InvalidPasswordException locked) {
            close(document);
            throw new Unredactable(LOCKED, locked);
        } catch (Unredactable refused) {
            close(document);
            throw refused;
        } catch (IOException | RuntimeException broken) {
            close(document);
            throw new Unredactable("这个 PDF 已经损坏，读不出来。请用阅读软件打开后重新打印成 PDF 再上传。", broken);
        }
    }

    /** A picture that cannot be decoded would silently be missing from its page. */
    private static void requireReadablePictures(PDDocument document) throws Unredactable {
        if (ImageIO.getImageReadersByFormatName("jpeg2000").hasNext()) {
            return;
        }
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream && filters(stream).contains(COSName.JPX_DECODE)) {
                throw new Unredactable("PDF 里有 JPEG 2000 格式的图片，本系统印不出来。请用阅读软件打开后打印成 PDF 再上传。");
            }
        }
    }

    private static List<COSBase> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        return filters instanceof COSArray several ? several.toList().stream().<COSBase>map(one -> one).toList()
                : filters == null ? List.of() : List.of(filters);
    }

    private Redacted.Copy redacted() throws IOException, Unredactable {
        int pages = from.getNumberOfPages();
        marks.requireBoxesWithin(pages, "页");
        tellWhatGoes();
        try (PDDocument copy = new PDDocument()) {
            COSDictionary font = UnseenFont.dictionary(copy);
            for (int page = 1; page <= pages; page++) {
                bounds.onTime();
                bind(page, copy, font);
            }
            marks.requireAllFound(machine.isMissing() ? "有的页没有文字层（例如扫描件），这台服务器没有装读扫描件的程序（Tesseract），请在那些页上用方框遮盖。" : !byMachine.isEmpty()
                    ? "有的页是扫描件，机器没有读出这些字，请在那些页上用方框遮盖。" : unread.isEmpty() ? "请核对写法，或者用方框遮盖。" : "有的页没有文字层（例如扫描件），请在那些页上用方框遮盖。");
            copy.getDocumentCatalog().setLanguage("zh-CN");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy.save(bytes);
            return new Redacted.Copy(bytes.toByteArray(), FileKind.PDF, marks.taken(), removed.sentences(), lookAt());
        }
    }

    private void bind(int number, PDDocument copy, COSDictionary font) throws IOException, Unredactable {
        PDPage page = from.getPage(number - 1);
        page.setAnnotations(new ArrayList<>());
        Set<Rectangle2D> black = new LinkedHashSet<>();
        List<Glyph> inOrder = PdfWords.on(from, number, true);
        int places = Math.max(find(inOrder, black), find(PdfWords.on(from, number, false), black));
        BufferedImage picture = picture(from, number, DPI);
        boolean scanned = inOrder.isEmpty() && !marks.words().isEmpty();
        if (scanned) {
            places = find(machine.on(picture), black);
        }
        List<Mark.Box> boxes = new ArrayList<>(marks.boxesOn(number));
        // what a person covers by hand needs no machine to prove it gone
        boolean byHand = black.stream().allMatch(place -> boxes.stream().anyMatch(new Glyph("■", place)::touches));
        marks.took(places + boxes.size());
        black.forEach(place -> boxes.add(new Mark.Box(number, place.getX(), place.getY(), place.getWidth(), place.getHeight(), "-")));
        // What is blacked is said aloud in its place, and what stood on either side does not run together.
        List<Glyph> seen = inOrder.stream().map(glyph -> black.contains(glyph.place()) ? new Glyph("■", glyph.place()) : glyph)
                .filter(glyph -> glyph.text().equals("■") || boxes.stream().noneMatch(glyph::touches) && isSeen(glyph, picture)).toList();
        if (inOrder.isEmpty()) {
            unread.add(number);
        }
        Pictures.paint(picture, boxes);
        if (places > 0 && scanned) {
            requireGone(picture, number, byHand);
        }
        PDRectangle size = sizeAsSeen(page);
        PDPage bound = new PDPage(size);
        copy.addPage(bound);
        COSDictionary resources = new COSDictionary();
        COSDictionary pictures = new COSDictionary();
        pictures.setItem(PICTURE, PagePicture.of(picture, copy));
        resources.setItem(COSName.XOBJECT, pictures);
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(FONT, font);
        resources.setItem(COSName.FONT, fonts);
        bound.getCOSObject().setItem(COSName.RESOURCES, resources);
        String content = UnseenFont.lines(seen, size, FONT.getName()) + "q " + size.getWidth() + " 0 0 " + size.getHeight() + " 0 0 cm /"
                + PICTURE.getName() + " Do Q\n";
        bound.setContents(new PDStream(copy,
                new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE));
    }

    /** Reads the blackened page again: what a machine placed wrongly would still be there. */
    private void requireGone(BufferedImage picture, int number, boolean byHand) throws IOException, Unredactable {
        byMachine.add(number);
        List<Glyph> again = machine.read(picture).orElse(null);
        if (again == null && !byHand) {
            throw new Unredactable("第 " + number + " 页涂黑以后来不及再读一遍核对。请在这一页上用方框遮盖。");
        }
        if (again != null && !marks.in(PdfWords.text(again)).isEmpty()) {
            throw new Unredactable("第 " + number + " 页是扫描件，机器涂黑以后还读得出要隐去的字。请在这一页上用方框遮盖。");
        }
    }

    private static PDRectangle sizeAsSeen(PDPage page) {
        PDRectangle box = page.getCropBox();
        return Math.floorMod(page.getRotation(), 180) == 90 ? new PDRectangle(box.getHeight(), box.getWidth())
                : new PDRectangle(box.getWidth(), box.getHeight());
    }

    private int find(List<Glyph> glyphs, Set<Rectangle2D> black) {
        return find(glyphs, marks, black);
    }

    /** @param black gets the places of what is marked @return at how many places it stands */
    static int find(List<Glyph> glyphs, Marks marks, Set<Rectangle2D> black) {
        List<Integer> ends = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            ends.add(text.length());
        }
        List<Alike.Range> places = marks.in(text.toString());
        for (Alike.Range place : places) {
            for (int i = 0; i < glyphs.size(); i++) {
                int start = i == 0 ? 0 : ends.get(i - 1);
                if (start < place.to() && ends.get(i) > place.from()) {
                    black.add(glyphs.get(i).place());
                }
            }
        }
        return places.size();
    }

    /** A page as a reader sees it, at no more than so many dots an inch. */
    static BufferedImage picture(PDDocument document, int number, int dpi) throws IOException, Unredactable {
        PDRectangle box = document.getPage(number - 1).getCropBox();
        double inches = box.getWidth() / POINTS * (box.getHeight() / POINTS);
        int bearable = (int) Math.min(dpi, Math.sqrt(Bounds.MOST_PIXELS / Math.max(inches, 0.01)));
        if (bearable < Math.min(dpi, FEWEST_DPI)) {
            throw new Unredactable("PDF 第 " + number + " 页的页面过大，无法逐点印出。请缩小页面再上传。");
        }
        return new PDFRenderer(document).renderImageWithDPI(number - 1, bearable, ImageType.RGB);
    }

    /** Words in the colour of their ground, or under something else, were never meant to be read: they are not laid under the picture. */
    static boolean isSeen(Glyph glyph, BufferedImage picture) {
        Rectangle2D place = glyph.place();
        int left = clamp(place.getMinX() * picture.getWidth(), picture.getWidth());
        int right = clamp(place.getMaxX() * picture.getWidth(), picture.getWidth());
        int top = clamp((place.getMinY() + INSET * place.getHeight()) * picture.getHeight(), picture.getHeight());
        int bottom = clamp((place.getMaxY() - INSET * place.getHeight()) * picture.getHeight(), picture.getHeight());
        int darkest = 255;
        int lightest = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = picture.getRGB(x, y);
                int light = ((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10;
                darkest = Math.min(darkest, light);
                lightest = Math.max(lightest, light);
            }
        }
        return lightest - darkest > CONTRAST;
    }

    private static int clamp(double value, int most) {
        return (int) Math.clamp(Math.round(value), 0L, (long) most);
    }

    private void tellWhatGoes() throws IOException {
        for (PDPage page : from.getPages()) {
            removed.some("批注、链接和图章等附注", page.getAnnotations().size());
        }
        var catalog = from.getDocumentCatalog();
        if (catalog.getAcroForm() != null) {
            removed.all("表单（填写的内容保留为页面文字）");
        }
        if (catalog.getNames() != null && catalog.getNames().getEmbeddedFiles() != null) {
            removed.all("嵌入的文件");
        }
        removed.all(catalog.getOCProperties() == null ? "文件属性、书签、脚本和旧版本" : "文件属性、书签、脚本、图层和旧版本");
    }

    private List<String> lookAt() {
        if (unread.isEmpty()) {
            return List.of();
        }
        String pages = String.join("、", unread.stream().limit(20).map(String::valueOf).toList());
        String read = byMachine.isEmpty() ? "" : "其中第 " + String.join("、", byMachine.stream().map(String::valueOf).toList()) + " 页由机器读过，涂黑了读出来的，可能漏读。";
        return List.of("第 " + pages + " 页" + (unread.size() > 20 ? "等 " + unread.size() + " 页" : "") + "没有文字层，" + (read.isEmpty() ? "机器读不出其中的文字，请逐页查看。" : "请逐页查看。" + read));
    }

    private static void close(@Nullable PDDocument document) {
        // What could be read of a broken file holds nothing open but memory.
        IOUtils.closeQuietly(document);
    }
}
