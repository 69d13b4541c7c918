package org.gongkai.inspection.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import org.gongkai.reading.Refusal;

/** All words of a Word file or a presentation: text, tables, headers, notes, comments, revisions, what is hidden. */
final class WordLook {

    private static final Set<String> REVISIONS = Set.of("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel");
    /** Half-points: one point and less is not read. */
    private static final int UNREADABLY_SMALL = 2;

    private final Map<String, byte[]> parts;
    private final Collected into;

    WordLook(Map<String, byte[]> parts, Collected into) {
        this.parts = parts;
        this.into = into;
    }

    void look() throws Refusal {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String name = part.getKey();
            if (name.endsWith(".xml") && (name.startsWith("word/") || name.startsWith("ppt/")) && !OfficeProperties.isDecor(name)) {
                new PartReader(name).read(part.getValue());
            }
        }
        OfficeProperties.look(parts, into);
    }

    private static String section(String part) {
        String name = part.substring(part.lastIndexOf('/') + 1);
        return part.contains("/comments") || part.contains("/threadedComments") ? "批注" : name.startsWith("header") ? "页眉"
                : name.startsWith("footer") ? "页脚" : name.startsWith("footnotes") || name.startsWith("endnotes") ? "脚注"
                : part.contains("/notesSlides/") ? "备注页" + digits(name) : part.contains("/slides/") ? "幻灯片" + digits(name)
                : name.equals("document.xml") ? "" : "附带的部分";
    }

    private static String digits(String name) {
        return name.replaceAll("\\D", "") + " ";
    }

    /** One part, read paragraph by paragraph. */
    private final class PartReader {

        private final String section;
        private final boolean comments;
        private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
        private final Map<String, Integer> revisions = new LinkedHashMap<>();
        private int number;
        private boolean inText;
        private boolean inRunProperties;
        private boolean vanished;
        private boolean unseenSlide;
        private boolean hasHidden;
        private int deleted;

        PartReader(String part) {
            section = section(part);
            comments = section.equals("批注");
        }

        void read(byte[] part) throws Refusal {
            XmlParts.each(part, xml -> {
                switch (xml.getEventType()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml);
                    default -> { }
                }
            });
            flush();
            revisions.forEach((kind, count) -> into.unseen("A-REVISION", section.isEmpty() ? "正文" : section, count + " 处修订痕迹（" + kind + "）"));
        }

        private void start(XMLStreamReader xml) {
            String name = xml.getLocalName();
            switch (name) {
                case "p" -> paragraphs.push(new StringBuilder());
                case "r" -> vanished = false;
                case "rPr" -> inRunProperties = true;
                case "vanish", "webHidden", "specVanish" -> vanished |= inRunProperties && XmlParts.isOn(XmlParts.attribute(xml, "val"));
                case "color" -> vanished |= inRunProperties && "FFFFFF".equalsIgnoreCase(XmlParts.attribute(xml, "val"));
                case "sz" -> vanished |= inRunProperties && isTiny(XmlParts.attribute(xml, "val"));
                case "shd", "highlight" -> vanished &= !inRunProperties;
                case "t", "delText", "v" -> inText = true;
                case "tab", "br", "cr", "tc" -> current().append(' ');
                case "sld" -> unseenSlide = !XmlParts.isOn(XmlParts.attribute(xml, "show"));
                case "comment", "cm" -> {
                    String author = XmlParts.attribute(xml, "author");
                    into.unseen("A-COMMENT", "批注" + (number + 1), author == null ? "" : "批注人 " + author);
                }
                default -> {
                    if (REVISIONS.contains(name) || name.endsWith("PrChange")) {
                        String author = XmlParts.attribute(xml, "author");
                        revisions.merge(author == null ? "没有署名" : author, 1, Integer::sum);
                        deleted += name.equals("del") || name.equals("moveFrom") ? 1 : 0;
                    }
                }
            }
        }

        private void end(String name) throws Refusal {
            switch (name) {
                case "p" -> flush();
                case "rPr" -> inRunProperties = false;
                case "t", "delText", "v" -> inText = false;
                case "r" -> vanished = false;
                case "del", "moveFrom" -> deleted--;
                default -> { }
            }
        }

        private void characters(XMLStreamReader xml) {
            if (inText) {
                String words = xml.getText();
                boolean unseen = vanished || unseenSlide;
                if (unseen && !words.isBlank()) {
                    hasHidden = true;
                    into.unseen("A-HIDDEN-TEXT", (section.isEmpty() ? "第" : section + "第") + (number + 1) + "段", words);
                }
                hasHidden |= deleted > 0 && !words.isBlank();
                current().append(words);
            }
        }

        private StringBuilder current() {
            if (paragraphs.isEmpty()) {
                paragraphs.push(new StringBuilder());
            }
            return paragraphs.peek();
        }

        private void flush() throws Refusal {
            if (!paragraphs.isEmpty()) {
                String words = paragraphs.pop().toString();
                if (!words.isBlank()) {
                    into.words(section, "第" + ++number + "段", words, hasHidden || comments);
                    hasHidden = false;
                }
            }
        }
    }

    private static boolean isTiny(@org.jspecify.annotations.Nullable String halfPoints) {
        return halfPoints != null && halfPoints.matches("\\d{1,3}") && Integer.parseInt(halfPoints) <= UNREADABLY_SMALL;
    }
}
