package org.gongkai.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.redaction.DrawnPdf.pdf;
import static org.gongkai.redaction.DrawnPdf.reading;
import static org.gongkai.redaction.DrawnPdf.text;
import static org.gongkai.redaction.DrawnPdf.write;
import static org.gongkai.redaction.Files.NUMBER;
import static org.gongkai.redaction.Files.copy;
import static org.gongkai.redaction.Files.refusal;
import static org.gongkai.redaction.Files.words;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gongkai.redaction.DrawnPdf.Drawing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
@DisplayName("第三十七条 区分处理：PDF 里隐去的内容，文字层、附件、属性和旧版本里都没有")
class PdfRedactionTest {

    static Stream<Map.Entry<String, Drawing>> hidingPlaces() {
        Map<String, Drawing> places = new TreeMap<>();
        places.put("看不见的文字层", (document, page) -> write(document, page, 100, 500, RenderingMode.NEITHER, NUMBER));
        places.put("分成几段写", (document, page) -> write(document, page, 100, 500, RenderingMode.FILL, "1101011990", "03074477"));
        places.put("断在两行", (document, page) -> {
            write(document, page, 400, 500, RenderingMode.FILL, "1101011990");
            write(document, page, 60, 480, RenderingMode.FILL, "03074477");
        });
        places.put("页面边框之外", (document, page) -> write(document, page, 100, 5000, RenderingMode.FILL, NUMBER));
        places.put("文件属性", (document, page) -> document.getDocumentInformation().setAuthor(NUMBER));
        places.put("XMP 属性", (document, page) -> document.getDocumentCatalog().setMetadata(
                new PDMetadata(document, new ByteArrayInputStream(("<x>" + NUMBER + "</x>").getBytes(StandardCharsets.UTF_8)))));
        places.put("批注", (document, page) -> {
            PDAnnotationText note = new PDAnnotationText();
            note.setContents(NUMBER);
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            page.setAnnotations(List.of(note));
        });
        places.put("书签", (document, page) -> {
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(NUMBER);
            outline.addLast(item);
            document.getDocumentCatalog().setDocumentOutline(outline);
        });
        places.put("脚本", (document, page) -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + NUMBER + "')")));
        places.put("嵌入的文件", (document, page) -> {
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile(NUMBER + ".txt");
            file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(NUMBER.getBytes(StandardCharsets.US_ASCII))));
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("a", file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
        });
        places.put("没有用到的资源", (document, page) -> page.getResources().getCOSObject().setItem(COSName.getPDFName("Kept"),
                new org.apache.pdfbox.pdmodel.common.PDStream(document, new ByteArrayInputStream(NUMBER.getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE)));
        places.put("代替文字", (document, page) -> {
            COSDictionary element = new COSDictionary();
            element.setString(COSName.getPDFName("ActualText"), NUMBER);
            COSDictionary root = new COSDictionary();
            COSArray kids = new COSArray();
            kids.add(element);
            root.setItem(COSName.K, kids);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, root);
        });
        places.put("表单里填写的内容", (document, page) -> {
            COSDictionary field = new COSDictionary();
            field.setName(COSName.FT, "Tx");
            field.setString(COSName.T, "id");
            field.setString(COSName.V, NUMBER);
            COSArray fields = new COSArray();
            fields.add(field);
            COSDictionary form = new COSDictionary();
            form.setItem(COSName.FIELDS, fields);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
        });
        return places.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidingPlaces")
    @DisplayName("每一种藏身之处都清空，而原件确实藏有")
    void nowhere(Map.Entry<String, Drawing> place) throws IOException {
        byte[] original = pdf((document, page) -> {
            write(document, page, 100, 700, RenderingMode.FILL, "Seen ", NUMBER, " end");
            place.getValue().on(document, page);
        });
        byte[] alone = pdf(place.getValue());
        assertThatThrownBy(() -> Proof.require(alone, FileKind.PDF, List.of(), List.of(Alike.of(NUMBER)), Bounds.within(Duration.ofMinutes(1))))
                .isInstanceOf(Proof.Leak.class);

        Redacted.Copy copy = copy(original, words(NUMBER));

        assertThat(Everything.in(copy.bytes())).doesNotContain(NUMBER, "1101011990", "03074477");
        assertThat(text(copy.bytes())).contains("Seen", "end");
    }

    @Test
    @DisplayName("旧版本（增量保存）不随副本给出")
    void oldRevisions() throws IOException {
        byte[] first = pdf((document, page) -> write(document, page, 100, 700, RenderingMode.FILL, "keep 123 " + NUMBER));
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(first)) {
            document.getDocumentInformation().setTitle("second");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(second);
        }

        String copy = new String(copy(second.toByteArray(), words(NUMBER)).bytes(), StandardCharsets.ISO_8859_1);

        assertThat(new String(second.toByteArray(), StandardCharsets.ISO_8859_1).split("startxref", -1)).hasSizeGreaterThan(2);
        assertThat(copy.split("startxref", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @DisplayName("文字下面的点也涂黑，页面转过方向也对得上")
    void pixels(int turned) throws IOException {
        byte[] original = pdf((document, page) -> {
            page.setRotation(turned);
            page.setCropBox(new PDRectangle(40, 60, 500, 700));
            write(document, page, 100, 500, RenderingMode.FILL, NUMBER);
        });

        byte[] copy = copy(original, words(NUMBER)).bytes();

        try (PDDocument before = Loader.loadPDF(original); PDDocument after = Loader.loadPDF(copy)) {
            var ink = new PDFRenderer(before).renderImageWithDPI(0, 72);
            var black = new PDFRenderer(after).renderImageWithDPI(0, 72);
            assertThat(black.getWidth()).isEqualTo(ink.getWidth());
            for (int y = 0; y < ink.getHeight(); y++) {
                for (int x = 0; x < ink.getWidth(); x++) {
                    if ((ink.getRGB(x, y) & 255) < 200) {
                        assertThat(black.getRGB(x, y) & 255).as(x + "," + y).isLessThan(60);
                    }
                }
            }
            long blackened = 0;
            for (int y = 0; y < black.getHeight(); y++) {
                for (int x = 0; x < black.getWidth(); x++) {
                    blackened += (black.getRGB(x, y) & 255) < 60 ? 1 : 0;
                }
            }
            assertThat(blackened).isBetween(1_000L, 8_000L);
        }
    }

    @Test
    @DisplayName("方框下的图像和文字都没有了，方框以外的文字还能查找")
    void boxes() throws IOException {
        byte[] original = pdf((document, page) -> {
            PDImageXObject picture = PDImageXObject.createFromByteArray(document, Files.encoded(Files.picture(200, 200), "png"), "a");
            try (PDPageContentStream pen = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                pen.drawImage(picture, 100, 300, 200, 200);
            }
            write(document, page, 110, 400, RenderingMode.FILL, "UNDER");
            write(document, page, 110, 700, RenderingMode.FILL, "BESIDE");
        });

        Redacted.Copy copy = copy(original, new Mark.Box(1, 0.1, 0.3, 0.5, 0.4, Files.GROUND));

        assertThat(text(copy.bytes())).contains("BESIDE").doesNotContain("UNDER");
        try (PDDocument after = Loader.loadPDF(copy.bytes())) {
            var seen = new PDFRenderer(after).renderImageWithDPI(0, 72);
            assertThat(seen.getRGB(200, 440) & 0xFFFFFF).isZero();
        }
    }

    @Test
    @DisplayName("原件里只是盖住、没有删去的文字，副本的文字层也不给")
    void coveredBefore() throws IOException {
        byte[] original = pdf((document, page) -> {
            write(document, page, 100, 700, RenderingMode.FILL, "VISIBLE " + NUMBER);
            write(document, page, 100, 500, RenderingMode.FILL, "COVERED");
            try (PDPageContentStream pen = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                pen.addRect(95, 495, 200, 20);
                pen.fill();
            }
        });

        assertThat(text(copy(original, words(NUMBER)).bytes())).contains("VISIBLE").doesNotContain("COVERED");
    }

    @Test
    @DisplayName("中文按繁简、字距和部首字形一并查找")
    void chinese() throws IOException {
        byte[] original = pdf((document, page) -> {
            PDFont font = reading(document, Map.of('A', "張", 'B', "三", 'C', "豐", 'D', "甲"));
            try (PDPageContentStream pen = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                pen.beginText();
                pen.setFont(font, 14);
                pen.newLineAtOffset(100, 600);
                pen.showText("DA B CD");
                pen.endText();
            }
        });

        assertThat(text(copy(original, words("张三丰")).bytes())).contains("甲", "■").doesNotContain("張", "三", "豐");
    }

    @Test
    @DisplayName("隐去以后，前后的字不连成要隐去的字")
    void neighbours() throws IOException {
        byte[] original = pdf((document, page) -> write(document, page, 100, 700, RenderingMode.FILL, "Look at the helper"));

        assertThat(text(copy(original, words("the")).bytes())).contains("Look at", "■", "lper");
    }

    @Test
    @DisplayName("没有文字层的页面提醒人看；在其中找文字则拒绝")
    void scans() throws IOException {
        byte[] original = pdf((document, page) -> { });

        assertThat(refusal(original, words(NUMBER))).contains("没有文字层");
        assertThat(copy(original, new Mark.Box(1, 0.1, 0.1, 0.1, 0.1, Files.GROUND)).lookAt()).singleElement().asString().contains("第 1 页");
    }

    @Test
    @DisplayName("加密、损坏和页数过多的 PDF 拒绝")
    void unreadable() throws IOException {
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf((one, page) -> { }))) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            document.save(locked);
        }

        assertThat(refusal(locked.toByteArray(), words("a"))).contains("密码");
        assertThat(refusal("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII), words("a"))).contains("损坏");
        assertThat(refusal(pdf((document, page) -> {
            for (int i = 0; i < Bounds.MOST_PAGES; i++) {
                document.addPage(new PDPage());
            }
        }), words("a"))).contains("301 页");
        assertThat(refusal(pdf((document, page) -> page.setMediaBox(new PDRectangle(14_400, 14_400))), new Mark.Box(1, 0, 0, 1, 1, Files.GROUND)))
                .contains("页面过大");
    }
}
