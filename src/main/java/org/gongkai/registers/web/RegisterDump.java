package org.gongkai.registers.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.gongkai.directory.Organs;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.tables.PlainCell;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Every record of a register that stands, written as it is read, however many there are. */
@Component
class RegisterDump {

    private static final int AT_ONCE = 2000;
    private static final Set<RegisterField.Kind> AS_KEPT = Set.of(RegisterField.Kind.NUMBER, RegisterField.Kind.SHARE, RegisterField.Kind.PLACE);
    private static final int ROWS_IN_MEMORY = 200;
    private static final int MOST_ROWS = 1_048_575;
    /** As many as a spreadsheet keeps of a number. */
    private static final int DIGITS = 15;
    private static final int BUFFER = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RecordSearch records;
    private final Organs organs;

    RegisterDump(RecordSearch records, Organs organs) {
        this.records = records;
        this.organs = organs;
    }

    @FunctionalInterface
    private interface Taking {
        void take(Entry entry) throws IOException;
    }

    private void each(Register register, Taking taking) throws IOException {
        String after = "";
        while (true) {
            List<Entry> some = records.standing(register, after, AT_ONCE);
            for (Entry entry : some) {
                if (!entry.isWithdrawn()) {
                    taking.take(entry);
                }
            }
            if (some.size() < AT_ONCE) {
                return;
            }
            after = some.getLast().key();
        }
    }

    private List<String> heads(Register register) {
        List<String> heads = new ArrayList<>(register.publicFields().stream().map(RegisterField::title).toList());
        heads.add("负责机关");
        heads.add("生效日期");
        return heads;
    }

    /** Without units, as an import would take them back. */
    private List<String> cells(Register register, Entry entry) {
        List<String> cells = new ArrayList<>();
        for (RegisterField field : register.publicFields()) {
            String kept = entry.said().get(field.name());
            cells.add(kept == null ? "" : field.type() instanceof RowsType rows ? rows.written(kept) : AS_KEPT.contains(field.kind()) || field.type() instanceof NamedType named && named.what().equals(NamedType.RECORD) ? kept : field.type().shown(kept));
        }
        cells.add(organs.name(entry.organ()));
        cells.add(entry.validOn().toString());
        return cells;
    }

    void csv(Register register, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(new BufferedOutputStream(out, BUFFER), StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        writer.write(PlainCell.line(heads(register)));
        each(register, entry -> writer.write(PlainCell.line(cells(register, entry))));
        writer.flush();
    }

    void lines(Register register, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(new BufferedOutputStream(out, BUFFER), StandardCharsets.UTF_8);
        each(register, entry -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("key", entry.key());
            line.put("entry", entry.number());
            line.put("organ", entry.organ());
            line.put("validOn", entry.validOn().toString());
            line.put("values", entry.said());
            Map<String, List<Map<String, String>>> rows = RowsView.of(register, entry);
            if (!rows.isEmpty()) {
                line.put("rows", rows);
            }
            writer.write(JSON.writeValueAsString(line));
            writer.write('\n');
        });
        writer.flush();
    }

    void sheet(Register register, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            Sheet[] sheet = {begin(book, register)};
            int[] row = {1};
            each(register, entry -> {
                if (row[0] > MOST_ROWS) {
                    sheet[0] = begin(book, register);
                    row[0] = 1;
                }
                fill(sheet[0].createRow(row[0]++), register, cells(register, entry));
            });
            book.write(out);
        }
    }

    /** A sheet holds so many rows and no more: what is left stands on a further one. */
    private Sheet begin(SXSSFWorkbook book, Register register) {
        Sheet sheet = book.createSheet("记录" + (book.getNumberOfSheets() + 1));
        Row head = sheet.createRow(0);
        List<String> heads = heads(register);
        for (int i = 0; i < heads.size(); i++) {
            head.createCell(i).setCellValue(heads.get(i));
        }
        return sheet;
    }

    private static void fill(Row line, Register register, List<String> cells) {
        List<RegisterField> fields = register.publicFields();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = line.createCell(i);
            boolean number = i < fields.size() && fields.get(i).kind() == RegisterField.Kind.NUMBER && !cells.get(i).isEmpty();
            if (number && new BigDecimal(cells.get(i)).precision() <= DIGITS) {
                cell.setCellValue(new BigDecimal(cells.get(i)).doubleValue());
            } else {
                cell.setCellValue(cells.get(i));
            }
        }
    }
}
