package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
@DisplayName("文书的 OFD 版式文件与 DOCX、PDF 同样的字句、同样的版心")
class LetterAsOfdTest {

    private static final String WQY = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
    private static final String MATHEMATICS = "/usr/share/fonts/truetype/dejavu/DejaVuMathTeXGyre.ttf";
    private static final LetterText LETTER = new LetterText("临溪区教育局政府信息公开申请答复书", "临教公复〔2026〕1号", "林小舟：",
            List.of("本机关于2026年3月2日收到您提出的政府信息公开申请（编号 临教公申〔2026〕1号）。", "经审查，答复如下：<不是标记> & 也不是。"),
            "临溪区教育局", LocalDate.of(2026, 3, 12));

    @BeforeAll
    static void face() {
        Assumptions.assumeFalse(new LetterFont("").faces().isEmpty(), "this machine has no Chinese typeface");
    }

    @Test
    @DisplayName("全部字句都能取出，只嵌入用到的字")
    void everyWord() throws IOException {
        byte[] ofd = new LetterOfd(new LetterFont("")).of(LETTER).orElseThrow();
        assertThat(ofd).hasSizeLessThan(200_000);
        assertThat(words(ofd)).isEqualTo(LETTER.everyWord() + "— 1 —");
    }

    @Test
    @DisplayName("二十页的文书：页数与 PDF 相同，标点不在行首，文号不拆开，末段与落款、日期在一页")
    void twentyPages() throws IOException {
        LetterText letter = new LetterText(LETTER.title(), LETTER.number(), LETTER.addressee(),
                Collections.nCopies(88, "本机关于2026年3月2日收到您提出的申请（编号 临教公申〔2026〕25号）。根据《中华人民共和国政府信息公开条例》第三十条的规定，"
                        + "请对以下事项作出补正：所需信息的名称、文号或者便于行政机关查询的其他特征性描述。答复期限自收到补正之日起计算。"),
                LETTER.organ(), LETTER.on());
        LetterFont font = new LetterFont("");
        byte[] ofd = new LetterOfd(font).of(letter).orElseThrow();
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(ofd));
                PDDocument pdf = Loader.loadPDF(new LetterPdf(new TaggedPdf(font)).of(letter).orElseThrow())) {
            assertThat(reader.getNumberOfPages()).isGreaterThanOrEqualTo(20).isEqualTo(pdf.getNumberOfPages());
            ContentExtractor extractor = new ContentExtractor(reader);
            List<String> last = extractor.getPageContent(reader.getNumberOfPages());
            assertThat(last).endsWith("临溪区教育局", "2026年3月12日", "— " + reader.getNumberOfPages() + " —").hasSizeGreaterThan(3);
            assertThat(String.join("", extractor.extractAll()).replaceAll("— \\d+ —| ", "")).isEqualTo(letter.everyWord().replace(" ", ""));
            assertThat(extractor.extractAll()).allSatisfy(line -> assertThat(line).doesNotMatch("[，。、；：）》〕].*").doesNotMatch(".*[（《〔]"))
                    .noneMatch(line -> line.endsWith("〔2026") || line.endsWith("2"));
            PDFTextStripper end = new PDFTextStripper();
            end.setStartPage(pdf.getNumberOfPages());
            assertThat(String.join("", last.subList(0, last.size() - 1)).replace(" ", "")).isEqualTo(end.getText(pdf).replaceAll("—\\s*\\d+\\s*—|\\s", ""));
        }
    }

    @Test
    @DisplayName("版心以内：上白 37、左白 28、右白 26、下白 35 毫米；落款上方留出盖章的位置")
    void withinTheMargins() throws IOException {
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(new LetterOfd(new LetterFont("")).of(LETTER).orElseThrow()))) {
            List<TextObject> every = new ContentExtractor(reader).extractAllTextObject();
            List<TextObject> objects = every.subList(0, every.size() - 1);
            assertThat(every.getLast().getBoundary().getTopLeftY()).as("页码在版心下边缘之下 7 毫米").isBetween(268d, 270d);
            assertThat(objects).allSatisfy(text -> {
                assertThat(text.getBoundary().getTopLeftX()).isBetween(28d, 184d);
                assertThat(text.getBoundary().getTopLeftX() + text.getBoundary().getWidth()).isLessThan(184.1);
                assertThat(text.getBoundary().getTopLeftY()).isBetween(37d, 262d);
            });
            double organ = objects.get(objects.size() - 2).getBoundary().getTopLeftY();
            double before = objects.get(objects.size() - 3).getBoundary().getTopLeftY();
            assertThat(organ - before).as("毫米").isGreaterThan(35);
        }
    }

    @Test
    @DisplayName("生僻字：第一种字体缺的字由第二种补上，OFD 和 PDF 都不留空；都没有的不提供")
    void rareCharacters() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of(MATHEMATICS)) && Files.exists(Path.of(WQY)), "this machine has not both typefaces");
        LetterText rare = new LetterText(LETTER.title(), LETTER.number(), "林小\uD835\uDC9C：", LETTER.body(), LETTER.organ(), LETTER.on());
        assertThat(new LetterOfd(new LetterFont(WQY)).of(rare)).isEmpty();
        LetterFont both = new LetterFont(WQY + "," + MATHEMATICS);
        byte[] ofd = new LetterOfd(both).of(rare).orElseThrow();
        assertThat(words(ofd)).isEqualTo(rare.everyWord() + "— 1 —");
        try (PDDocument pdf = Loader.loadPDF(new LetterPdf(new TaggedPdf(both)).of(rare).orElseThrow())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("林小\uD835\uDC9C：");
        }
    }

    @Test
    @DisplayName("临时目录里不留下文书的字句")
    void nothingIsLeftBehind() throws IOException {
        LetterText unheard = new LetterText(LETTER.title(), "临教公复〔2026〕" + System.nanoTime() + "号", LETTER.addressee(), LETTER.body(), LETTER.organ(), LETTER.on());
        new LetterOfd(new LetterFont("")).of(unheard).orElseThrow();
        try (DirectoryStream<Path> left = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "ofd-tmp-*")) {
            assertThat(left).noneMatch(folder -> says(folder.resolve("OFD.xml"), unheard.number()));
        }
    }

    private static boolean says(Path file, String words) {
        try {
            return Files.readString(file).contains(words);
        } catch (IOException another) {
            return false;
        }
    }

    @Test
    @DisplayName("嵌入的字体里有文书的每一个字")
    void embeddedFaceHasEveryGlyph() throws IOException {
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(new LetterOfd(new LetterFont("")).of(LETTER).orElseThrow()));
                TrueTypeFont embedded = new TTFParser().parse(new RandomAccessReadBuffer(
                        Files.readAllBytes(reader.getResourceLocator().getFile("/Doc_0/Res/letter0.ttf"))))) {
            assertThat(LETTER.everyWord().codePoints().filter(c -> c != ' ')).allSatisfy(c ->
                    assertThat(embedded.getUnicodeCmapLookup().getGlyphId(c)).as(Character.toString(c)).isPositive());
        }
    }

    private static String words(byte[] ofd) throws IOException {
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(ofd))) {
            return String.join("", new ContentExtractor(reader).extractAll());
        }
    }
}
