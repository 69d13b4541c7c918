package org.gongkai.redaction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** Files for the tests of redaction, made by hand so that each holds its secret in one place. */
final class Files {

    static final String SECRET = "张三丰";
    static final String NUMBER = "110101199003074477";
    static final String GROUND = "R36-3/15";
    static final Redaction REDACTION = new Redaction();

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SPACES = """
            xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="%s"
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
            """.formatted(OFFICE);

    private Files() {
    }

    static Mark words(String text) {
        return new Mark.Words(text, GROUND);
    }

    static Redacted.Copy copy(byte[] file, Mark... marks) {
        Redacted redacted = REDACTION.redact(file, List.of(marks));
        assertThat(redacted).isInstanceOf(Redacted.Copy.class);
        return (Redacted.Copy) redacted;
    }

    static String refusal(byte[] file, Mark... marks) {
        Redacted redacted = REDACTION.redact(file, List.of(marks));
        assertThat(redacted).isInstanceOf(Redacted.Refused.class);
        return String.join("", ((Redacted.Refused) redacted).reasons());
    }

    /** A Word file, part by part. */
    static final class Word {

        private final Map<String, byte[]> parts = new LinkedHashMap<>();
        private final StringBuilder body = new StringBuilder();
        private final StringBuilder relations = new StringBuilder();
        private final StringBuilder types = new StringBuilder();
        private String end = "<w:sectPr/>";

        static Word of(String bodyXml) {
            Word word = new Word();
            word.body.append(bodyXml);
            return word;
        }

        Word part(String name, String kind, String xml) {
            return part(name, kind, (HEAD + xml.replaceFirst(">", " " + SPACES + ">")).getBytes(StandardCharsets.UTF_8));
        }

        Word part(String name, String kind, byte[] content) {
            parts.put("word/" + name, content);
            if (!kind.isEmpty()) {
                relations.append("<Relationship Id=\"x%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(parts.size(), OFFICE, kind, name));
            }
            return this;
        }

        Word loose(String name, String content) {
            parts.put(name, content.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Word relation(String id, String kind, String target, boolean external) {
            relations.append("<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"%s/>".formatted(id, OFFICE, kind, target,
                    external ? " TargetMode=\"External\"" : ""));
            return this;
        }

        Word section(String xml) {
            end = "<w:sectPr>" + xml + "</w:sectPr>";
            return this;
        }

        byte[] bytes() {
            Map<String, byte[]> all = new LinkedHashMap<>();
            all.put("[Content_Types].xml", text(HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                    + "<Override PartName=\"/word/document.xml\" ContentType=\"" + FileKind.DOCX.mediaType() + ".main+xml\"/>" + types + "</Types>"));
            all.put("_rels/.rels", text(relations("<Relationship Id=\"r1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"word/document.xml\"/>")));
            all.put("word/document.xml", text(HEAD + "<w:document " + SPACES + "><w:body>" + body + end + "</w:body></w:document>"));
            all.put("word/_rels/document.xml.rels", text(relations(relations.toString())));
            all.putAll(parts);
            return zip(all);
        }
    }

    static String relations(String relations) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations + "</Relationships>";
    }

    static String paragraph(String... runs) {
        StringBuilder xml = new StringBuilder("<w:p>");
        for (String run : runs) {
            xml.append("<w:r><w:t xml:space=\"preserve\">").append(run).append("</w:t></w:r>");
        }
        return xml.append("</w:p>").toString();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** The parts of a packed file, by name. */
    static Map<String, String> parts(byte[] file) {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return parts;
    }

    static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.YELLOW);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        return picture;
    }

    static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }
}
