package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongkai.ledger.Sha256;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("文书的 PDF 与 DOCX 同样的字句、同样的版心，带标签可以朗读")
class LetterAsPdfTest {

    private static final LetterText LETTER = new LetterText("临溪区教育局政府信息公开申请答复书", "临教公复〔2026〕1号", "林小舟：",
            List.of("本机关于2026年3月2日收到您提出的政府信息公开申请（编号 临教公申〔2026〕1号）。", "经审查，答复如下：<不是标记> & 也不是。".repeat(40)),
            "临溪区教育局", LocalDate.of(2026, 3, 12));

    @Test
    @DisplayName("字句不缺，长的分页，落款和日期在一页")
    void sameWords() throws IOException {
        LetterPdf pdf = new LetterPdf(new TaggedPdf(new LetterFont("")));
        Assumptions.assumeTrue(!new LetterFont("").faces().isEmpty(), "this machine has no Chinese typeface");
        try (PDDocument document = Loader.loadPDF(pdf.of(LETTER).orElseThrow())) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains("临溪区教育局政府信息公开申请答复书", "临教公复〔2026〕1号", "林小舟：", "<不是标记>&也不是。", "2026年3月12日");
            assertThat(document.getNumberOfPages()).isBetween(2, 3);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(document.getNumberOfPages());
            assertThat(last.getText(document).replaceAll("\\s|—\\s*\\d+\\s*—", "")).endsWith("临溪区教育局2026年3月12日");
            assertThat(text).as("每页都有页码").contains("—1—");
        }
    }

    @Test
    @DisplayName("字体缺字的（如人名中的生僻字），不提供 PDF，DOCX 照旧")
    void noGapInAName() {
        LetterText rare = new LetterText(LETTER.title(), LETTER.number(), "林小\uDBFF\uDFFD：", LETTER.body(), LETTER.organ(), LETTER.on());
        assertThat(new LetterPdf(new TaggedPdf(new LetterFont(""))).of(rare)).isEmpty();
        assertThat(new LetterFont("").lacking(rare.everyWord())).as("说出是哪几个字").containsExactly("\uDBFF\uDFFD");
        assertThat(LetterFile.docx(rare)).isNotEmpty();
    }

    @Test
    @DisplayName("落款不单独成页：最后一段随落款移到下一页")
    void signatureIsNeverAlone() throws IOException {
        Assumptions.assumeTrue(!new LetterFont("").faces().isEmpty(), "this machine has no Chinese typeface");
        LetterPdf pdf = new LetterPdf(new TaggedPdf(new LetterFont("")));
        for (int lines = 8; lines < 30; lines++) {
            LetterText letter = new LetterText(LETTER.title(), LETTER.number(), LETTER.addressee(),
                    java.util.Collections.nCopies(lines, "最后一段的字句。"), LETTER.organ(), LETTER.on());
            try (PDDocument document = Loader.loadPDF(pdf.of(letter).orElseThrow())) {
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(document.getNumberOfPages());
                assertThat(last.getText(document)).as(lines + " 段").contains("最后一段的字句", "临溪区教育局");
            }
        }
    }

    @Test
    @DisplayName("几份同时印的，各是各的字句：字体是共用的")
    void severalAtOnce() throws Exception {
        LetterFont font = new LetterFont("");
        Assumptions.assumeTrue(!font.faces().isEmpty(), "this machine has no Chinese typeface");
        LetterPdf pdf = new LetterPdf(new TaggedPdf(font));
        List<LetterText> letters = Stream.of("柳岸街路灯不亮", "青石桥井盖松动", "临溪湖水位公告", "山雀栖息地保护").map(words -> new LetterText(LETTER.title(), LETTER.number(), LETTER.addressee(),
                List.of(words, (words + "，请予办理。").repeat(60)), LETTER.organ(), LETTER.on())).toList();
        LetterOfd ofd = new LetterOfd(font);
        List<String> alone = new ArrayList<>();
        List<String> aloneInOfd = new ArrayList<>();
        for (LetterText letter : letters) {
            alone.add(seen(new LetterPdf(new TaggedPdf(new LetterFont(""))).of(letter).orElseThrow()));
            aloneInOfd.add(parts(new LetterOfd(new LetterFont("")).of(letter).orElseThrow()));
        }
        assertThat(alone).as("看得出是哪一份").doesNotHaveDuplicates();
        assertThat(aloneInOfd).doesNotHaveDuplicates();
        try (ExecutorService printers = Executors.newFixedThreadPool(letters.size())) {
            for (int round = 0; round < 3; round++) {
                List<String> together = new ArrayList<>();
                for (Future<byte[]> printed : printers.invokeAll(letters.stream().<Callable<byte[]>>map(letter -> () -> pdf.of(letter).orElseThrow()).toList())) {
                    together.add(seen(printed.get()));
                }
                assertThat(together).isEqualTo(alone);
                List<String> inOfd = new ArrayList<>();
                for (Future<byte[]> printed : printers.invokeAll(letters.stream().<Callable<byte[]>>map(letter -> () -> ofd.of(letter).orElseThrow()).toList())) {
                    inOfd.add(parts(printed.get()));
                }
                assertThat(inOfd).isEqualTo(aloneInOfd);
            }
        }
    }

    /** What is read out of a file, and what is seen on its pages: words may be whole where their shapes are another letter's. */
    private static String seen(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            StringBuilder seen = new StringBuilder(new PDFTextStripper().getText(document));
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = renderer.renderImageWithDPI(page, 50);
                seen.append(Arrays.hashCode(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))).append(' ');
            }
            return seen.toString();
        }
    }

    /** Everything in an OFD but the number that each file has of its own. */
    private static String parts(byte[] file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (!part.getName().endsWith("OFD.xml")) {
                    parts.put(part.getName(), Sha256.hex(zip.readAllBytes()));
                }
            }
        }
        assertThat(parts.keySet()).anyMatch(name -> name.endsWith(".ttf"));
        return parts.toString();
    }

    @Test
    @DisplayName("机器上没有中文字体的，不提供 PDF，而不是缺字的 PDF")
    void noFaceNoPdf() {
        assertThat(!new LetterFont("").faces().isEmpty() || new LetterPdf(new TaggedPdf(new LetterFont(""))).of(LETTER).isEmpty()).isTrue();
    }
}
