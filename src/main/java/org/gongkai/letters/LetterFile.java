package org.gongkai.letters;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Lays a letter out as DOCX in the manner of GB/T 9704-2012: A4, 2号 title, 3号 body, 28 points between lines. */
final class LetterFile {

    private static final String TITLE_FONT = "方正小标宋简体";
    private static final String BODY_FONT = "仿宋";
    private static final String NUMBER_FONT = "宋体";
    private static final double NUMBER_POINTS = 14;
    private static final int NUMBER_INDENT = 280;
    private static final double TITLE_POINTS = 22;
    private static final double BODY_POINTS = 16;
    private static final double LINE_POINTS = 28;
    private static final double TITLE_LINE_POINTS = 32;
    /** How many characters of the title fill a line. */
    static final int TITLE_CHARACTERS = 20;
    private static final int TWIPS_PER_MM = 57;

    private LetterFile() {
    }

    static byte[] docx(LetterText letter) {
        XWPFDocument document = new XWPFDocument();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            page(document);
            XWPFParagraph title = paragraph(document, ParagraphAlignment.CENTER);
            title.setSpacingBetween(TITLE_LINE_POINTS, LineSpacingRule.EXACT);
            for (String line : letter.titleLines(TITLE_CHARACTERS)) {
                if (!title.getRuns().isEmpty()) {
                    title.getRuns().getLast().addBreak();
                }
                run(title, line, TITLE_FONT, TITLE_POINTS);
            }
            run(paragraph(document, ParagraphAlignment.RIGHT), letter.number(), BODY_FONT, BODY_POINTS);
            run(paragraph(document, ParagraphAlignment.LEFT), "", BODY_FONT, BODY_POINTS);
            run(paragraph(document, ParagraphAlignment.LEFT), letter.addressee(), BODY_FONT, BODY_POINTS);
            for (String line : letter.body()) {
                XWPFParagraph paragraph = paragraph(document, ParagraphAlignment.BOTH);
                paragraph.setIndentationFirstLine((int) (2 * BODY_POINTS * 20));
                run(paragraph, line, BODY_FONT, BODY_POINTS);
            }
            if (letter.isSigned()) {
                sign(document, letter);
            }
            number(document, HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
            number(document, HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
            document.setEvenAndOddHeadings(true);
            document.getProperties().getCoreProperties().setTitle(letter.title());
            document.write(out);
            return out.toByteArray();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        } finally {
            // closing would write the whole file once more, to nowhere
            document.getPackage().revert();
        }
    }

    private static void sign(XWPFDocument document, LetterText letter) {
        // Signature and date stay together, with room for the seal, and never alone on a page.
        document.getLastParagraph().setKeepNext(true);
        XWPFParagraph space = paragraph(document, ParagraphAlignment.LEFT);
        space.setKeepNext(true);
        run(space, "", BODY_FONT, BODY_POINTS);
        XWPFParagraph signature = paragraph(document, ParagraphAlignment.RIGHT);
        signature.setKeepNext(true);
        signature.setSpacingBefore((int) (2 * LINE_POINTS * 20));
        run(signature, letter.organ(), BODY_FONT, BODY_POINTS);
        run(paragraph(document, ParagraphAlignment.RIGHT), letter.day(), BODY_FONT, BODY_POINTS);
    }

    /** The words of a file that was the record of an early letter, told apart by how each paragraph stands on the page. */
    static LetterText text(byte[] docx, LocalDate on) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            List<String> right = standing(document, ParagraphAlignment.RIGHT);
            return new LetterText(standing(document, ParagraphAlignment.CENTER).getFirst(), right.getFirst(),
                    standing(document, ParagraphAlignment.LEFT).getFirst(), standing(document, ParagraphAlignment.BOTH), right.get(1), on);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    private static List<String> standing(XWPFDocument document, ParagraphAlignment alignment) {
        return document.getParagraphs().stream().filter(paragraph -> paragraph.getAlignment() == alignment)
                .map(XWPFParagraph::getText).filter(text -> !text.isBlank()).toList();
    }

    private static void page(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(210L * TWIPS_PER_MM));
        size.setH(BigInteger.valueOf(297L * TWIPS_PER_MM));
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(37L * TWIPS_PER_MM));
        margin.setBottom(BigInteger.valueOf(35L * TWIPS_PER_MM));
        margin.setLeft(BigInteger.valueOf(28L * TWIPS_PER_MM));
        margin.setFooter(BigInteger.valueOf(23L * TWIPS_PER_MM));
        margin.setRight(BigInteger.valueOf(26L * TWIPS_PER_MM));
    }

    /** The number of the page at its foot: at the right on the front of a sheet, at the left on its back. */
    private static void number(XWPFDocument document, HeaderFooterType pages, ParagraphAlignment side) {
        XWPFParagraph foot = document.createFooter(pages).createParagraph();
        foot.setAlignment(side);
        foot.setIndentationLeft(NUMBER_INDENT);
        foot.setIndentationRight(NUMBER_INDENT);
        run(foot, "— ", NUMBER_FONT, NUMBER_POINTS);
        foot.getCTP().addNewFldSimple().setInstr("PAGE");
        run(foot, " —", NUMBER_FONT, NUMBER_POINTS);
    }

    private static XWPFParagraph paragraph(XWPFDocument document, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(LINE_POINTS, LineSpacingRule.EXACT);
        // as in the PDF: 22 lines a page, whichever paragraph they end
        paragraph.getCTPPr().addNewWidowControl().setVal(false);
        return paragraph;
    }

    private static void run(XWPFParagraph paragraph, String text, String font, double points) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(font);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(points);
        run.setText(text);
    }
}
