package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.xml.XMLConstants;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Text of a Word file (WordprocessingML): brought down to what a reader sees, then freed of the words marked, across all runs. */
final class WordText {

    static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String W = WordFile.W;
    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static final String MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private static final String VML = "urn:schemas-microsoft-com:vml";
    private static final String PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private static final String PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static final String SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private static final String GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private static final Set<String> KNOWN = Set.of(W, MATHS, VML, PICTURE, PLACED, DRAWING, SHAPE, GROUP);
    private static final Set<String> UNWRAPPED = Set.of("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink",
            "dir", "AlternateContent", "Choice");
    private static final Set<String> DROPPED = Set.of("del", "moveFrom", "delText", "delInstrText", "commentRangeStart", "commentRangeEnd",
            "commentReference", "annotationRef", "object", "control", "altChunk", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd",
            "proofErr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "movie", "subDoc", "contentPart", "cellIns", "cellDel",
            "cellMerge", "rt", "rubyPr", "hdrShapeDefaults", "extLst", "Fallback", "hlinkClick", "hlinkHover", "imagedata", "textpath",
            "printerSettings", "ffData", "recipientData", "tblCaption", "tblDescription");
    private static final Set<String> VML_KNOWN = Set.of("shape", "rect", "roundrect", "oval", "group", "textbox", "line");
    private static final Set<String> VML_ATTRIBUTES = Set.of("style", "filled", "stroked", "fillcolor", "strokecolor", "inset", "from", "to");
    private static final Set<String> NAMED = Set.of("docPr", "cNvPr");
    private static final Set<String> SPOKEN = Set.of("descr", "title", "name");
    private static final Set<String> SIGNED = Set.of("author", "date", "initials", "href");
    private static final Set<String> REFERRING = Set.of("headerReference", "footerReference", "blip");
    private static final Set<String> TEXT = Set.of("t", "posOffset", "align", "pctPosHOffset", "pctPosVOffset");
    private static final Set<String> TRACKED = Set.of("del", "delText", "moveFrom", "ins", "moveTo");
    private static final String BLACKED = "■■■";

    private final Marks marks;
    private final Removed removed;
    private final Set<String> hidingStyles = new HashSet<>();

    WordText(Marks marks, Removed removed, @Nullable Element styles) {
        this.marks = marks;
        this.removed = removed;
        if (styles != null) {
            findHidingStyles(styles);
        }
    }

    void clean(Element root) {
        Xml.below(root, W, "p").forEach(paragraph -> marks.in(paragraph.getTextContent()));
        reduce(root);
        WordFields.settle(root);
        for (Element paragraph : Xml.below(root, W, "p")) {
            redact(paragraph);
        }
        scrub(root);
    }

    /** Styles and numbering: names and literal texts in them too. */
    void cleanFormats(Element root) {
        reduceFormats(root);
        scrub(root);
    }

    private void reduceFormats(Element element) {
        for (Element child : Xml.children(element)) {
            if (!W.equals(child.getNamespaceURI()) || Set.of("vanish", "specVanish", "webHidden", "rsid").contains(child.getLocalName())
                    || child.getLocalName().endsWith("Change")) {
                Xml.remove(child);
            } else {
                reduceFormats(child);
            }
        }
    }

    private void reduce(Element element) {
        for (Element child : Xml.children(element)) {
            String name = child.getLocalName();
            String space = child.getNamespaceURI();
            if (UNWRAPPED.contains(name) && (W.equals(space) || COMPATIBILITY.equals(space))) {
                removed.some("修订标记", TRACKED.contains(name) ? 1 : 0);
                reduce(child);
                Xml.unwrap(child);
            } else if (isDropped(child)) {
                removed.some("修订标记", TRACKED.contains(name) ? 1 : 0);
                Xml.remove(child);
            } else {
                reduce(child);
                if (isA(child, "ruby")) {
                    spellOut(child);
                } else if (isA(child, "sym")) {
                    asText(child);
                }
            }
        }
    }

    private boolean isDropped(Element element) {
        String name = element.getLocalName();
        if (element.getNamespaceURI() == null || !KNOWN.contains(element.getNamespaceURI()) && !COMPATIBILITY.equals(element.getNamespaceURI())) {
            return true;
        }
        if (DROPPED.contains(name) || W.equals(element.getNamespaceURI()) && (name.endsWith("Change") || name.contains("Range"))) {
            return true;
        }
        if (VML.equals(element.getNamespaceURI())) {
            return !VML_KNOWN.contains(name);
        }
        if (isA(element, "r") && isHidden(element)) {
            removed.one("隐藏的文字");
            return true;
        }
        if (isA(element, "drawing") && !isPlainDrawing(element)) {
            removed.one("图表、智能图形等嵌入的对象");
            return true;
        }
        return isA(element, "tr") && isDeletedRow(element);
    }

    private static boolean isPlainDrawing(Element drawing) {
        return Xml.below(drawing, DRAWING, "graphicData").stream().map(data -> data.getAttribute("uri"))
                .allMatch(uri -> uri.equals(PICTURE) || uri.equals(SHAPE) || uri.equals(GROUP));
    }

    private static boolean isDeletedRow(Element row) {
        return Xml.children(row).stream().filter(child -> isA(child, "trPr")).flatMap(child -> Xml.children(child).stream())
                .anyMatch(mark -> isA(mark, "del"));
    }

    private boolean isHidden(Element run) {
        return Xml.children(run).stream().filter(child -> isA(child, "rPr")).flatMap(child -> Xml.children(child).stream())
                .anyMatch(how -> (isA(how, "vanish") || isA(how, "specVanish")) && isOn(how))
                || hasHidingStyle(run, "rPr", "rStyle") || hasHidingStyle((Element) run.getParentNode(), "pPr", "pStyle");
    }

    private boolean hasHidingStyle(Element element, String properties, String style) {
        return !hidingStyles.isEmpty() && Xml.children(element).stream().filter(child -> isA(child, properties))
                .flatMap(child -> Xml.children(child).stream())
                .anyMatch(how -> isA(how, style) && hidingStyles.contains(how.getAttributeNS(W, "val")));
    }

    private void findHidingStyles(Element styles) {
        for (boolean more = true; more;) {
            more = false;
            for (Element style : Xml.children(styles)) {
                String id = style.getAttributeNS(W, "styleId");
                boolean hides = Xml.below(style, W, "vanish").stream().anyMatch(WordText::isOn)
                        || Xml.below(style, W, "basedOn").stream().anyMatch(base -> hidingStyles.contains(base.getAttributeNS(W, "val")));
                more |= isA(style, "style") && hides && hidingStyles.add(id);
            }
        }
    }

    private static boolean isOn(Element toggle) {
        return !Set.of("0", "false", "off", "none").contains(toggle.getAttributeNS(W, "val"));
    }

    /** Characters with their reading above: the characters stay, the reading goes. */
    private static void spellOut(Element ruby) {
        for (Element text : Xml.below(ruby, W, "t")) {
            ruby.getParentNode().insertBefore(text, ruby);
        }
        Xml.remove(ruby);
    }

    /** A character written by its number, unless it is one of a symbol font. */
    private static void asText(Element symbol) {
        String number = symbol.getAttributeNS(W, "char");
        if (number.matches("[0-9A-Fa-f]{4}") && !number.toUpperCase(Locale.ROOT).startsWith("F0")) {
            Element text = symbol.getOwnerDocument().createElementNS(W, "w:t");
            text.setTextContent(Character.toString(Integer.parseInt(number, 16)));
            symbol.getParentNode().replaceChild(text, symbol);
        }
    }

    private void redact(Element paragraph) {
        List<Element> pieces = new ArrayList<>();
        collect(paragraph, pieces);
        StringBuilder whole = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Element piece : pieces) {
            starts.add(whole.length());
            whole.append(isText(piece) ? piece.getTextContent() : isA(piece, "noBreakHyphen") ? "-" : " ");
        }
        starts.add(whole.length());
        List<Alike.Range> places = marks.in(whole.toString());
        marks.took(places.size());
        // From the last place to the first, so that what is left to do still stands where it was found.
        for (Alike.Range place : places.reversed()) {
            boolean first = true;
            for (int i = 0; i < pieces.size(); i++) {
                int from = Math.max(place.from(), starts.get(i)) - starts.get(i);
                int to = Math.min(place.to(), starts.get(i + 1)) - starts.get(i);
                if (from < to && isText(pieces.get(i))) {
                    String was = pieces.get(i).getTextContent();
                    pieces.get(i).setTextContent(was.substring(0, from) + (first ? BLACKED : "") + was.substring(to));
                    pieces.get(i).setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
                    first = false;
                }
            }
        }
    }

    /** The texts of one paragraph in order, those of paragraphs within it (text boxes) left to them. */
    private static void collect(Element element, List<Element> pieces) {
        for (Element child : Xml.children(element)) {
            if (isText(child) || isA(child, "tab") || isA(child, "br") || isA(child, "cr") || isA(child, "noBreakHyphen")) {
                pieces.add(child);
            } else if (!isA(child, "p") && !isA(child, "pPr") && !isA(child, "rPr")) {
                collect(child, pieces);
            }
        }
    }

    /** No text outside the texts, no note for the blind or the machine, no attribute of unknown origin or with marked words. */
    private void scrub(Element element) {
        for (Node node = element.getFirstChild(); node != null;) {
            Node next = node.getNextSibling();
            if (node instanceof Element child) {
                scrub(child);
            } else if (node.getNodeType() != Node.TEXT_NODE || !TEXT.contains(element.getLocalName()) && !isA(element, "instrText")) {
                element.removeChild(node);
            }
            node = next;
        }
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add((Attr) element.getAttributes().item(i));
        }
        for (Attr attribute : attributes) {
            scrub(element, attribute);
        }
    }

    private void scrub(Element element, Attr attribute) {
        String name = attribute.getLocalName();
        String space = attribute.getNamespaceURI();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(space)) {
            return;
        }
        boolean known = space == null || KNOWN.contains(space) || XMLConstants.XML_NS_URI.equals(space)
                || WordFile.R.equals(space) && REFERRING.contains(element.getLocalName()) && !name.equals("link");
        boolean unknownLook = VML.equals(element.getNamespaceURI()) && !VML_ATTRIBUTES.contains(name);
        if (!known || unknownLook || name.startsWith("rsid") || SIGNED.contains(name)) {
            element.removeAttributeNode(attribute);
        } else if (NAMED.contains(element.getLocalName()) && SPOKEN.contains(name) || marks.touchMarkup(attribute.getValue())) {
            attribute.setValue(name.equals("name") || name.equals("val") ? "■" : "");
        }
    }

    private static boolean isText(Element element) {
        return element.getLocalName().equals("t") && (W.equals(element.getNamespaceURI()) || MATHS.equals(element.getNamespaceURI()));
    }

    static boolean isA(Element element, String name) {
        return name.equals(element.getLocalName()) && W.equals(element.getNamespaceURI());
    }
}
