package org.gongkai.inspection.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;

import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;

/** What the sheets of a workbook refer to: where each lies, the texts they share, the styles that show nothing, and how cells are addressed. */
final class WorkbookParts {

    private WorkbookParts() {
    }

    /** A sheet of the workbook and the part in which it lies. */
    record Sheet(String name, String state, String part) {

        boolean isHidden() {
            return !state.equals("visible");
        }
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

    /** The texts that cells refer to by number. */
    static List<String> shared(Map<String, byte[]> parts) throws Refusal {
        List<String> shared = new ArrayList<>();
        if (!(parts.get("xl/sharedStrings.xml") instanceof byte[] strings)) {
            return shared;
        }
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
        return shared;
    }

    /** Which styles of cells show nothing: those of the format ";;;". */
    static Set<Integer> unseenStyles(Map<String, byte[]> parts) throws Refusal {
        Set<Integer> unseenStyles = new HashSet<>();
        if (!(parts.get("xl/styles.xml") instanceof byte[] styles)) {
            return unseenStyles;
        }
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
        return unseenStyles;
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
