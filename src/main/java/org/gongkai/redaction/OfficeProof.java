package org.gongkai.redaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.gongkai.redaction.Proof.Leak;

/** A Word or Excel file that has only the parts and elements a copy may have; every part is read as plain XML, whatever it means. */
final class OfficeProof {

    private static final Pattern PARTS = Pattern.compile("""
            \\[Content_Types]\\.xml|_rels/\\.rels|word/(document|styles|numbering|settings|footnotes|endnotes|header\\d+|footer\\d+)\\.xml\
            |word/theme/theme1\\.xml|word/_rels/[a-z0-9]+\\.xml\\.rels|word/media/picture\\d+\\.png\
            |xl/(workbook|styles)\\.xml|xl/_rels/workbook\\.xml\\.rels|xl/worksheets/sheet\\d+\\.xml""");
    private static final Set<String> FORBIDDEN = Set.of("del", "ins", "moveFrom", "moveTo", "delText", "vanish", "webHidden", "specVanish",
            "commentReference", "object", "altChunk", "bookmarkStart", "hyperlink", "sdt", "f", "definedName", "oleObject",
            "AlternateContent", "extLst", "docPartObj", "hlinkClick", "imagedata", "legacyDrawing", "pivotTableDefinition");
    private static final Set<String> BLOCKS = Set.of("p", "c", "si", "tc", "tr", "row", "style", "lvl");

    private OfficeProof() {
    }

    static void require(byte[] copy, FileKind kind, Proof proof) throws Leak, Unredactable {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(copy))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                proof.onTime();
                if (!PARTS.matcher(entry.getName()).matches() || entry.getExtra() != null || entry.getComment() != null) {
                    throw new Leak("部件 " + entry.getName());
                }
                byte[] part = zip.readAllBytes();
                if (entry.getName().endsWith(".png")) {
                    PictureProof.onlyPixelsPng(part);
                } else {
                    proof.bytes(part, "部件 " + entry.getName());
                    xml(part, entry.getName(), kind, proof);
                }
            }
        } catch (IOException | XMLStreamException unreadable) {
            throw new Unredactable("做好的文件重读失败，没有给出。请把原文件另存为 PDF 再试。", unreadable);
        }
    }

    private static void xml(byte[] part, String name, FileKind kind, Proof proof) throws XMLStreamException, Leak {
        XMLStreamReader xml = Xml.streams().createXMLStreamReader(new ByteArrayInputStream(part));
        Deque<StringBuilder> blocks = new ArrayDeque<>(List.of(new StringBuilder()));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (FORBIDDEN.contains(xml.getLocalName()) || kind == FileKind.XLSX && xml.getLocalName().equals("drawing")) {
                        throw new Leak("部件 " + name + " 里的 " + xml.getLocalName());
                    }
                    if (BLOCKS.contains(xml.getLocalName())) {
                        blocks.push(new StringBuilder());
                    }
                    if (xml.getLocalName().equals("sym")) {
                        blocks.peek().append(byNumber(xml));
                    }
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        if ("External".equals(xml.getAttributeValue(i))) {
                            throw new Leak("部件 " + name + " 里的外部链接");
                        }
                        proof.markup(xml.getAttributeValue(i), "部件 " + name + " 的属性 " + xml.getAttributeLocalName(i));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (BLOCKS.contains(xml.getLocalName())) {
                        proof.text(blocks.pop().toString(), "部件 " + name);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> blocks.peek().append(xml.getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> throw new Leak("部件 " + name + " 里的注释");
                default -> { }
            }
        }
        proof.text(blocks.pop().toString(), "部件 " + name);
    }

    /** A character that is written by its number. */
    private static String byNumber(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("char") && xml.getAttributeValue(i).matches("[0-9A-Fa-f]{4}")) {
                return Character.toString(Integer.parseInt(xml.getAttributeValue(i), 16));
            }
        }
        return "";
    }
}
