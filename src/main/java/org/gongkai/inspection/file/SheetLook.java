package org.gongkai.inspection.file;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import org.gongkai.inspection.file.WorkbookParts.Sheet;
import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;

/** All cells of a workbook, also of sheets, rows and columns that are not shown; comments and what lies beside the cells. */
final class SheetLook {

    private final Map<String, byte[]> parts;
    private final Collected into;

    SheetLook(Map<String, byte[]> parts, Collected into) {
        this.parts = parts;
        this.into = into;
    }

    void look() throws Refusal {
        List<String> shared = WorkbookParts.shared(parts);
        Set<Integer> unseenStyles = WorkbookParts.unseenStyles(parts);
        for (Sheet sheet : WorkbookParts.sheets(parts)) {
            byte[] part = parts.get(sheet.part());
            if (part != null) {
                if (sheet.isHidden()) {
                    into.unseen("A-HIDDEN-SHEET", "工作表“" + sheet.name() + "”", "");
                }
                new SheetReader(sheet, shared, unseenStyles).read(part);
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
        private final List<String> shared;
        private final Set<Integer> unseenStyles;
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

        SheetReader(Sheet sheet, List<String> shared, Set<Integer> unseenStyles) {
            this.sheet = sheet;
            this.shared = shared;
            this.unseenStyles = unseenStyles;
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
                        int last = Math.min(WorkbookParts.number(XmlParts.attribute(xml, "max"), 1), 16_384);
                        for (int i = WorkbookParts.number(XmlParts.attribute(xml, "min"), 1); i <= last; i++) {
                            hiddenColumns.put(i, true);
                        }
                    }
                }
                case "row" -> {
                    rowNumber = WorkbookParts.number(XmlParts.attribute(xml, "r"), rowNumber + 1);
                    rowHidden = XmlParts.attribute(xml, "hidden") instanceof String hidden && XmlParts.isOn(hidden);
                    rowHasHidden = false;
                    column = 0;
                    row.setLength(0);
                }
                case "c" -> {
                    column = WorkbookParts.columnOf(XmlParts.attribute(xml, "r"), column + 1);
                    type = XmlParts.attribute(xml, "t");
                    cellHidden = unseenStyles.contains(WorkbookParts.number(XmlParts.attribute(xml, "s"), -1));
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
}
