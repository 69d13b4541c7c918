package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Formats of an Excel file without names that people gave and without texts in number formats. */
final class SheetNames {

    private static final Set<String> OPEN_TEXT = Set.of("name", "formatCode");

    private final Marks marks;

    SheetNames(Marks marks) {
        this.marks = marks;
    }

    void clean(Element element) {
        for (Element child : Xml.children(element)) {
            if (SheetFile.MAIN.equals(child.getNamespaceURI())) {
                clean(child);
            } else {
                Xml.remove(child);
            }
        }
        List<Node> others = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element)) {
                others.add(node);
            }
        }
        others.forEach(Xml::remove);
        for (int i = element.getAttributes().getLength() - 1; i >= 0; i--) {
            clean(element, (Attr) element.getAttributes().item(i));
        }
    }

    private void clean(Element element, Attr attribute) {
        String name = attribute.getName();
        if (name.contains(":") && !name.startsWith("xmlns")) {
            element.removeAttributeNode(attribute);
        } else if (marks.touchMarkup(attribute.getValue()) || OPEN_TEXT.contains(name) && marks.touches(attribute.getValue())) {
            attribute.setValue(name.equals("formatCode") ? "General" : "■");
        }
    }
}
