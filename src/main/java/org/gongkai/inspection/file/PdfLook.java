package org.gongkai.inspection.file;

import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongkai.reading.Refusal;

/** The words of a PDF page by page, its notes, fields, attachments and properties. */
final class PdfLook {

    private static final int MOST_PAGES = 3000;

    private PdfLook() {
    }

    static void look(byte[] content, Collected into) throws IOException, Refusal {
        try (PDDocument document = open(content)) {
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw new Refusal("PDF 超过 " + MOST_PAGES + " 页，查不完，没有收下。请拆成几个文件。");
            }
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            int unread = 0;
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String words = stripper.getText(document);
                unread += words.isBlank() ? 1 : 0;
                int line = 0;
                for (String each : words.split("\r?\n")) {
                    into.words("第" + page + "页", "第" + ++line + "行", each, false);
                }
                notes(document, page, into);
            }
            if (unread > 0) {
                into.unseen("A-PICTURE", unread + " 页", "是图片（扫描件），文字读不出来");
            }
            properties(document, into);
        }
    }

    static PDDocument open(byte[] content) throws IOException, Refusal {
        try {
            return Loader.loadPDF(content);
        } catch (InvalidPasswordException locked) {
            throw new Refusal("PDF 加了密码，读不出来，不能公开。请去掉密码再上传。", locked);
        }
    }

    private static void notes(PDDocument document, int page, Collected into) throws IOException, Refusal {
        for (PDAnnotation note : document.getPage(page - 1).getAnnotations()) {
            String words = note.getContents();
            if (!(note instanceof PDAnnotationLink) && !(note instanceof PDAnnotationWidget)) {
                into.unseen("A-COMMENT", "第" + page + "页", note.getSubtype() + (words == null ? "" : " " + words));
            }
            if (words != null) {
                into.words("第" + page + "页的批注", "", words, true);
            }
            String value = note.getCOSObject().getString(COSName.V);
            if (value != null) {
                into.words("第" + page + "页的表单", "", value, false);
            }
        }
    }

    private static void properties(PDDocument document, Collected into) throws IOException, Refusal {
        PDDocumentInformation information = document.getDocumentInformation();
        for (String key : information.getMetadataKeys()) {
            String value = information.getCustomMetadataValue(key);
            if (value != null && !value.isBlank() && !List.of("Producer", "Creator", "CreationDate", "ModDate", "Title", "Trapped").contains(key)
                    && !OfficeProperties.Names.isNobody(value)) {
                into.unseen(key.equals("Author") ? "A-AUTHOR" : "A-PROPERTY", "文件属性", (key.equals("Author") ? "作者" : key) + "：" + value);
                into.words("文件属性", "", value, true);
            }
        }
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        if (names != null && names.getEmbeddedFiles() != null) {
            into.unseen("A-EMBEDDED", "PDF", "附带的文件");
            into.unseen("A-UNREAD", "PDF 附带的文件", "没有检查");
        }
        if (names != null && names.getJavaScript() != null || document.getDocumentCatalog().getOpenAction() != null
                && document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OPEN_ACTION) instanceof org.apache.pdfbox.cos.COSDictionary action
                && action.containsKey(COSName.JS)) {
            into.unseen("A-SCRIPT", "PDF", "会运行的程序");
        }
    }
}
