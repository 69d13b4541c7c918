package org.gongkai.registers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A sheet given back with what is wrong with it: beside each column that has faults stands one that says them, so that it is mended there and sent again. */
public final class FaultSheet {

    private static final int WIDTH = 18 * 256;
    private static final int WIDE = 44 * 256;

    private FaultSheet() {
    }

    private record Shown(String column, String title, boolean faults) {
    }

    /** @return XLSX; every cell is text, so that nothing in it is a formula */
    public static byte[] xlsx(Register register, boolean several, List<TypedRow> rows, List<RowFault> faults) {
        Map<String, String> sentences = new HashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        faults.forEach(fault -> {
            columns.add(fault.field());
            String mend = fault.sentence() + (fault.instead() == null ? "" : "（可以改成：" + fault.instead() + "）");
            sentences.merge(fault.line() + " " + fault.field(), mend, (one, other) -> one + "；" + other);
        });
        List<Shown> shown = new ArrayList<>();
        if (columns.stream().anyMatch(column -> Sheet.columns(register, several).stream().noneMatch(one -> one.name().equals(column)))) {
            shown.add(new Shown("", "请改正", true));
        }
        Sheet.columns(register, several).forEach(column -> {
            shown.add(new Shown(column.name(), column.title(), false));
            if (columns.contains(column.name())) {
                shown.add(new Shown(column.name(), "请改正 " + column.title(), true));
            }
        });
        try (SXSSFWorkbook book = new SXSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            write(book, shown, rows, sentences);
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(SXSSFWorkbook book, List<Shown> shown, List<TypedRow> rows, Map<String, String> sentences) {
        CellStyle text = book.createCellStyle();
        text.setDataFormat(book.createDataFormat().getFormat("@"));
        CellStyle wrong = book.createCellStyle();
        wrong.cloneStyleFrom(text);
        wrong.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
        wrong.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        SXSSFSheet sheet = book.createSheet("请改正");
        sheet.createFreezePane(0, 1);
        Row heading = sheet.createRow(0);
        for (int c = 0; c < shown.size(); c++) {
            sheet.setColumnWidth(c, shown.get(c).faults() ? WIDE : WIDTH);
            cell(heading, c, shown.get(c).title(), text);
        }
        for (int n = 0; n < rows.size(); n++) {
            Row line = sheet.createRow(n + 1);
            TypedRow row = rows.get(n);
            for (int c = 0; c < shown.size(); c++) {
                String said = sentences.getOrDefault(row.line() + " " + shown.get(c).column(), "");
                cell(line, c, shown.get(c).faults() ? said : Sheet.value(row, shown.get(c).column()), said.isEmpty() ? text : wrong);
            }
        }
    }

    private static void cell(Row row, int at, String value, CellStyle style) {
        var cell = row.createCell(at);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }
}
