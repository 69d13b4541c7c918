package org.gongkai.reporting.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Sentence;
import org.gongkai.tables.PlainCell;
import org.jspecify.annotations.Nullable;

/** A report as a sheet, a line for each number: with its unit, the period before, where it comes from, and what it counts. */
public final class SheetReport {

    private static final List<String> HEADS = List.of("格子", "指标", "单位", "本期", "上期", "来源", "台账数", "改填理由", "定义");
    private static final int PERIOD = 3;
    private static final int[] NUMBERS = {PERIOD, 4, 6};
    private static final int[] WIDTHS = {16, 48, 8, 14, 14, 10, 14, 24, 80};
    private static final int WIDTH_OF_A_CHARACTER = 256;

    private SheetReport() {}

    public static byte[] csv(AnnualReport report, ReplyKinds replyKinds) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        csv.append(PlainCell.line(HEADS));
        lines(report, replyKinds).forEach(line -> csv.append(PlainCell.line(line)));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] xlsx(AnnualReport report, ReplyKinds replyKinds) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("统计表");
            fill(sheet.createRow(0), HEADS);
            for (int i = 0; i < WIDTHS.length; i++) {
                sheet.setColumnWidth(i, WIDTHS[i] * WIDTH_OF_A_CHARACTER);
            }
            sheet.createFreezePane(0, 1);
            for (List<String> line : lines(report, replyKinds)) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                fill(row, line);
                for (int at : NUMBERS) {
                    if (line.get(at).matches("-?\\d+(?:\\.\\d+)?")) {
                        row.getCell(at).setCellValue(new BigDecimal(line.get(at)).doubleValue());
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private static List<List<String>> lines(AnnualReport report, ReplyKinds replyKinds) {
        Form form = report.form();
        Figures before = report.before();
        List<List<String>> lines = new ArrayList<>();
        for (Cell cell : form.cells()) {
            Typed typed = report.figures().typed(cell).orElse(null);
            String unit = form.row(cell).unit() != null ? form.row(cell).unit() : form.column(cell).unit();
            lines.add(List.of(cell.toString(), form.name(cell), unit == null ? "" : unit, Numbers.printed(report.figures(), cell),
                    before == null || !before.form().has(cell) ? "" : Numbers.printed(before, cell), source(form, cell, typed),
                    plain(report.figures().register(cell)), typed == null || typed.reason() == null ? "" : typed.reason(),
                    Sentence.of(form, cell, report.key().period(), replyKinds)));
        }
        return lines;
    }

    private static String source(Form form, Cell cell, @Nullable Typed typed) {
        return !form.counts(cell) ? "填报" : typed != null ? "改填" : form.measures(cell).isEmpty() ? "算得" : "台账";
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
