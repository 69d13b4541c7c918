package org.gongkai.inspection.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;

/** All cells of a workbook, also of sheets, rows and columns that are not shown; comments and what lies beside the cells. */
final class SheetLook {

    private final Map<String, byte[]> parts;
    private final Collected into;
    private final List<String> shared = new ArrayList<>();
    private final Set<Integer> unseenStyles = new HashSet<>();

    SheetLook(Map<String, byte[]> parts, Collected into) {
        this.parts = parts;
        this.into = into;
    }

    /** Which styles of cells show nothing. */
    Set<Integer> unseenStyles() throws Refusal {
        if (parts.get("xl/styles.xml") instanceof byte[] styles) {
            readStyles(styles);
        }
        return unseenStyles;
    }

    /** A sheet of the workbook and the part in which it lies. */
    record Sheet(String name, String state, String part) {

        boolean isHidden() {
            return !state.equals("visible");
        }
    }

    void look() throws Refusal {
        if (parts.get("xl/sharedStrings.xml") instanceof byte[] strings) {
            readShared(strings);
        }
        if (parts.get("xl/styles.xml") instanceof byte[] styles) {
            readStyles(styles);
        }
        for (Sheet sheet : sheets(parts)) {
            byte[] part = parts.get(sheet.part());
            if (part != null) {
                if (sheet.isHidden()) {
                    into.unseen("A-HIDDEN-SHEET", "工作表“" + sheet.name() + "”", "");
                }
                new SheetReader(sheet).read(part);
            }
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String name = part.getKey();
            if (name.endsWith(".xml") && (name.startsWith("xl/comments") || name.startsWith("xl/threadedComments/"))) {
                into.unseen("A-COMMENT", name.substring(3), "单元格批注");
                OfficeProperties.words("批注", part.getValue(), true, into);
            } else if (name.startsWith("xl/drawings/") && name.endsWith(".xml") || name.startsWith("xl/charts/chart")) {
                OfficeProperties.words("图形", part.getValue(), false, into);
            } else if (name.startsWith("xl/pivotCache/pivotCache") && name.endsWith(".xml")) {
                into.unseen("A-CACHE", "数据透视表", "透视表里留着原始数据");
                attributes("透视表的原始数据", part.getValue());
            } else if (name.startsWith("xl/externalLinks/externalLink")) {
                into.unseen("A-CACHE", "外部链接", "链接到别的文件，留着那个文件的数据");
                OfficeProperties.words("外部链接的数据", part.getValue(), true, into);
            } else if (name.startsWith("xl/revisions/")) {
                into.unseen("A-REVISION", "工作簿", "修订记录");
                OfficeProperties.words("修订记录", part.getValue(), true, into);
            }
        }
        OfficeProperties.look(parts, into);
    }

    static List<Sheet> sheets(Map<String, byte[]> parts) throws Refusal {
        Map<String, String> targets = new HashMap<>();
        if (parts.get("xl/_rels/workbook.xml.rels") instanceof byte[] relations) {
            XmlParts.each(relations, xml -> {
                if (xml.isStartElement() && xml.getLocalName().equals("Relationship")) {
                    String target = String.valueOf(XmlParts.attribute(xml, "Target"));
                    targets.put(String.valueOf(XmlParts.attribute(xml, "Id")), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            });
        }
        List<Sheet> sheets = new ArrayList<>();
        byte[] workbook = parts.get("xl/workbook.xml");
        if (workbook == null) {
            throw new Refusal("工作簿缺少目录，读不出来。请用表格软件打开后另存，再上传。");
        }
        XmlParts.each(workbook, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("sheet")) {
                String state = XmlParts.attribute(xml, "state");
                String id = xml.getAttributeValue("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                String part = targets.get(id == null ? String.valueOf(XmlParts.attribute(xml, "id")) : id);
                sheets.add(new Sheet(String.valueOf(XmlParts.attribute(xml, "name")), state == null ? "visible" : state, part == null ? "" : part));
            }
        });
        return sheets;
    }

    private void readShared(byte[] strings) throws Refusal {
        StringBuilder words = new StringBuilder();
        boolean[] inText = {false};
        XmlParts.each(strings, xml -> {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> inText[0] = xml.getLocalName().equals("t");
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText[0]) {
                        words.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText[0] = false;
                    if (xml.getLocalName().equals("si")) {
                        shared.add(words.toString());
                        words.setLength(0);
                    }
                }
                default -> { }
            }
        });
    }

    /** Formats that show nothing: ";;;". */
    private void readStyles(byte[] styles) throws Refusal {
        Set<String> unseenFormats = new HashSet<>();
        int[] index = {-1};
        XmlParts.each(styles, xml -> {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        if (String.valueOf(XmlParts.attribute(xml, "formatCode")).replaceAll("[\\s\"@]", "").matches(";;;?")) {
                            unseenFormats.add(String.valueOf(XmlParts.attribute(xml, "numFmtId")));
                        }
                    }
                    case "cellXfs" -> index[0] = 0;
                    case "xf" -> {
                        if (index[0] >= 0 && unseenFormats.contains(String.valueOf(XmlParts.attribute(xml, "numFmtId")))) {
                            unseenStyles.add(index[0]);
                        }
                        index[0] += index[0] >= 0 ? 1 : 0;
                    }
                    default -> { }
                }
            } else if (xml.isEndElement() && xml.getLocalName().equals("cellXfs")) {
                index[0] = -1;
            }
        });
    }

    private void attributes(String section, byte[] part) throws Refusal {
        int[] number = {0};
        XmlParts.each(part, xml -> {
            if (xml.isStartElement() && XmlParts.attribute(xml, "v") instanceof String value) {
                into.words(section, "第" + ++number[0] + "处", value, true);
            }
        });
    }

    /** Numbers as a person reads them: a telephone number is not 1.39E10. */
    private static String plain(String value) {
        if (!value.matches("-?\\d+(?:\\.\\d+)?[eE][+-]?\\d{1,2}")) {
            return value;
        }
        return new BigDecimal(value).toPlainString();
    }

    /** One sheet, row by row. */
    private final class SheetReader {

        private final Sheet sheet;
        private final Map<Integer, Boolean> hiddenColumns = new LinkedHashMap<>();
        private final StringBuilder row = new StringBuilder();
        private final StringBuilder value = new StringBuilder();
        private int rowNumber;
        private boolean rowHidden;
        private boolean rowHasHidden;
        private int column;
        private @Nullable String type;
        private boolean cellHidden;
        private boolean inValue;
        private int hiddenRows;
        private int hiddenCells;
        private final Set<Integer> filledHiddenColumns = new HashSet<>();

        SheetReader(Sheet sheet) {
            this.sheet = sheet;
        }

        void read(byte[] part) throws Refusal {
            XmlParts.each(part, xml -> {
                switch (xml.getEventType()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.CHARACTERS -> {
                        if (inValue) {
                            value.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    default -> { }
                }
            });
            String place = "工作表“" + sheet.name() + "”";
            if (!sheet.isHidden() && hiddenRows > 0) {
                into.unseen("A-HIDDEN-ROW", place, hiddenRows + " 个有内容的隐藏行");
            }
            if (!sheet.isHidden() && !filledHiddenColumns.isEmpty()) {
                into.unseen("A-HIDDEN-ROW", place, filledHiddenColumns.size() + " 个有内容的隐藏列");
            }
            if (hiddenCells > 0) {
                into.unseen("A-HIDDEN-TEXT", place, hiddenCells + " 个单元格的格式（;;;）不显示内容");
            }
        }

        private void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "col" -> {
                    if (XmlParts.attribute(xml, "hidden") instanceof String hidden && XmlParts.isOn(hidden)) {
                        int last = Math.min(number(XmlParts.attribute(xml, "max"), 1), 16_384);
                        for (int i = number(XmlParts.attribute(xml, "min"), 1); i <= last; i++) {
                            hiddenColumns.put(i, true);
                        }
                    }
                }
                case "row" -> {
                    rowNumber = number(XmlParts.attribute(xml, "r"), rowNumber + 1);
                    rowHidden = XmlParts.attribute(xml, "hidden") instanceof String hidden && XmlParts.isOn(hidden);
                    rowHasHidden = false;
                    column = 0;
                    row.setLength(0);
                }
                case "c" -> {
                    column = columnOf(XmlParts.attribute(xml, "r"), column + 1);
                    type = XmlParts.attribute(xml, "t");
                    cellHidden = unseenStyles.contains(number(XmlParts.attribute(xml, "s"), -1));
                    value.setLength(0);
                }
                case "v", "t" -> inValue = true;
                default -> { }
            }
        }

        private void end(String name) throws Refusal {
            switch (name) {
                case "v", "t" -> inValue = false;
                case "c" -> endCell();
                case "row" -> {
                    if (!row.isEmpty()) {
                        hiddenRows += rowHidden ? 1 : 0;
                        into.words("工作表“" + sheet.name() + "”", "第" + rowNumber + "行", row.toString(), sheet.isHidden() || rowHidden || rowHasHidden);
                    }
                    row.setLength(0);
                }
                default -> { }
            }
        }

        private void endCell() {
            String words = value.toString();
            if ("s".equals(type) && words.matches("\\d{1,9}")) {
                int at = Integer.parseInt(words);
                words = at < shared.size() ? shared.get(at) : "";
            } else if (type == null || "n".equals(type)) {
                words = plain(words);
            }
            if (!words.isBlank()) {
                if (hiddenColumns.containsKey(column)) {
                    filledHiddenColumns.add(column);
                    rowHasHidden = true;
                }
                hiddenCells += cellHidden ? 1 : 0;
                rowHasHidden |= cellHidden;
                row.append(row.isEmpty() ? "" : "\t").append(words);
            }
        }
    }

    static int number(@Nullable String written, int otherwise) {
        return written != null && written.matches("\\d{1,9}") ? Integer.parseInt(written) : otherwise;
    }

    static int columnOf(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)) && column < 20_000; i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return column == 0 ? otherwise : column;
    }
}
