package org.gongkai.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.redaction.OfficeFile.Relation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of a Word file, paragraph by paragraph, and what of it nobody sees. */
final class WordLines {

    private static final String W = WordFile.W;
    private static final int BASES = 12;

    private final OfficeFile file;
    private final Gathered into;
    private final Map<String, Element> styles = new HashMap<>();

    private WordLines(OfficeFile file, Gathered into) {
        this.file = file;
        this.into = into;
    }

    static void gather(OfficeFile file, Gathered into) throws Unredactable {
        new WordLines(file, into).all();
    }

    private void all() throws Unredactable {
        String main = file.main();
        Map<String, Relation> relations = file.relations(main);
        for (Relation relation : relations.values()) {
            if (relation.is("styles") && file.part(relation.target()).isPresent()) {
                Xml.below(file.xml(relation.target()), W, "style").forEach(style -> styles.put(style.getAttributeNS(W, "styleId"), style));
            }
        }
        FileProperties.ofOffice(file, into);
        int number = 0;
        for (Element paragraph : Xml.below(file.xml(main), W, "p")) {
            number++;
            paragraph(paragraph, "第 " + number + " 段");
        }
        for (Relation relation : relations.values()) {
            String place = switch (relation.type().substring(relation.type().lastIndexOf('/') + 1)) {
                case "header" -> "页眉";
                case "footer" -> "页脚";
                case "footnotes" -> "脚注";
                case "endnotes" -> "尾注";
                case "comments" -> "批注";
                default -> "";
            };
            if (!place.isEmpty() && !relation.external() && file.part(relation.target()).isPresent()) {
                for (Element paragraph : Xml.below(file.xml(relation.target()), W, "p")) {
                    if (place.equals("批注")) {
                        into.unseen(place, paragraph.getTextContent(), FileInWords.COMMENT);
                    } else {
                        paragraph(paragraph, place);
                    }
                }
            }
        }
    }

    private void paragraph(Element paragraph, String place) {
        StringBuilder seen = new StringBuilder();
        for (Element run : Xml.below(paragraph, W, "r")) {
            if (paragraphOf(run) != paragraph) {
                continue;
            }
            String words = words(run);
            String how = words.isBlank() ? null : unseen(run, paragraph);
            if (how == null) {
                seen.append(words);
            } else {
                into.unseen(place, words, how);
            }
        }
        into.seen(place, seen.toString());
    }

    private static @Nullable Node paragraphOf(Element run) {
        Node above = run.getParentNode();
        while (above instanceof Element element && !WordText.isA(element, "p")) {
            above = above.getParentNode();
        }
        return above;
    }

    private static String words(Element run) {
        StringBuilder words = new StringBuilder();
        for (Element child : Xml.children(run)) {
            switch (child.getLocalName()) {
                case "t", "delText" -> words.append(child.getTextContent());
                case "tab", "br", "cr" -> words.append(' ');
                case "noBreakHyphen" -> words.append('-');
                default -> { }
            }
        }
        return words.toString();
    }

    private @Nullable String unseen(Element run, Element paragraph) {
        for (Node above = run; above instanceof Element element && element != paragraph; above = above.getParentNode()) {
            if (WordText.isA(element, "del") || WordText.isA(element, "moveFrom")) {
                return FileInWords.DELETED;
            }
        }
        if (isOn(said(run, paragraph, "vanish")) || isOn(said(run, paragraph, "specVanish")) || isOn(said(run, paragraph, "webHidden"))) {
            return FileInWords.HIDDEN;
        }
        Element scale = said(run, paragraph, "w");
        if (scale != null && scale.getAttributeNS(W, "val").matches("[0-9]%?")) {
            return "字宽缩到 " + scale.getAttributeNS(W, "val").replace("%", "") + "%";
        }
        return Look.unseen(val(said(run, paragraph, "color")), ground(run, paragraph), points(val(said(run, paragraph, "sz"))));
    }

    /** What stands behind the words: the run's own ground, its paragraph's, its cell's. */
    private @Nullable String ground(Element run, Element paragraph) {
        String highlight = val(said(run, paragraph, "highlight"));
        if (highlight != null && !highlight.equals("none")) {
            return highlight;
        }
        String own = fill(said(run, paragraph, "shd"));
        if (own != null) {
            return own;
        }
        for (Node above = paragraph.getParentNode(); above instanceof Element element; above = above.getParentNode()) {
            if (WordText.isA(element, "tc")) {
                return fill(property(element, "tcPr", "shd"));
            }
        }
        return null;
    }

    private static @Nullable String fill(@Nullable Element shading) {
        String fill = shading == null ? "" : shading.getAttributeNS(W, "fill");
        return fill.isEmpty() || fill.equals("auto") ? null : fill;
    }

    /** What holds for a run, from the nearest that says anything: itself, its style, the paragraph, the paragraph's style. */
    private @Nullable Element said(Element run, Element paragraph, String name) {
        Element own = property(run, "rPr", name);
        if (own != null) {
            return own;
        }
        Element byStyle = ofStyle(property(run, "rPr", "rStyle"), name);
        if (byStyle != null) {
            return byStyle;
        }
        Element ofParagraph = name.equals("shd") ? property(paragraph, "pPr", name) : null;
        return ofParagraph != null ? ofParagraph : ofStyle(property(paragraph, "pPr", "pStyle"), name);
    }

    private @Nullable Element ofStyle(@Nullable Element reference, String name) {
        Element style = reference == null ? null : styles.get(reference.getAttributeNS(W, "val"));
        for (int i = 0; style != null && i < BASES; i++) {
            Element said = property(style, "rPr", name);
            if (said != null) {
                return said;
            }
            List<Element> base = Xml.children(style).stream().filter(child -> WordText.isA(child, "basedOn")).toList();
            style = base.isEmpty() ? null : styles.get(base.getFirst().getAttributeNS(W, "val"));
        }
        return null;
    }

    private static @Nullable Element property(Element of, String properties, String name) {
        for (Element child : Xml.children(of)) {
            if (WordText.isA(child, properties)) {
                for (Element one : Xml.children(child)) {
                    if (WordText.isA(one, name)) {
                        return one;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isOn(@Nullable Element toggle) {
        return toggle != null && !List.of("0", "false", "off", "none").contains(toggle.getAttributeNS(W, "val"));
    }

    private static @Nullable String val(@Nullable Element element) {
        return element == null ? null : element.getAttributeNS(W, "val");
    }

    private static @Nullable Double points(@Nullable String halves) {
        return halves != null && halves.matches("\\d{1,4}") ? Integer.valueOf(halves) / 2.0 : null;
    }
}
