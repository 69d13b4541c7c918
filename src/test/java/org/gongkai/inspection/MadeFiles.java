package org.gongkai.inspection;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;

/** Files as somebody would send them, with things in them that readers do not see. */
final class MadeFiles {

    private MadeFiles() {
    }

    interface Filling<T> {

        void into(T made) throws IOException;
    }

    static byte[] docx(Filling<XWPFDocument> filling) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("公布如下。");
            filling.into(document);
            return bytes(document::write);
        }
    }

    static byte[] revised() throws IOException {
        return docx(document -> {
            document.getProperties().getCoreProperties().setCreator("张三");
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.createRun().setText("正文第一句");
            XWPFRun hidden = paragraph.createRun();
            hidden.setText("藏着的字");
            hidden.setVanish(true);
            var deleted = paragraph.getCTP().addNewDel();
            deleted.setAuthor("李四");
            deleted.addNewR().addNewDelText().setStringValue("删去的字");
            var inserted = paragraph.getCTP().addNewIns();
            inserted.setAuthor("李四");
            inserted.addNewR().addNewT().setStringValue("新加的字");
            var comment = document.createComments().createComment(BigInteger.ONE);
            comment.setAuthor("王五");
            comment.createParagraph().createRun().setText("批注的话");
        });
    }

    static byte[] sheets(Workbook made, Filling<Sheet> filling) throws IOException {
        try (Workbook workbook = made) {
            Sheet sheet = workbook.createSheet("名单");
            sheet.createRow(0).createCell(0).setCellValue("看得见");
            filling.into(sheet);
            return bytes(workbook::write);
        }
    }

    static byte[] workbook() throws IOException {
        return sheets(new XSSFWorkbook(), sheet -> {
            XSSFWorkbook workbook = (XSSFWorkbook) sheet.getWorkbook();
            workbook.getProperties().getCoreProperties().setCreator("张三");
            workbook.getProperties().getCustomProperties().addProperty("内部编号", "内部编号88");
            Sheet hidden = workbook.createSheet("底稿");
            hidden.createRow(0).createCell(0).setCellValue("底稿里的话");
            workbook.setSheetHidden(1, true);
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue("隐行里的话");
            row.setZeroHeight(true);
            sheet.createRow(3).createCell(4).setCellValue("隐列里的话");
            sheet.setColumnHidden(4, true);
            CellStyle unseen = workbook.createCellStyle();
            unseen.setDataFormat(workbook.createDataFormat().getFormat(";;;"));
            sheet.createRow(5).createCell(0).setCellValue("格里的话");
            sheet.getRow(5).getCell(0).setCellStyle(unseen);
            CreationHelper helper = workbook.getCreationHelper();
            var comment = sheet.createDrawingPatriarch().createCellComment(helper.createClientAnchor());
            comment.setString(helper.createRichTextString("批注的话"));
            sheet.getRow(0).getCell(0).setCellComment(comment);
            sheet.getRow(0).createCell(1).setCellFormula("底稿!A1");
        });
    }

    static byte[] pdf(String words, @Nullable String note) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            document.getDocumentInformation().setAuthor("Zhang San");
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
            if (note != null) {
                PDAnnotationText text = new PDAnnotationText();
                text.setContents(note);
                page.setAnnotations(List.of(text));
            }
            return bytes(document::save);
        }
    }

    /** A picture that tells where and when it was taken. */
    static byte[] photograph() throws IOException {
        byte[] plain = bytes(out -> ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", out));
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 24 + 4 + 20);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2)).put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0132).putShort((short) 2).putInt(20).putInt(38);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(8);
        exif.putInt(0).put("2026:03:01 08:30:00\0".getBytes(StandardCharsets.ISO_8859_1));
        byte[] all = Arrays.copyOf(plain, plain.length + exif.capacity());
        System.arraycopy(exif.array(), 0, all, 2, exif.capacity());
        System.arraycopy(plain, 2, all, 2 + exif.capacity(), plain.length - 2);
        return all;
    }

    static byte[] zip(Charset names, Map<String, byte[]> members) throws IOException {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    zip.putNextEntry(new ZipEntry(member.getKey()));
                    zip.write(member.getValue());
                }
            }
        });
    }

    static String unzipped(byte[] zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.append(entry.getName()).append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    static byte[] bytes(Filling<ByteArrayOutputStream> filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        filling.into(out);
        return out.toByteArray();
    }
}
