package org.gongkai.inspection.file;

import java.util.List;
import java.util.Set;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A part of a Word file with its revisions accepted, its comments and its hidden words out. */
final class CleanWords {

    private static final Set<String> GONE = Set.of("del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart",
            "commentRangeEnd", "cellIns", "cellDel", "cellMerge", "rsids", "trackRevisions", "attachedTemplate", "docVars");
    private static final Set<String> ACCEPTED = Set.of("ins", "moveTo");

    private CleanWords() {
    }

    static void clean(Document part) {
        for (Element row : Markup.elements(part, "tr")) {
            for (Element properties : Markup.children(row)) {
                if (properties.getLocalName().equals("trPr") && Markup.children(properties).stream().anyMatch(each -> each.getLocalName().equals("del"))) {
                    Markup.remove(row);
                }
            }
        }
        for (Element element : Markup.elements(part, "*")) {
            String name = element.getLocalName();
            if (GONE.contains(name) || name.endsWith("PrChange")) {
                Markup.remove(element);
            } else if (ACCEPTED.contains(name)) {
                Markup.unwrap(element);
            } else if (name.equals("commentReference")) {
                Markup.remove(element.getParentNode() instanceof Element run ? run : element);
            } else if (name.equals("r") && isUnseen(element)) {
                Markup.remove(element);
            }
            withoutSessions(element);
        }
    }

    /** Which saving a paragraph stems from. */
    private static void withoutSessions(Element element) {
        for (int i = element.getAttributes().getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (String.valueOf(attribute.getLocalName()).startsWith("rsid")) {
                element.removeAttributeNode(attribute);
            }
        }
    }

    private static boolean isUnseen(Element run) {
        for (Element properties : Markup.children(run)) {
            if (properties.getLocalName().equals("rPr")) {
                List<Element> each = Markup.children(properties);
                boolean shaded = each.stream().anyMatch(one -> Set.of("shd", "highlight").contains(one.getLocalName()));
                return each.stream().anyMatch(one -> switch (one.getLocalName()) {
                    case "vanish", "webHidden", "specVanish" -> XmlParts.isOn(Markup.value(one));
                    case "color" -> !shaded && "FFFFFF".equalsIgnoreCase(Markup.value(one));
                    case "sz" -> WorkbookParts.number(Markup.value(one), 99) <= 2;
                    default -> false;
                });
            }
        }
        return false;
    }

}
