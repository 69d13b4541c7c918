package org.gongkai.inspection.file;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;

import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;

/** What an Office file carries beside its text: who made it, properties, embedded files, pictures. */
final class OfficeProperties {

    private static final Set<String> PERSONS = Set.of("creator", "lastModifiedBy", "Company", "Manager");
    private static final Pattern DECOR = Pattern.compile(".*/(?:theme|_rels|slideMasters|slideLayouts|tableStyles|fonts)/.*|.*/(?:styles|stylesWithEffects|fontTable|settings"
            + "|webSettings|numbering|theme\\d*|presProps|viewProps|tableStyles|people|commentAuthors|commentsExtended|commentsIds|commentsExtensible|presentation)\\.xml");

    private OfficeProperties() {
    }

    /** Parts without words. */
    static boolean isDecor(String part) {
        return DECOR.matcher(part).matches();
    }

    static void look(Map<String, byte[]> parts, Collected into) throws Refusal {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String name = part.getKey();
            if (name.equals("docProps/core.xml") || name.equals("docProps/app.xml")) {
                properties(part.getValue(), into);
            } else if (name.equals("docProps/custom.xml")) {
                custom(part.getValue(), into);
            } else if (name.startsWith("customXml/item") && !name.contains("Props")) {
                into.unseen("A-PROPERTY", name, "附带的数据");
                words(name, part.getValue(), true, into);
            } else if (name.contains("/embeddings/") || name.contains("/afchunk")) {
                embedded(name, part.getValue(), into);
            } else if (name.contains("/media/") && name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(jpe?g|png)")) {
                PictureLook.look(part.getValue(), name.toLowerCase(java.util.Locale.ROOT).endsWith("png") ? "png" : "jpeg", name, into);
            }
        }
    }

    private static void properties(byte[] part, Collected into) throws Refusal {
        String[] element = {""};
        XmlParts.each(part, xml -> {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                element[0] = xml.getLocalName();
            } else if (xml.getEventType() == XMLStreamConstants.CHARACTERS && PERSONS.contains(element[0]) && !xml.getText().isBlank()
                    && !Names.isNobody(xml.getText())) {
                into.unseen("A-AUTHOR", "文件属性", Names.title(element[0]) + "：" + xml.getText().strip());
                into.words("文件属性", "", xml.getText(), true);
            }
        });
    }

    private static void custom(byte[] part, Collected into) throws Refusal {
        @Nullable String[] property = {null};
        XmlParts.each(part, xml -> {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("property")) {
                property[0] = XmlParts.attribute(xml, "name");
            } else if (xml.getEventType() == XMLStreamConstants.CHARACTERS && property[0] != null && !xml.getText().isBlank()) {
                into.unseen("A-PROPERTY", "自定义属性", property[0] + "：" + xml.getText().strip());
                into.words("自定义属性", "", property[0] + "：" + xml.getText(), true);
                property[0] = null;
            }
        });
    }

    /** Every word of a part of whatever vocabulary. */
    static void words(String section, byte[] part, boolean hidden, Collected into) throws Refusal {
        int[] number = {0};
        XmlParts.each(part, xml -> {
            if (xml.getEventType() == XMLStreamConstants.CHARACTERS && !xml.getText().isBlank()) {
                into.words(section, "第" + ++number[0] + "处", xml.getText(), hidden);
            }
        });
    }

    private static void embedded(String name, byte[] content, Collected into) throws Refusal {
        String last = name.substring(name.lastIndexOf('/') + 1);
        into.unseen("A-EMBEDDED", last, "嵌入的文件");
        if (last.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(docx|xlsx|pptx|pdf|txt|csv|xls|doc|ppt)")) {
            into.inside(last, content);
        } else {
            into.unseen("A-UNREAD", last, "嵌入的文件读不出来");
        }
    }

    /** Who made a file, as programmes write it. */
    static final class Names {

        private static final Set<String> NOBODY = Set.of("openpyxl", "apache poi", "python-docx", "administrator", "user", "pc", "microsoft office user");

        private Names() {
        }

        static boolean isNobody(String name) {
            return NOBODY.contains(name.strip().toLowerCase(java.util.Locale.ROOT));
        }

        static String title(String element) {
            return switch (element) {
                case "creator" -> "作者";
                case "lastModifiedBy" -> "最后修改人";
                case "Company" -> "单位";
                default -> "负责人";
            };
        }
    }
}
