package org.gongkai.inspection.file;

import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;

import org.gongkai.reading.Refusal;

/** The words of an OFD file (GB/T 33190), its notes and attachments. */
final class OfdLook {

    private static final Set<String> PERSONS = Set.of("Author");

    private OfdLook() {
    }

    static void look(Map<String, byte[]> parts, Collected into) throws Refusal {
        int page = 0;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String name = part.getKey();
            if (name.equals("OFD.xml")) {
                properties(part.getValue(), into);
            } else if (name.endsWith(".xml") && (name.contains("Page") || name.contains("Tpl") || name.contains("Annot"))) {
                words(name.contains("Annot") ? "批注" : "第" + ++page + "页", part.getValue(), into);
            } else if (name.contains("Attach") && !name.endsWith(".xml")) {
                into.unseen("A-EMBEDDED", name.substring(name.lastIndexOf('/') + 1), "附带的文件");
                into.inside(name.substring(name.lastIndexOf('/') + 1), part.getValue());
            } else if (name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.jpe?g")) {
                PictureLook.look(part.getValue(), "jpeg", name, into);
            }
        }
    }

    private static void properties(byte[] part, Collected into) throws Refusal {
        String[] element = {""};
        XmlParts.each(part, xml -> {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                element[0] = xml.getLocalName();
            } else if (xml.getEventType() == XMLStreamConstants.CHARACTERS && PERSONS.contains(element[0]) && !xml.getText().isBlank()) {
                into.unseen("A-AUTHOR", "文件属性", "作者：" + xml.getText().strip());
            }
        });
    }

    /** Glyphs of a line stand in one or several TextCode elements. */
    private static void words(String section, byte[] part, Collected into) throws Refusal {
        StringBuilder line = new StringBuilder();
        int[] number = {0};
        boolean[] inText = {false};
        double[] baseline = {Double.NaN};
        XmlParts.each(part, xml -> {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inText[0] = xml.getLocalName().equals("TextCode");
                    if (xml.getLocalName().equals("TextObject")) {
                        double at = baseline(XmlParts.attribute(xml, "Boundary"));
                        if (Math.abs(at - baseline[0]) > 1 && !line.isEmpty()) {
                            into.words(section, "第" + ++number[0] + "行", line.toString(), section.equals("批注"));
                            line.setLength(0);
                        }
                        baseline[0] = at;
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText[0]) {
                        line.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> inText[0] = false;
                default -> { }
            }
        });
        into.words(section, "第" + ++number[0] + "行", line.toString(), section.equals("批注"));
        if (section.equals("批注") && !line.isEmpty()) {
            into.unseen("A-COMMENT", "批注", line.toString());
        }
    }

    private static double baseline(@org.jspecify.annotations.Nullable String boundary) {
        String[] box = boundary == null ? new String[0] : boundary.strip().split("\\s+");
        return box.length == 4 && box[1].matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(box[1]) : Double.NaN;
    }
}
