package org.gongkai.operation.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.gongkai.operation.measure.PlantedLeaks.Carrier;
import org.gongkai.operation.measure.PlantedLeaks.Kind;

/** Files of office programmes with one sentence at a place of them that a reader sees or does not see. */
final class LeakFiles {

    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String P = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    record Made(String name, byte[] content) {
    }

    private LeakFiles() {
    }

    static Made of(Kind kind, Carrier carrier, List<String> around, String planted) throws IOException {
        boolean author = kind == Kind.FILE_AUTHOR;
        return switch (carrier) {
            case WORD, WORD_TABLE, WORD_COMMENT, WORD_DELETED, WORD_HEADER, WORD_HIDDEN -> new Made("附件.docx", word(carrier, around, author ? "名单" : planted, author ? planted : ""));
            case SHEET, SHEET_HIDDEN, SHEET_HIDDEN_COLUMN, SHEET_COMMENT -> new Made("附件.xlsx", sheet(carrier, around, author ? "名单" : planted, author ? planted : ""));
            case SLIDE, SLIDE_NOTES -> new Made("附件.pptx", slides(carrier, around, planted));
            case PDF, PDF_NOTE -> new Made("附件.pdf", pdf(carrier, around, planted));
            case LINES -> new Made("附件.csv", ("序号,内容\n1,公布如下\n2,\"" + planted + "\"\n").getBytes(StandardCharsets.UTF_8));
            case PICTURE -> new Made("照片.jpg", picture(kind == Kind.PICTURE_PLACE));
            case TEXT, TABLE -> throw new IllegalArgumentException(carrier + " is no file");
        };
    }

    private static byte[] word(Carrier carrier, List<String> around, String planted, String author) throws IOException {
        String said = "<w:t xml:space=\"preserve\">" + xml(planted) + "</w:t>";
        String run = switch (carrier) {
            case WORD_DELETED -> "<w:p><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>" + xml(planted) + "</w:delText></w:r></w:del></w:p>";
            case WORD_HIDDEN -> "<w:p><w:r><w:rPr><w:vanish/></w:rPr>" + said + "</w:r></w:p>";
            case WORD_TABLE -> "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>" + said + "</w:r></w:p></w:tc></w:tr></w:tbl>";
            case WORD -> "<w:p><w:r>" + said + "</w:r></w:p>";
            default -> "";
        };
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("word/document.xml", "<w:document " + W + "><w:body>" + around.stream().map(line -> "<w:p><w:r><w:t>" + xml(line) + "</w:t></w:r></w:p>").collect(Collectors.joining())
                + run + "</w:body></w:document>");
        String other = carrier == Carrier.WORD_COMMENT ? "comments" : carrier == Carrier.WORD_HEADER ? "header1" : null;
        if (other != null) {
            String paragraph = "<w:p><w:r>" + said + "</w:r></w:p>";
            parts.put("word/" + other + ".xml", carrier == Carrier.WORD_COMMENT ? "<w:comments " + W + "><w:comment w:id=\"1\" w:author=\"x\">" + paragraph + "</w:comment></w:comments>"
                    : "<w:hdr " + W + ">" + paragraph + "</w:hdr>");
            parts.put("word/_rels/document.xml.rels", relations(carrier == Carrier.WORD_COMMENT ? "comments" : "header", other + ".xml"));
        }
        return office("word/document.xml", TYPE + "wordprocessingml.document.main+xml", parts, author);
    }

    private static byte[] sheet(Carrier carrier, List<String> around, String planted, String author) throws IOException {
        boolean own = carrier == Carrier.SHEET_HIDDEN;
        boolean column = carrier == Carrier.SHEET_HIDDEN_COLUMN;
        String cells = "<row r=\"1\">" + cell("A1", "序号") + cell("B1", "内容") + "</row><row r=\"2\">" + cell("A2", around.getFirst())
                + (own || carrier == Carrier.SHEET_COMMENT ? "" : cell(column ? "D2" : "B2", planted)) + "</row>";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", "<workbook " + S + "><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"r1\"/>" + (own ? "<sheet name=\"底稿\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/>" : "")
                + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", own ? relations("worksheet", "worksheets/sheet1.xml", "worksheets/sheet2.xml") : relations("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", "<worksheet " + S + ">" + (column ? "<cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols>" : "") + "<sheetData>" + cells + "</sheetData></worksheet>");
        if (own) {
            parts.put("xl/worksheets/sheet2.xml", "<worksheet " + S + "><sheetData><row r=\"1\">" + cell("A1", planted) + "</row></sheetData></worksheet>");
        }
        if (carrier == Carrier.SHEET_COMMENT) {
            parts.put("xl/comments1.xml", "<comments " + S + "><authors><author>x</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><r><t>" + xml(planted)
                    + "</t></r></text></comment></commentList></comments>");
            parts.put("xl/worksheets/_rels/sheet1.xml.rels", relations("comments", "../comments1.xml"));
        }
        return office("xl/workbook.xml", TYPE + "spreadsheetml.sheet.main+xml", parts, author);
    }

    private static String cell(String at, String words) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + xml(words) + "</t></is></c>";
    }

    private static byte[] slides(Carrier carrier, List<String> around, String planted) throws IOException {
        boolean notes = carrier == Carrier.SLIDE_NOTES;
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("ppt/presentation.xml", "<p:presentation " + P + "/>");
        parts.put("ppt/_rels/presentation.xml.rels", relations("slide", "slides/slide1.xml"));
        parts.put("ppt/slides/slide1.xml", "<p:sld " + P + ">" + shape(notes ? around.getFirst() : planted) + "</p:sld>");
        if (notes) {
            parts.put("ppt/slides/_rels/slide1.xml.rels", relations("notesSlide", "../notesSlides/notesSlide1.xml"));
            parts.put("ppt/notesSlides/notesSlide1.xml", "<p:notes " + P + ">" + shape(planted) + "</p:notes>");
        }
        return office("ppt/presentation.xml", TYPE + "presentationml.presentation.main+xml", parts, "");
    }

    private static String shape(String words) {
        return "<p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>" + xml(words) + "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>";
    }

    private static byte[] office(String main, String type, Map<String, String> parts, String author) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            entry(out, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/" + main + "\" ContentType=\"" + type + "\"/></Types>");
            entry(out, "_rels/.rels", relations("officeDocument", main));
            for (Map.Entry<String, String> part : parts.entrySet()) {
                entry(out, part.getKey(), part.getValue());
            }
            if (!author.isEmpty()) {
                entry(out, "docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>" + author + "</dc:creator></cp:coreProperties>");
            }
        }
        return file.toByteArray();
    }

    private static String relations(String type, String... targets) {
        StringBuilder relations = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < targets.length; i++) {
            relations.append("<Relationship Id=\"r").append(i + 1).append("\" Type=\"").append(RELATION).append(type).append("\" Target=\"").append(targets[i]).append("\"/>");
        }
        return relations.append("</Relationships>").toString();
    }

    private static void entry(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    /** One page set in a typeface that every reader has, so that none has to lie in the file. */
    private static byte[] pdf(Carrier carrier, List<String> around, String planted) {
        StringBuilder drawn = new StringBuilder("BT /F1 12 Tf 15 TL 60 760 Td\n");
        around.forEach(line -> drawn.append('<').append(hex(line)).append("> Tj T*\n"));
        drawn.append(carrier == Carrier.PDF ? "<" + hex(planted) + "> Tj\n" : "").append("ET");
        String note = carrier == Carrier.PDF ? "" : "/Annots[<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents<FEFF" + hex(planted) + ">>>]";
        return ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>" + note + ">>endobj\n"
                + "4 0 obj<</Length " + drawn.length() + ">>stream\n" + drawn + "\nendstream endobj\n"
                + "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj\n"
                + "6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>endobj\n"
                + "7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>endobj\n"
                + "trailer<</Root 1 0 R>>\n%%EOF").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hex(String words) {
        return words.chars().mapToObj(c -> "%04X".formatted(c)).collect(Collectors.joining());
    }

    /** A photograph that tells where it was taken, or by whom. */
    private static byte[] picture(boolean place) {
        ByteBuffer file = ByteBuffer.allocate(2 + 4 + 6 + 8 + 2 + 12 + 4 + 8 + 2);
        file.putShort((short) 0xFFD8).putShort((short) 0xFFE1).putShort((short) (file.capacity() - 6)).put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        file.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1);
        file.putShort((short) (place ? 0x8825 : 0x013B)).putShort((short) (place ? 4 : 2)).putInt(place ? 1 : 8).putInt(26);
        file.putInt(0).put("Wang Wu\0".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 0xFFD9);
        return file.array();
    }

    private static String xml(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }
}
