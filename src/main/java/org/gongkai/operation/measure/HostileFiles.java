package org.gongkai.operation.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made to harm whoever opens them: small to send, huge, deep or endless to read. */
public final class HostileFiles {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final int MEGA = 1 << 20;

    private HostileFiles() {
    }

    private interface Kind {

        byte[] made(int size) throws IOException;
    }

    /** One of each kind; a larger size is worse. */
    static Map<String, byte[]> all(int size) throws IOException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("tiny-paragraphs.docx", HostileFiles::tinyParagraphs);
        kinds.put("zip-bomb.docx", n -> word(out -> fill(out, "<w:p><w:r><w:t>" + " ".repeat(4096), 64 * n * MEGA / 4096, "")));
        kinds.put("archive-in-archive.zip", HostileFiles::nestedArchives);
        kinds.put("deep.docx", n -> word(out -> fill(out, "<w:p><w:r>", 400_000 * n, "")));
        kinds.put("laughs.docx", HostileFiles::laughs);
        kinds.put("endless.pdf", HostileFiles::endlessPages);
        kinds.put("stream-bomb.pdf", HostileFiles::streamBomb);
        kinds.put("picture.png", n -> picture(60_000, 60_000 * n));
        kinds.put("million-rows.xlsx", HostileFiles::millionRows);
        kinds.put("groups.rtf", n -> ("{\\rtf1" + "{\\b ".repeat(500_000 * n) + "x").getBytes(StandardCharsets.US_ASCII));
        kinds.put("loop.doc", HostileFiles::loopInContainer);
        kinds.put("deep.html", n -> ("<html><body>" + "<div><table><tr><td>".repeat(100_000 * n) + "字").getBytes(StandardCharsets.UTF_8));
        kinds.put("one-line.csv", n -> ("编号,名称\n" + "其中1件(占1%),《(".repeat(Math.min(n, 3) * 130_000)).getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
            files.put(size + "-" + kind.getKey(), kind.getValue().made(size));
        }
        return files;
    }

    /** What an office suite would write, for comparison and for the rehearsal. */
    public static byte[] harmless() throws IOException {
        return word(out -> text(out, "<w:p><w:r><w:t>清河县2023年政府信息公开工作年度报告</w:t></w:r></w:p><w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>收到申请19件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
    }

    private interface Body {

        void write(ZipOutputStream out) throws IOException;
    }

    private static void fill(ZipOutputStream out, String piece, int times, String end) throws IOException {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
        out.write(end.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] word(Body body) throws IOException {
        return office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", out -> {
            text(out, "<?xml version=\"1.0\"?><w:document xmlns:w=\"" + WORD + "\"><w:body>");
            body.write(out);
            text(out, "</w:body></w:document>");
        });
    }

    private static byte[] office(String main, String type, Body body) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            entry(out, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/" + main + "\" ContentType=\"" + type + "\"/></Types>");
            entry(out, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"" + main + "\"/></Relationships>");
            out.putNextEntry(new ZipEntry(main));
            body.write(out);
            out.closeEntry();
        }
        return file.toByteArray();
    }

    private static void entry(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        text(out, content);
        out.closeEntry();
    }

    private static void text(ZipOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Two megabytes that unpack to twenty-two: half a million paragraphs of four random characters. */
    private static byte[] tinyParagraphs(int size) throws IOException {
        Random random = new Random(size);
        return word(out -> {
            for (int i = 0; i < 460_000 + 90_000 * size; i++) {
                StringBuilder paragraph = new StringBuilder("<w:p><w:r><w:t>");
                for (int c = 0; c < 4; c++) {
                    paragraph.append((char) ('a' + random.nextInt(26)));
                }
                text(out, paragraph.append("</w:t></w:r></w:p>").toString());
            }
        });
    }

    private static byte[] nestedArchives(int size) throws IOException {
        byte[] inner = new byte[MEGA];
        for (int depth = 0; depth < 40 * size; depth++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(file)) {
                for (int i = 0; i < 12; i++) {
                    out.putNextEntry(new ZipEntry(i + ".zip"));
                    out.write(inner);
                    out.closeEntry();
                }
            }
            inner = file.size() > MEGA ? new byte[MEGA] : file.toByteArray();
        }
        return inner;
    }

    private static byte[] laughs(int size) throws IOException {
        StringBuilder entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE w:document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10 * size; i++) {
            entities.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        String laughing = entities + "]><w:document xmlns:w=\"" + WORD + "\"><w:body><w:p><w:r><w:t>&a" + (10 * size - 1) + ";</w:t></w:r></w:p></w:body></w:document>";
        return office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", out -> text(out, laughing));
    }

    private static byte[] endlessPages(int size) {
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 2000000000/Kids[");
        for (int i = 0; i < 20_000 * size; i++) {
            pdf.append("3 0 R ");
        }
        pdf.append("2 0 R]>>endobj\n3 0 obj<</Type/Pages/Count 100000/Parent 2 0 R/Kids[2 0 R 4 0 R]>>endobj\n")
                .append("4 0 obj<</Type/Page/Parent 3 0 R/MediaBox[0 0 99999999 99999999]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] streamBomb(int size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] drawing = "0 0 m 9 9 l S q 1 0 0 1 0 0 cm \n".repeat(4096).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1500 * size; i++) {
                out.write(drawing);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length " + packed.size()
                + ">>stream\n").getBytes(StandardCharsets.US_ASCII));
        file.write(packed.toByteArray());
        file.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(file, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 256; i++) {
                out.write(new byte[MEGA]);
            }
        }
        chunk(file, "IDAT", packed.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] content) throws IOException {
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(named);
        sum.update(content);
        file.write(ByteBuffer.allocate(4).putInt(content.length).array());
        file.write(named);
        file.write(content);
        file.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] millionRows(int size) throws IOException {
        return office("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", out -> {
            text(out, "<workbook xmlns=\"" + SHEET + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                    + "<sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            out.closeEntry();
            entry(out, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            out.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            text(out, "<sst xmlns=\"" + SHEET + "\" count=\"2000000000\" uniqueCount=\"2000000000\">");
            fill(out, "<si><t>字</t></si>", 1_000_000 * size, "</sst>");
            out.closeEntry();
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            text(out, "<worksheet xmlns=\"" + SHEET + "\"><sheetData>");
            fill(out, "<row><c t=\"s\"><v>7</v></c></row>", 1_000_000 * size, "</sheetData></worksheet>");
        });
    }

    /** An OLE container whose table of sectors points at itself. */
    private static byte[] loopInContainer(int size) {
        ByteBuffer file = ByteBuffer.allocate(512 * 64 * size).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0xE11AB1A1E011CFD0L).put(new byte[16]).putShort((short) 0x3E).putShort((short) 3).putShort((short) 0xFFFE).putShort((short) 9)
                .putShort((short) 6).put(new byte[10]).putInt(1).putInt(1).putInt(0).putInt(4096).putInt(1).putInt(60).putInt(1).putInt(1000).putInt(0);
        file.position(512);
        while (file.remaining() >= 4) {
            file.putInt(1);
        }
        return file.array();
    }
}
