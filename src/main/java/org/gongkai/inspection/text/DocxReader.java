package org.gongkai.inspection.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlink;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFSDTCell;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Text.Unit;
import org.gongkai.reading.OfficeProperties;

/** Reads a DOCX file: paragraphs and table cells in order, runs that are hidden, links. */
final class DocxReader {

    private static final long MOST_UNPACKED = 128L << 20;
    private static final long MOST_MARKS = 1_500_000;
    private static final int DEEPEST = 20;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private int line = 1;
    private int row;
    private int characters;

    private DocxReader() {
    }

    static Text read(byte[] bytes) throws Unreadable {
        requireBounded(bytes);
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(OfficeProperties.readable(bytes)))) {
            DocxReader reader = new DocxReader();
            reader.elements(document, document.getBodyElements(), 0);
            String title = document.getProperties().getCoreProperties().getTitle();
            return Text.of(Unit.PARAGRAPH, reader.pieces, reader.links, title, null);
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("这个文件不是可以读的 docx（可能已经损坏、加密，或者是别的压缩文件）。");
        }
    }

    /** What the library needs of memory grows with the elements, not with the words. */
    private static void requireBounded(byte[] bytes) throws Unreadable {
        long unpacked = 0;
        long marks = 0;
        byte[] piece = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    unpacked += read;
                    for (int i = 0; i < read; i++) {
                        marks += piece[i] == '<' ? 1 : 0;
                    }
                    if (unpacked > MOST_UNPACKED || marks > MOST_MARKS) {
                        throw new Unreadable("文件展开以后过大，不像一份年度报告，没有读。");
                    }
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("这个文件不是可以读的 docx（可能已经损坏、加密，或者是别的压缩文件）。");
        }
    }

    private void elements(XWPFDocument document, List<IBodyElement> elements, int depth) throws Unreadable {
        for (IBodyElement element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                String words = words(document, paragraph);
                if (!words.isBlank()) {
                    add(new Piece(line++, words.strip(), 0, Role.BODY));
                }
            } else if (element instanceof XWPFTable table && depth < DEEPEST) {
                table(document, table, depth);
            } else if (element instanceof XWPFSDT control && !control.getContent().getText().isBlank()) {
                controlled(control.getContent().getText());
            }
        }
    }

    /** What stands in a content control: its rows by line, their cells by tab. */
    private void controlled(String text) throws Unreadable {
        for (String words : text.split("\n")) {
            if (words.indexOf('\t') >= 0) {
                row++;
                for (String cell : words.split("\t", -1)) {
                    add(new Piece(line, cell.strip(), row, Role.BODY));
                }
                line++;
            } else {
                add(new Piece(line++, words.strip(), 0, Role.BODY));
            }
        }
    }

    private void table(XWPFDocument document, XWPFTable table, int depth) throws Unreadable {
        for (XWPFTableRow tableRow : table.getRows()) {
            row++;
            int ofRow = row;
            for (ICell each : tableRow.getTableICells()) {
                if (!(each instanceof XWPFTableCell cell)) {
                    String words = each instanceof XWPFSDTCell controlled ? controlled.getContent().getText() : "";
                    add(new Piece(line, words.strip(), ofRow, Role.BODY));
                } else if (cell.getTables().isEmpty()) {
                    StringBuilder words = new StringBuilder();
                    cell.getParagraphs().forEach(paragraph -> words.append(words(document, paragraph)));
                    add(new Piece(line, words.toString().strip(), ofRow, Role.BODY));
                } else {
                    elements(document, cell.getBodyElements(), depth + 1);
                }
            }
            line++;
        }
    }

    private void add(Piece piece) throws Unreadable {
        characters += piece.text().length();
        if (characters > PlainText.mostCharacters()) {
            throw PlainText.tooLong();
        }
        pieces.add(piece);
    }

    private String words(XWPFDocument document, XWPFParagraph paragraph) {
        StringBuilder seen = new StringBuilder();
        for (IRunElement element : paragraph.getIRuns()) {
            if (element instanceof XWPFRun run) {
                boolean hidden = isHidden(run);
                if (element instanceof XWPFHyperlinkRun linked && linked.getHyperlink(document) instanceof XWPFHyperlink target) {
                    links.add(new Link(line, String.valueOf(target.getURL()), run.text(), hidden));
                }
                if (hidden && !run.text().isBlank()) {
                    pieces.add(new Piece(line, run.text().strip(), 0, Role.HIDDEN));
                } else {
                    seen.append(run.text());
                }
            } else {
                seen.append(element);
            }
        }
        return seen.toString().replace('\n', ' ');
    }

    private static boolean isHidden(XWPFRun run) {
        Double size = run.getFontSizeAsDouble();
        return run.isVanish() || "FFFFFF".equalsIgnoreCase(run.getColor()) && run.getCTR().getRPr() != null
                && run.getCTR().getRPr().sizeOfShdArray() == 0 && run.getCTR().getRPr().sizeOfHighlightArray() == 0
                || size != null && size <= 1;
    }
}
