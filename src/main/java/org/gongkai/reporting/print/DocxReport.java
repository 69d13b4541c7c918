package org.gongkai.reporting.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form.Section;
import org.gongkai.reporting.print.Grid.Box;
import org.gongkai.reporting.print.Grid.Kind;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A report as a Word file: A4, the typefaces of official documents (GB/T 9704), heads repeated on every page. */
public final class DocxReport {

    private static final String SONGTI = "宋体";
    private static final String HEITI = "黑体";
    private static final String FANGSONG = "仿宋";
    private static final int TEXT_WIDTH = 8844; // A4 less 28 mm and 26 mm, in twentieths of a point
    private static final int LINE = 560;
    private static final int ROW = 300;
    /** A longer table has a page of its own, so that its sums can be followed on one sheet. */
    private static final int LINES_BESIDE_OTHERS = 20;

    private final XWPFDocument document = new XWPFDocument();

    private DocxReport() {}

    public static byte[] write(AnnualReport report) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            DocxReport docx = new DocxReport();
            docx.page();
            docx.document.getProperties().getCoreProperties().setTitle(report.title());
            docx.paragraph(ParagraphAlignment.CENTER, SONGTI, 22, true, report.title());
            docx.body(report.opening() + "统计期限：" + report.period() + "。");
            if (report.form().unconfirmed() != null) {
                docx.body(report.form().unconfirmed());
            }
            for (Section section : report.form().sections()) {
                docx.section(report, section);
            }
            docx.document.write(out);
            docx.document.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("the report cannot be written as DOCX", e);
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        section.addNewPgSz().setW(BigInteger.valueOf(11906));
        section.getPgSz().setH(BigInteger.valueOf(16838));
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(2098));
        margin.setBottom(BigInteger.valueOf(1984));
        margin.setLeft(BigInteger.valueOf(1588));
        margin.setRight(BigInteger.valueOf(1474));
        margin.setHeader(BigInteger.valueOf(851));
        margin.setFooter(BigInteger.valueOf(992));
        margin.setGutter(BigInteger.ZERO);
    }

    private void section(AnnualReport report, Section section) {
        XWPFParagraph heading = paragraph(ParagraphAlignment.LEFT, HEITI, 16, false, section.num() + section.title());
        heading.setKeepNext(true);
        if (section.isText()) {
            report.text(section.id()).lines().filter(line -> !line.isBlank()).forEach(line -> body(line.strip()));
        } else {
            Grid grid = Grid.of(report.form().table(section.table()));
            heading.setPageBreak(grid.lines().size() > LINES_BESIDE_OTHERS);
            table(grid, report.figures());
        }
    }

    private void body(String text) {
        XWPFParagraph paragraph = paragraph(ParagraphAlignment.BOTH, FANGSONG, 16, false, text);
        paragraph.setIndentationFirstLine(640);
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, String font, int size, boolean bold, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(LINE / 20.0, LineSpacingRule.EXACT);
        run(paragraph, font, size, bold, text);
        return paragraph;
    }

    private static void run(XWPFParagraph paragraph, String font, double size, boolean bold, String text) {
        XWPFRun run = paragraph.createRun();
        CTFonts fonts = run.getCTR().addNewRPr().addNewRFonts();
        fonts.setAscii("Times New Roman");
        fonts.setHAnsi("Times New Roman");
        fonts.setEastAsia(font);
        run.setBold(bold);
        run.setFontSize(size);
        run.setText(text);
    }

    private void table(Grid grid, Figures figures) {
        XWPFTable table = document.createTable(grid.lines().size(), grid.columns());
        table.setWidth(TEXT_WIDTH);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        int[] widths = widths(grid);
        CTTblGrid columns = table.getCTTbl().getTblGrid() == null ? table.getCTTbl().addNewTblGrid() : table.getCTTbl().getTblGrid();
        for (int width : widths) {
            columns.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        for (int line = 0; line < grid.lines().size(); line++) {
            XWPFTableRow row = table.getRow(line);
            row.setCantSplitRow(true);
            row.setHeight(ROW);
            row.setHeightRule(TableRowHeightRule.AT_LEAST);
            row.setRepeatHeader(line < grid.head());
        }
        boolean[][] kept = new boolean[grid.lines().size()][grid.columns()];
        for (int line = 0; line < grid.lines().size(); line++) {
            for (Box box : grid.lines().get(line)) {
                for (int down = 0; down < box.rowspan(); down++) {
                    kept[line + down][box.column()] = true;
                    shape(table.getRow(line + down).getCell(box.column()), box, down, widths);
                }
                fill(table.getRow(line).getCell(box.column()), box, figures);
            }
        }
        for (int line = 0; line < kept.length; line++) {
            for (int column = grid.columns() - 1; column >= 0; column--) {
                if (!kept[line][column]) {
                    table.getRow(line).removeCell(column);
                }
            }
        }
        document.createParagraph();
    }

    private static void shape(XWPFTableCell cell, Box box, int down, int[] widths) {
        CTTcPr properties = cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr();
        int width = 0;
        for (int column = box.column(); column < box.column() + box.colspan(); column++) {
            width += widths[column];
        }
        cell.setWidth(String.valueOf(width));
        if (box.colspan() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(box.colspan()));
        }
        if (box.rowspan() > 1) {
            properties.addNewVMerge().setVal(down == 0 ? STMerge.RESTART : STMerge.CONTINUE);
        }
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
    }

    private static void fill(XWPFTableCell cell, Box box, Figures figures) {
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setAlignment(box.kind() == Kind.ROW_HEAD ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER);
        String text = box.cell() == null ? box.text() : Numbers.printed(figures, box.cell());
        run(paragraph, SONGTI, 9, false, text);
    }

    /** A list: the label the widest, its unit the narrowest. */
    private static int[] list(int columns) {
        int[] widths = new int[columns];
        Arrays.fill(widths, TEXT_WIDTH * 3 / 10 / (columns - 2));
        widths[0] = TEXT_WIDTH * 6 / 10;
        widths[1] = TEXT_WIDTH / 10;
        return widths;
    }

    /** Number columns alike; the columns of row heads share the rest, the last of them the widest. */
    private static int[] widths(Grid grid) {
        if (grid.lines().getLast().stream().anyMatch(box -> box.kind() == Kind.NOTE)) {
            return list(grid.columns());
        }
        List<Box> numbers = grid.lines().getLast().stream().filter(box -> box.kind() == Kind.NUMBER).toList();
        int first = numbers.getFirst().column();
        int[] widths = new int[grid.columns()];
        int number = first == 0 ? TEXT_WIDTH / grid.columns() : TEXT_WIDTH * 6 / 10 / (grid.columns() - first);
        int heads = TEXT_WIDTH - number * (grid.columns() - first);
        for (int column = 0; column < grid.columns(); column++) {
            widths[column] = column >= first ? number : column < first - 1 ? heads / 5 : heads - heads / 5 * (first - 1);
        }
        return widths;
    }
}
