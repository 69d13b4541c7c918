package org.gongkai.redaction;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** One visible worksheet, written anew with the values a reader sees. Read twice: what hides cells may stand behind them. */
final class SheetCopy {

    private static final int CHECKED_EVERY = 4096;

    private final byte[] part;
    private final SheetValues values;
    private final Removed removed;
    private final Bounds bounds;
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private final StringBuilder columns = new StringBuilder();
    private final List<int[]> hidden = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private boolean hiddenUnlessSaid;
    private int row;
    private int column;

    SheetCopy(byte[] part, SheetValues values, Removed removed, Bounds bounds) {
        this.part = part;
        this.values = values;
        this.removed = removed;
        this.bounds = bounds;
    }

    byte[] written() throws Unredactable {
        survey();
        copyRows();
        StringBuilder sheet = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"")
                .append(SheetFile.MAIN).append("\">");
        if (!columns.isEmpty()) {
            sheet.append("<cols>").append(columns).append("</cols>");
        }
        sheet.append("<sheetData>").append(rows).append("</sheetData>");
        if (!merged.isEmpty()) {
            sheet.append("<mergeCells>");
            merged.forEach(area -> sheet.append("<mergeCell ref=\"").append(area.formatAsString()).append("\"/>"));
            sheet.append("</mergeCells>");
        }
        return sheet.append("</worksheet>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private interface Visitor {

        void at(XMLStreamReader xml) throws XMLStreamException, Unredactable;
    }

    private void read(Visitor visitor) throws Unredactable {
        try {
            XMLStreamReader xml = Xml.streams().createXMLStreamReader(new ByteArrayInputStream(part));
            for (int steps = 0; xml.hasNext(); steps++) {
                if (steps % CHECKED_EVERY == 0) {
                    bounds.onTime();
                }
                if (xml.next() == XMLStreamConstants.START_ELEMENT && SheetFile.MAIN.equals(xml.getNamespaceURI())) {
                    visitor.at(xml);
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new Unredactable("Excel 文件的工作表读不出来：已经损坏，或者带有不允许的外部引用。请用 Excel 打开后重新保存。", broken);
        }
    }

    private void survey() throws Unredactable {
        read(xml -> {
            switch (xml.getLocalName()) {
                case "sheetFormatPr" -> hiddenUnlessSaid = isOn(xml, "zeroHeight");
                case "col" -> column(xml);
                case "mergeCell" -> merged.add(CellRangeAddress.valueOf(said(xml, "ref")));
                case "hyperlink" -> removed.one("单元格里的链接");
                case "dataValidation" -> removed.one("单元格的下拉选项");
                case "conditionalFormatting" -> removed.one("条件格式");
                case "tablePart" -> removed.one("表格样式和筛选");
                case "pivotTableDefinition" -> removed.one("数据透视表");
                case "headerFooter" -> removed.one("打印的页眉页脚");
                default -> { }
            }
        });
    }

    private void column(XMLStreamReader xml) {
        int first = Integer.parseInt(said(xml, "min"));
        int last = Math.min(Integer.parseInt(said(xml, "max")), 16_384);
        boolean hides = isOn(xml, "hidden") || "0".equals(said(xml, "width"));
        if (hides) {
            hidden.add(new int[] {first - 1, last - 1});
            removed.one("隐藏的列");
        }
        columns.append("<col min=\"").append(first).append("\" max=\"").append(last).append("\" width=\"")
                .append(hides ? "2" : decimal(said(xml, "width"), "9")).append("\" customWidth=\"1\"/>");
    }

    private void copyRows() throws Unredactable {
        row = -1;
        read(xml -> {
            if (xml.getLocalName().equals("row")) {
                column = -1;
                int number = number(said(xml, "r"), row + 2) - 1;
                if (number <= row) {
                    throw new Unredactable("Excel 文件的行次错乱，已经损坏。请用 Excel 打开后重新保存。");
                }
                row = number;
                row(xml);
            }
        });
    }

    private void row(XMLStreamReader xml) throws XMLStreamException, Unredactable {
        boolean hides = isOn(xml, "hidden") || "0".equals(said(xml, "ht")) || hiddenUnlessSaid && said(xml, "hidden").isEmpty();
        StringBuilder cells = new StringBuilder();
        String height = said(xml, "ht");
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                String cell = cell(xml);
                if (!hides) {
                    cells.append(cell);
                }
            }
        }
        removed.some("隐藏的行", hides ? 1 : 0);
        if (!cells.isEmpty() || !height.isEmpty() && !hides) {
            rows.append("<row r=\"").append(row + 1).append('"')
                    .append(height.isEmpty() ? "" : " ht=\"" + decimal(height, "15") + "\" customHeight=\"1\"").append('>').append(cells).append("</row>");
        }
    }

    /** A cell as it is shown: a formula's value without the formula, nothing where nobody sees it. */
    private String cell(XMLStreamReader xml) throws XMLStreamException, Unredactable {
        String at = said(xml, "r");
        column = at.isEmpty() ? column + 1 : new CellReference(at).getCol();
        String style = said(xml, "s");
        String type = said(xml, "t");
        StringBuilder value = new StringBuilder();
        StringBuilder inline = new StringBuilder();
        boolean formula = false;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c"))) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "v" -> value.append(xml.getElementText());
                    case "t" -> inline.append(xml.getElementText());
                    case "rPh" -> skip(xml);
                    case "f" -> {
                        formula = true;
                        skip(xml);
                    }
                    default -> { }
                }
            }
        }
        String written = value(type, style, value.toString(), inline.toString());
        if (isUnseen()) {
            removed.some("被合并单元格盖住的内容", written.isEmpty() || isHiddenColumn() ? 0 : 1);
            return "";
        }
        removed.some("公式（只留下算出的值）", formula ? 1 : 0);
        return "<c r=\"" + new CellReference(row, column).formatAsString() + "\"" + (style.matches("\\d{1,6}") ? " s=\"" + style + "\"" : "")
                + (written.isEmpty() ? "/>" : written);
    }

    private String value(String type, String style, String value, String inline) throws Unredactable {
        return switch (type) {
            case "s" -> text(values.redacted(values.shared(value.strip())));
            case "inlineStr" -> text(values.redacted(inline));
            case "str" -> text(values.redacted(value));
            case "b", "e" -> value.isEmpty() ? "" : " t=\"" + type + "\"><v>" + SheetValues.escaped(values.redacted(value)) + "</v></c>";
            case "d" -> text(values.redacted(value));
            default -> value.isBlank() ? "" : values.tells(value, style) ? text("■■■") : "><v>" + decimal(value.strip(), "0") + "</v></c>";
        };
    }

    private static String text(String text) {
        return text.isEmpty() ? "" : " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + SheetValues.escaped(text) + "</t></is></c>";
    }

    private boolean isUnseen() {
        return isHiddenColumn() || merged.stream().anyMatch(area -> area.isInRange(row, column)
                && (area.getFirstRow() != row || area.getFirstColumn() != column));
    }

    private boolean isHiddenColumn() {
        return hidden.stream().anyMatch(columns -> columns[0] <= column && column <= columns[1]);
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static String said(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private static boolean isOn(XMLStreamReader xml, String attribute) {
        return Set.of("1", "true", "on").contains(said(xml, attribute));
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : otherwise;
    }

    private static String decimal(String text, String otherwise) {
        return text.matches("[-+]?[0-9.]{1,30}([eE][-+]?\\d{1,4})?") ? text : otherwise;
    }
}
