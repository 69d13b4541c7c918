package org.gongkai.tables;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.SAXParserFactory;

import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.gongkai.reading.Job;
import org.gongkai.reading.OfficeProperties;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** The first sheet of an XLSX file that holds anything, as CSV: days as 2026-01-31, numbers as they are and not as they look. */
@Within(seconds = 60)
final class ReadSheet extends Job<ReadSheet.First, Integer> {

    /** Nothing more is to be known of the file. */
    record First() {
    }

    private static final int MOST_ROWS = 200_000;
    /** Lines above them: a title, a heading. */
    private static final int ABOVE = 10;
    private static final int MOST_COLUMNS = 500;
    private static final int MOST_CHARACTERS = 50_000_000;

    @Override
    public Result<Integer> open(byte[] content, First none) throws Exception {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(OfficeProperties.readable(content)))) {
            XSSFReader reader = new XSSFReader(file);
            ReadOnlySharedStringsTable words = new ReadOnlySharedStringsTable(file);
            var sheets = reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    Rows rows = new Rows();
                    SAXParserFactory parsers = SAXParserFactory.newInstance();
                    parsers.setNamespaceAware(true);
                    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                    XMLReader xml = parsers.newSAXParser().getXMLReader();
                    xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), null, words, rows, new AsItIs(), false));
                    xml.parse(new InputSource(sheet));
                    if (rows.count > 0) {
                        return new Result<>(rows.count, rows.csv.toString().getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (TooMuch tooMuch) {
            throw new Refusal("表格太大：最多 " + MOST_ROWS + " 行、" + MOST_COLUMNS + " 列，请分成几个文件。", tooMuch);
        } catch (Exception broken) {
            throw new Refusal("这个文件不是可以读的 XLSX（可能已经损坏、加密）。请用表格软件打开后重新保存，或者另存为 CSV。", broken);
        }
        throw new Refusal("这个表格里没有内容。");
    }

    private static final class TooMuch extends RuntimeException {
    }

    /** A day for what looks like one, else the bare number. */
    private static final class AsItIs extends DataFormatter {

        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString, boolean use1904Windowing) {
            if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value) && value >= 1) {
                return DateUtil.getLocalDateTime(value, use1904Windowing).toLocalDate().toString();
            }
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
        }

        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString) {
            return formatRawCellContents(value, formatIndex, formatString, false);
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final StringBuilder csv = new StringBuilder();
        private final List<String> cells = new ArrayList<>();
        private int at;
        private int count;
        private int widest;

        @Override
        public void startRow(int number) {
            if (number >= MOST_ROWS + ABOVE || csv.length() > MOST_CHARACTERS) {
                throw new TooMuch();
            }
            // blank rows that are left out keep their lines
            for (; at < number; at++) {
                csv.append('\n');
            }
            cells.clear();
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column >= MOST_COLUMNS) {
                throw new TooMuch();
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null ? "" : value);
        }

        @Override
        public void endRow(int number) {
            widest = Math.max(widest, cells.size());
            while (cells.size() < widest) {
                cells.add("");
            }
            for (int i = 0; i < cells.size(); i++) {
                csv.append(i == 0 ? "" : ",").append('"').append(cells.get(i).replace("\"", "\"\"").replace('\r', ' ').replace('\n', ' ')).append('"');
            }
            csv.append('\n');
            at = number + 1;
            count += cells.stream().allMatch(String::isBlank) ? 0 : 1;
        }
    }
}
