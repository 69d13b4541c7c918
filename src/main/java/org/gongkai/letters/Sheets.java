package org.gongkai.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.springframework.stereotype.Component;

/** Sets the sheets of a case file as DOCX and as tagged PDF. */
@Component
public class Sheets {

    private static final String FONT = "仿宋";
    private static final int TITLE_POINTS = 18;
    private static final double TEXT_POINTS = 10.5;
    private static final int SHORT_SIDE = 11906;
    private static final int LONG_SIDE = 16838;
    private static final int MARGIN = 1134;

    private final TaggedPdf pdf;

    Sheets(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /** Empty where no typeface is at hand that has every character: a name is never printed with a gap. */
    public Optional<byte[]> pdf(Sheet sheet) {
        return pdf.of(sheet.text(), sheet.title(), "案卷材料", style(sheet), body(sheet));
    }

    public byte[] docx(Sheet sheet) {
        XWPFDocument document = new XWPFDocument();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            page(document, sheet.wide());
            XWPFParagraph title = document.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            run(title, sheet.title(), TITLE_POINTS);
            for (Sheet.Part part : sheet.parts()) {
                switch (part) {
                    case Sheet.Words words -> words.text().lines().forEach(line -> run(document.createParagraph(), line, TEXT_POINTS));
                    case Sheet.Table table -> table(document, table, sheet.wide());
                }
            }
            document.getProperties().getCoreProperties().setTitle(sheet.title());
            document.write(out);
            return out.toByteArray();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        } finally {
            document.getPackage().revert();
        }
    }

    private static void page(XWPFDocument document, boolean wide) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(wide ? LONG_SIDE : SHORT_SIDE);
        size.setH(wide ? SHORT_SIDE : LONG_SIDE);
        size.setOrient(wide ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        var margin = section.addNewPgMar();
        margin.setTop(MARGIN);
        margin.setBottom(MARGIN);
        margin.setLeft(MARGIN);
        margin.setRight(MARGIN);
    }

    private static void table(XWPFDocument document, Sheet.Table table, boolean wide) {
        int rows = table.rows().size() + (table.head().isEmpty() ? 0 : 1);
        if (rows == 0) {
            return;
        }
        XWPFTable grid = document.createTable(rows, table.widths().size());
        int whole = (wide ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
        grid.setWidth(String.valueOf(whole));
        int at = 0;
        if (!table.head().isEmpty()) {
            grid.getRow(0).setRepeatHeader(true);
            row(grid.getRow(at++), table.head(), table.widths(), whole);
        }
        for (List<String> cells : table.rows()) {
            row(grid.getRow(at++), cells, table.widths(), whole);
        }
        document.createParagraph();
    }

    private static void row(XWPFTableRow row, List<String> cells, List<Integer> widths, int whole) {
        row.setCantSplitRow(true);
        for (int column = 0; column < widths.size(); column++) {
            var cell = row.getCell(column);
            cell.setWidth(String.valueOf(whole * widths.get(column) / 100));
            XWPFParagraph paragraph = cell.getParagraphs().getFirst();
            for (String line : cells.get(column).lines().toList()) {
                run(paragraph, line, TEXT_POINTS);
                paragraph = cell.addParagraph();
            }
            if (cell.getParagraphs().size() > 1) {
                cell.removeParagraph(cell.getParagraphs().size() - 1);
            }
        }
    }

    private static void run(XWPFParagraph paragraph, String text, double points) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(points);
        run.setText(text);
    }

    private static String style(Sheet sheet) {
        return "@page { size: A4 " + (sheet.wide() ? "landscape" : "portrait") + """
                ; margin: 20mm; }
                body { margin: 0; font-size: 10.5pt; line-height: 1.5; }
                h1 { margin: 0 0 6mm; text-align: center; font-size: 18pt; }
                p { margin: 0 0 2mm; }
                table { width: 100%; margin: 0 0 4mm; table-layout: fixed; border-collapse: collapse; -fs-table-paginate: paginate; }
                th, td { border: 0.5pt solid #333; padding: 1mm 1.5mm; text-align: left; vertical-align: top; word-wrap: break-word; }
                tr { page-break-inside: avoid; }
                """;
    }

    private static String body(Sheet sheet) {
        StringBuilder html = new StringBuilder("<h1>").append(TaggedPdf.escaped(sheet.title())).append("</h1>");
        for (Sheet.Part part : sheet.parts()) {
            switch (part) {
                case Sheet.Words words -> words.text().lines().forEach(line -> html.append("<p>").append(TaggedPdf.escaped(line)).append("</p>"));
                case Sheet.Table table -> table(html, table);
            }
        }
        return html.toString();
    }

    private static void table(StringBuilder html, Sheet.Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        html.append("<table><colgroup>");
        table.widths().forEach(width -> html.append("<col width=\"").append(width).append("%\"/>"));
        html.append("</colgroup>");
        if (!table.head().isEmpty()) {
            html.append("<thead><tr>");
            table.head().forEach(cell -> html.append("<th scope=\"col\">").append(TaggedPdf.escaped(cell)).append("</th>"));
            html.append("</tr></thead>");
        }
        html.append("<tbody>");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(cell.lines().map(TaggedPdf::escaped).collect(Collectors.joining("<br/>"))).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }
}
