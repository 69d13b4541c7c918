package org.gongkai.redaction;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.poi.ss.util.CellReference;
import org.gongkai.redaction.OfficeFile.Relation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The text of an Excel file, row by row, and what of it nobody sees. */
final class SheetLines {

    private static final String MAIN = SheetFile.MAIN;

    private final OfficeFile file;
    private final Bounds bounds;
    private final Gathered into;
    private final List<String> shared = new ArrayList<>();
    private final List<@Nullable String> hiding = new ArrayList<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private @Nullable SheetValues values;

    private SheetLines(OfficeFile file, Bounds bounds, Gathered into) {
        this.file = file;
        this.bounds = bounds;
        this.into = into;
    }

    static void gather(OfficeFile file, Bounds bounds, Gathered into) throws Unredactable {
        new SheetLines(file, bounds, into).all();
    }

    private void all() throws Unredactable {
        String main = file.main();
        Map<String, Relation> relations = file.relations(main);
        List<String> codes = new ArrayList<>();
        for (Relation relation : relations.values()) {
            if (relation.is("sharedStrings") && file.part(relation.target()).isPresent()) {
                Xml.children(file.xml(relation.target())).forEach(item -> shared.add(SheetValues.text(item)));
            } else if (relation.is("styles") && file.part(relation.target()).isPresent()) {
                styles(file.xml(relation.target()), codes);
            }
        }
        FileProperties.ofOffice(file, into);
        values = new SheetValues(shared, codes, false, Marks.none());
        for (Element sheet : Xml.below(file.xml(main), MAIN, "sheet")) {
            Relation relation = relations.get(sheet.getAttributeNS(WordFile.R, "id"));
            if (relation != null && relation.is("worksheet") && file.part(relation.target()).isPresent()) {
                boolean visible = List.of("", "visible").contains(sheet.getAttribute("state"));
                sheet(relation.target(), sheet.getAttribute("name"), visible ? null : FileInWords.HIDDEN_SHEET);
                comments(relation.target(), sheet.getAttribute("name"));
            }
        }
    }

    private void comments(String sheet, String name) throws Unredactable {
        for (Relation relation : file.relations(sheet).values()) {
            if ((relation.is("comments") || relation.is("threadedComment")) && file.part(relation.target()).isPresent()) {
                into.unseen("工作表“" + name + "”", file.xml(relation.target()).getTextContent(), FileInWords.COMMENT);
            }
        }
    }

    /** Why nobody sees what a cell of each style holds; null where it is seen. */
    private void styles(Element styles, List<String> codes) {
        codes.addAll(SheetFile.codes(styles));
        List<Element> fonts = group(styles, "fonts");
        List<Element> fills = group(styles, "fills");
        int at = 0;
        for (Element cell : group(styles, "cellXfs")) {
            String code = codes.get(at++);
            Element font = one(fonts, cell.getAttribute("fontId"));
            Element fill = one(fills, cell.getAttribute("fillId"));
            String ground = fill == null ? null : Xml.below(fill, MAIN, "patternFill").stream().filter(one -> one.getAttribute("patternType").equals("solid"))
                    .flatMap(one -> Xml.below(one, MAIN, "fgColor").stream()).map(SheetLines::colour).findFirst().orElse(null);
            hiding.add(code.replace("\"\"", "").matches("[;\\s]*;[;\\s]*;[;\\s]*") ? "数字格式 " + code
                    : Look.unseen(font == null ? null : first(font, "color"), ground, points(font)));
        }
    }

    private static List<Element> group(Element styles, String name) {
        List<Element> groups = Xml.below(styles, MAIN, name);
        return groups.isEmpty() ? List.of() : Xml.children(groups.getFirst());
    }

    private static @Nullable Element one(List<Element> all, String number) {
        int at = number.matches("\\d{1,5}") ? Integer.parseInt(number) : -1;
        return at >= 0 && at < all.size() ? all.get(at) : null;
    }

    private static @Nullable String first(Element font, String name) {
        return Xml.below(font, MAIN, name).stream().map(SheetLines::colour).findFirst().orElse(null);
    }

    /** The first two colours of every theme are paper and ink. */
    private static @Nullable String colour(Element said) {
        return !said.getAttribute("rgb").isEmpty() ? said.getAttribute("rgb") : switch (said.getAttribute("theme")) {
            case "0" -> "FFFFFF";
            case "1" -> "000000";
            default -> switch (said.getAttribute("indexed")) {
                case "0", "8" -> "000000";
                case "1", "9" -> "FFFFFF";
                default -> null;
            };
        };
    }

    private static @Nullable Double points(@Nullable Element font) {
        return font == null ? null : Xml.below(font, MAIN, "sz").stream().map(size -> size.getAttribute("val"))
                .filter(size -> size.matches("\\d{1,3}(\\.\\d{1,3})?")).map(Double::valueOf).findFirst().orElse(null);
    }

    private void sheet(String part, String name, @Nullable String hidden) throws Unredactable {
        hiddenColumns.clear();
        try {
            XMLStreamReader xml = Xml.streams().createXMLStreamReader(new ByteArrayInputStream(file.require(part)));
            int rows = 0;
            while (xml.hasNext() && !into.isFull()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("col") && (isOn(xml, "hidden") || "0".equals(xml.getAttributeValue(null, "width")))) {
                    for (int i = number(xml, "min"); i <= Math.min(number(xml, "max"), 16_384); i++) {
                        hiddenColumns.add(i - 1);
                    }
                } else if (xml.getLocalName().equals("row")) {
                    rows = Math.max(rows + 1, number(xml, "r"));
                    bounds.onTime();
                    row(xml, "“" + name + "”第 " + rows + " 行",
                            hidden != null ? hidden : isOn(xml, "hidden") || "0".equals(xml.getAttributeValue(null, "ht")) ? FileInWords.HIDDEN_ROW : null);
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new Unredactable("Excel 文件的工作表读不出来：已经损坏，或者带有不允许的外部引用。请用 Excel 打开后重新保存。", broken);
        }
    }

    private void row(XMLStreamReader xml, String place, @Nullable String hidden) throws XMLStreamException, Unredactable {
        Map<Integer, String> seen = new LinkedHashMap<>();
        int column = -1;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                String at = xml.getAttributeValue(null, "r");
                column = at == null ? column + 1 : new CellReference(at).getCol();
                int style = number(xml, "s");
                String words = cell(xml, String.valueOf(style));
                String how = hidden != null ? hidden : hiddenColumns.contains(column) ? FileInWords.HIDDEN_COLUMN : style < hiding.size() ? hiding.get(style) : null;
                if (how != null) {
                    into.unseen(place, words + " ", how);
                } else if (!words.isBlank()) {
                    seen.put(column, words);
                }
            }
        }
        into.seen(place, String.join(" ｜ ", seen.values()));
    }

    private String cell(XMLStreamReader xml, String style) throws XMLStreamException, Unredactable {
        String type = xml.getAttributeValue(null, "t");
        StringBuilder words = new StringBuilder();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c"))) {
            if (xml.isStartElement() && (xml.getLocalName().equals("v") || xml.getLocalName().equals("t"))) {
                words.append(xml.getElementText());
            }
        }
        if (words.isEmpty() || values == null) {
            return "";
        }
        return "s".equals(type) ? values.shared(words.toString().strip()) : type == null || type.equals("n") ? values.shown(words.toString(), style)
                : words.toString();
    }

    private static boolean isOn(XMLStreamReader xml, String attribute) {
        return Set.of("1", "true", "on").contains(String.valueOf(xml.getAttributeValue(null, attribute)));
    }

    private static int number(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && value.matches("\\d{1,8}") ? Integer.parseInt(value) : 0;
    }
}
