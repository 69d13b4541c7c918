package org.gongkai.redaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;

/** PDF files of one page, drawn for a test. */
final class DrawnPdf {

    /** Puts something on the page or into its document. */
    interface Drawing {

        void on(PDDocument document, PDPage page) throws IOException;
    }

    private DrawnPdf() {
    }

    static byte[] pdf(Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setResources(new PDResources());
            document.addPage(page);
            drawing.on(document, page);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    static void write(PDDocument document, PDPage page, float x, float y, RenderingMode how, String... pieces) throws IOException {
        try (PDPageContentStream pen = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            pen.beginText();
            pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
            pen.setRenderingMode(how);
            pen.newLineAtOffset(x, y);
            for (String piece : pieces) {
                pen.showText(piece);
            }
            pen.endText();
        }
    }

    /** A font whose letters are read as other characters. */
    static PDFont reading(PDDocument document, Map<Character, String> as) throws IOException {
        StringBuilder map = new StringBuilder("begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n" + (as.size() + 1) + " beginbfchar\n<20> <0020>\n");
        as.forEach((letter, read) -> map.append("<%02X> <%04X>\n".formatted((int) letter, (int) read.charAt(0))));
        map.append("endbfchar\nendcmap\n");
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, "Type1");
        font.setName(COSName.BASE_FONT, "Helvetica");
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        font.setItem(COSName.TO_UNICODE, new PDStream(document,
                new ByteArrayInputStream(map.toString().getBytes(StandardCharsets.US_ASCII))));
        return PDFontFactory.createFont(font);
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
