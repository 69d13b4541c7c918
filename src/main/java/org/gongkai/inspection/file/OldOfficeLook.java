package org.gongkai.inspection.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.gongkai.reading.Refusal;
import org.xml.sax.SAXException;

/** The words of DOC, XLS, PPT, WPS and ET files, and what is hidden in them; no cleaned copy is made of these. */
final class OldOfficeLook {

    private static final int MOST_CHARACTERS = 6_000_000;
    private static final Map<String, String> PERSONS = Map.of("dc:creator", "作者", "meta:last-author", "最后修改人", "extended-properties:Company", "单位",
            "extended-properties:Manager", "负责人");

    private OldOfficeLook() {
    }

    static void look(byte[] content, String name, String kind, Collected into) throws IOException, Refusal {
        Metadata beside = new Metadata();
        beside.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        BodyContentHandler words = new BodyContentHandler(MOST_CHARACTERS);
        try {
            new AutoDetectParser().parse(new ByteArrayInputStream(content), words, beside, new ParseContext());
        } catch (SAXException | TikaException unread) {
            throw new Refusal("“" + name + "”读不出来，可能已经损坏、加了密码或者过长，没有检查过的文件不能公开。请另存为 " + modern(kind) + " 或 PDF 再上传。", unread);
        }
        int number = 0;
        for (String line : words.toString().split("[\r\n]+")) {
            if (!line.isBlank()) {
                into.words("", "第" + ++number + (kind.equals("xls") ? "行" : "段"), line, false);
            }
        }
        for (Map.Entry<String, String> person : PERSONS.entrySet()) {
            String value = beside.get(person.getKey());
            if (value != null && !value.isBlank() && !OfficeProperties.Names.isNobody(value)) {
                into.unseen("A-AUTHOR", "文件属性", person.getValue() + "：" + value);
            }
        }
        switch (kind) {
            case "xls" -> sheets(content, into);
            case "doc" -> runs(content, into);
            default -> { }
        }
    }

    private static String modern(String kind) {
        return kind.equals("xls") ? "XLSX" : kind.equals("ppt") ? "PPTX" : "DOCX";
    }

    private static void sheets(byte[] content, Collected into) throws IOException, Refusal {
        DataFormatter plain = new DataFormatter();
        try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(content))) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                Sheet sheet = book.getSheetAt(i);
                String place = "工作表“" + sheet.getSheetName() + "”";
                boolean hidden = book.getSheetVisibility(i) != SheetVisibility.VISIBLE;
                if (hidden) {
                    into.unseen("A-HIDDEN-SHEET", place, "");
                }
                for (Row row : sheet) {
                    StringBuilder words = new StringBuilder();
                    boolean any = hidden || row.getZeroHeight();
                    for (Cell cell : row) {
                        String value = cell.getCellType() == org.apache.poi.ss.usermodel.CellType.NUMERIC && !org.apache.poi.ss.usermodel.DateUtil.isCellDateFormatted(cell)
                                ? new java.math.BigDecimal(cell.getNumericCellValue()).stripTrailingZeros().toPlainString() : plain.formatCellValue(cell);
                        words.append(value).append('\t');
                        any |= sheet.isColumnHidden(cell.getColumnIndex()) && !value.isBlank();
                        if (cell.getCellComment() != null) {
                            into.unseen("A-COMMENT", place + "第" + (row.getRowNum() + 1) + "行", String.valueOf(cell.getCellComment().getString()));
                            into.words(place, "批注", String.valueOf(cell.getCellComment().getString()), true);
                        }
                    }
                    if (any && !words.toString().isBlank() && !hidden) {
                        into.unseen("A-HIDDEN-ROW", place, "第" + (row.getRowNum() + 1) + "行有隐藏的内容");
                    }
                    into.words(place, "第" + (row.getRowNum() + 1) + "行", words.toString(), any);
                }
            }
        }
    }

    private static void runs(byte[] content, Collected into) throws IOException, Refusal {
        try (HWPFDocument document = new HWPFDocument(new ByteArrayInputStream(content))) {
            Range all = document.getOverallRange();
            for (int i = 0; i < all.numCharacterRuns(); i++) {
                CharacterRun run = all.getCharacterRun(i);
                String words = run.text().replaceAll("\\p{Cntrl}", "").strip();
                if (words.isEmpty()) {
                    continue;
                }
                if (run.isVanished()) {
                    into.unseen("A-HIDDEN-TEXT", "正文", words);
                    into.words("隐藏的文字", "", words, true);
                }
                if (run.isMarkedDeleted() || run.isMarkedInserted()) {
                    into.unseen("A-REVISION", "正文", words);
                    into.words("修订痕迹", "", words, true);
                }
            }
            String comments = document.getCommentsRange().text().replaceAll("\\p{Cntrl}", " ").strip();
            if (!comments.isEmpty()) {
                into.unseen("A-COMMENT", "批注", comments);
                into.words("批注", "", comments, true);
            }
        } catch (IllegalArgumentException older) {
            into.unseen("A-UNREAD", "隐藏内容", "旧版格式，有没有隐藏的内容看不出来");
        }
    }
}
