package org.gongkai.redaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.w3c.dom.Element;

/** What a file says about itself and about those who made it, and what travels inside it. */
final class FileProperties {

    private static final Set<String> TELLING = Set.of("creator", "lastModifiedBy", "Company", "Manager", "description", "keywords");
    private static final List<String> PICTURE_MARKS = List.of("Exif\0\0", "eXIf", "tEXt", "iTXt", "zTXt", "http://ns.adobe.com/xap/1.0/");

    private FileProperties() {
    }

    static void ofOffice(OfficeFile file, Gathered into) throws Unredactable {
        for (String part : List.of("docProps/core.xml", "docProps/app.xml")) {
            if (file.part(part).isPresent()) {
                for (Element said : Xml.children(file.xml(part))) {
                    if (TELLING.contains(said.getLocalName())) {
                        into.unseen(FileInWords.PROPERTY, said.getTextContent() + " ", FileInWords.PROPERTY);
                    }
                }
            }
        }
        file.names().filter(name -> name.contains("/embeddings/")).forEach(name -> into.unseen(FileInWords.EMBEDDED, name + " ", FileInWords.EMBEDDED));
    }

    static void ofPdf(PDDocument document, Gathered into) throws IOException {
        PDDocumentInformation said = document.getDocumentInformation();
        for (String one : new String[] {said.getAuthor(), said.getSubject(), said.getKeywords()}) {
            into.unseen(FileInWords.PROPERTY, one == null ? "" : one + " ", FileInWords.PROPERTY);
        }
        if (document.getDocumentCatalog().getNames() != null && document.getDocumentCatalog().getNames().getEmbeddedFiles() != null) {
            into.unseen(FileInWords.EMBEDDED, "PDF 里带着别的文件", FileInWords.EMBEDDED);
        }
        for (int page = 0; page < document.getNumberOfPages() && !into.isFull(); page++) {
            for (PDAnnotation note : document.getPage(page).getAnnotations()) {
                into.unseen("第 " + (page + 1) + " 页", note.getContents() == null ? "" : note.getContents() + " ", FileInWords.NOTE);
            }
        }
    }

    /** Which camera, when and where: told by the marks that such notes begin with. */
    static void ofPicture(byte[] file, Gathered into) {
        String bytes = new String(file, 0, Math.min(file.length, 1 << 20), StandardCharsets.ISO_8859_1);
        if (PICTURE_MARKS.stream().anyMatch(bytes::contains)) {
            into.unseen(FileInWords.PROPERTY, "图片里记着拍摄的时间、设备、位置或者文字说明", FileInWords.PROPERTY);
        }
    }
}
