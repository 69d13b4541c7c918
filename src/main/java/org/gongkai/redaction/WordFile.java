package org.gongkai.redaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.redaction.OfficeFile.Relation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Redacts a Word file by building another one: its text in all its places, styles, numbering, notes, headers and pictures are
 * copied over piece by piece; whatever is not known to be harmless stays behind.
 */
final class WordFile {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String BODY = "word/document.xml";

    private final OfficeFile from;
    private final Marks marks;
    private final Bounds bounds;
    private final NewOfficeFile copy = new NewOfficeFile();
    private final Removed removed = new Removed();
    private final Map<String, String> carried = new LinkedHashMap<>();
    private final WordText text;
    private int pictures;

    private WordFile(OfficeFile from, Marks marks, Bounds bounds) throws Unredactable {
        this.from = from;
        this.marks = marks;
        this.bounds = bounds;
        this.text = new WordText(marks, removed, existing(from.relations(from.main()), "styles"));
    }

    static Redacted.Copy redact(byte[] file, Marks marks, Bounds bounds) throws Unredactable {
        return new WordFile(OfficeFile.read(file, bounds), marks, bounds).redacted();
    }

    /** The pictures of the file, in the order in which they are counted. */
    static List<byte[]> pictures(byte[] file, Bounds bounds) throws Unredactable {
        WordFile word = new WordFile(OfficeFile.read(file, bounds), Marks.none(), bounds);
        word.build();
        return word.copy.parts("word/media/");
    }

    private Redacted.Copy redacted() throws Unredactable {
        build();
        marks.requireBoxesWithin(pictures, "幅图片");
        marks.requireAllFound("请核对写法；如果它在图片里，请在图片上画方框。");
        removed.everything(from, copy);
        return new Redacted.Copy(copy.bytes(), FileKind.DOCX, marks.taken(), removed.sentences(),
                pictures == 0 ? List.of() : List.of("文件里有 " + pictures + " 幅图片，机器读不出图片里的文字，请逐幅查看。"));
    }

    private void build() throws Unredactable {
        String main = from.main();
        Element body = from.xml(main);
        if (!W.equals(body.getNamespaceURI())) {
            throw new Unredactable("这是“严格 Open XML”格式的 Word 文件。请另存为普通的 DOCX 再上传。");
        }
        Map<String, Relation> relations = from.relations(main);
        comments(relations);
        text.clean(body);
        Map<String, Element> notes = notes(relations, body);
        refer(body, main, BODY);
        copy.relate("", "officeDocument", BODY);
        copy.put(BODY, TYPE + "document.main+xml", Xml.write(body));
        for (Map.Entry<String, Element> note : notes.entrySet()) {
            String kind = note.getKey();
            refer(note.getValue(), target(relations, kind), "word/" + kind + ".xml");
            part(kind, note.getValue());
        }
        formats(relations);
        theme(relations);
        settings(relations);
    }

    /** Footnotes and endnotes that are still referred to, cleaned; those of text that is gone go with it. */
    private Map<String, Element> notes(Map<String, Relation> relations, Element body) throws Unredactable {
        Map<String, Element> notes = new LinkedHashMap<>();
        for (String kind : List.of("footnotes", "endnotes")) {
            Element part = existing(relations, kind);
            if (part != null) {
                String one = kind.substring(0, kind.length() - 1);
                List<String> referred = Xml.below(body, W, one + "Reference").stream().map(ref -> ref.getAttributeNS(W, "id")).toList();
                for (Element note : Xml.children(part)) {
                    if (!note.hasAttributeNS(W, "type") && !referred.contains(note.getAttributeNS(W, "id"))) {
                        Xml.remove(note);
                    }
                }
                text.clean(part);
                notes.put(kind, part);
            }
        }
        return notes;
    }

    /** Carries over what the text refers to: headers, footers and pictures. */
    private void refer(Element text, String was, String now) throws Unredactable {
        Map<String, Relation> relations = from.relations(was);
        for (String kind : List.of("header", "footer")) {
            for (Element reference : Xml.below(text, W, kind + "Reference")) {
                Relation relation = relations.get(reference.getAttributeNS(R, "id"));
                if (relation == null || !relation.is(kind)) {
                    Xml.remove(reference);
                } else {
                    reference.setAttributeNS(R, "r:id", copy.relate(now, kind, margin(kind, relation.target())));
                }
            }
        }
        for (Element drawing : Xml.below(text, W, "drawing")) {
            for (Element blip : Xml.below(drawing, WordText.DRAWING, "blip")) {
                picture(drawing, blip, relations, now);
            }
        }
    }

    private String margin(String kind, String target) throws Unredactable {
        String known = carried.get(target);
        if (known != null) {
            return known;
        }
        String name = "word/" + kind + (carried.size() + 1) + ".xml";
        carried.put(target, name);
        Element part = from.xml(target);
        text.clean(part);
        refer(part, target, name);
        copy.put(name, TYPE + kind + "+xml", Xml.write(part));
        return name;
    }

    private void picture(Element drawing, Element blip, Map<String, Relation> relations, String now) throws Unredactable {
        bounds.onTime();
        Relation relation = relations.get(blip.getAttributeNS(R, "embed"));
        byte[] source = relation == null || !relation.is("image") ? null : from.part(relation.target()).orElse(null);
        if (source == null || !WordPicture.isReadable(source)) {
            if (drawing.getParentNode() != null) {
                Xml.remove(drawing);
                removed.one("不能逐点读出的图片（矢量图、外部链接的图片）");
            }
            return;
        }
        pictures++;
        String name = "word/media/picture" + pictures + ".png";
        copy.put(name, "image/png", WordPicture.redacted(source, blip, marks.boxesOn(pictures)));
        marks.took(marks.boxesOn(pictures).size());
        blip.setAttributeNS(R, "r:embed", copy.relate(now, "image", name));
    }

    private void formats(Map<String, Relation> relations) throws Unredactable {
        for (String kind : List.of("styles", "numbering")) {
            Element part = existing(relations, kind);
            if (part != null) {
                Xml.below(part, W, "numPicBullet").forEach(Xml::remove);
                Xml.below(part, W, "lvlPicBulletId").forEach(Xml::remove);
                text.cleanFormats(part);
                part(kind, part);
            }
        }
    }

    /** Fonts and colours by name; a theme with pictures of its own stays behind. */
    private void theme(Map<String, Relation> relations) throws Unredactable {
        Element theme = existing(relations, "theme");
        if (theme != null && Xml.below(theme, WordText.DRAWING, "blip").isEmpty()) {
            Xml.below(theme, WordText.DRAWING, "extLst").forEach(Xml::remove);
            theme.setAttribute("name", "");
            copy.put("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", Xml.write(theme));
            copy.relate(BODY, "theme", "word/theme/theme1.xml");
        }
    }

    /** Comments are not copied; words that only they held count as found. */
    private void comments(Map<String, Relation> relations) throws Unredactable {
        Element comments = existing(relations, "comments");
        if (comments != null) {
            Xml.below(comments, W, "p").forEach(paragraph -> marks.in(paragraph.getTextContent()));
        }
    }

    /** Of the settings only that even pages have headers of their own, if so. */
    private void settings(Map<String, Relation> relations) throws Unredactable {
        Element settings = existing(relations, "settings");
        boolean even = settings != null && !Xml.below(settings, W, "evenAndOddHeaders").isEmpty();
        copy.put("word/settings.xml", TYPE + "settings+xml", "<w:settings xmlns:w=\"" + W + "\">"
                + (even ? "<w:evenAndOddHeaders/>" : "") + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                + "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>");
        copy.relate(BODY, "settings", "word/settings.xml");
    }

    private void part(String kind, Element root) {
        String name = "word/" + kind + ".xml";
        copy.put(name, TYPE + kind + "+xml", Xml.write(root));
        copy.relate(BODY, kind, name);
    }

    private static String target(Map<String, Relation> relations, String kind) {
        return relations.values().stream().filter(one -> one.is(kind)).map(Relation::target).findFirst().orElseThrow();
    }

    private @Nullable Element existing(Map<String, Relation> relations, String kind) throws Unredactable {
        for (Relation relation : relations.values()) {
            if (relation.is(kind) && from.part(relation.target()).isPresent()) {
                return from.xml(relation.target());
            }
        }
        return null;
    }
}
