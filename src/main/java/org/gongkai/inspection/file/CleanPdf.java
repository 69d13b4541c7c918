package org.gongkai.inspection.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.gongkai.reading.Refusal;

/** A PDF written anew: without notes, attachments, programmes, properties and what earlier savings left in it. */
final class CleanPdf {

    private static final List<COSName> OF_THE_CATALOGUE = List.of(COSName.METADATA, COSName.AA, COSName.getPDFName("PieceInfo"), COSName.getPDFName("AF"),
            COSName.getPDFName("Collection"));
    private static final List<COSName> OF_A_PAGE = List.of(COSName.METADATA, COSName.AA, COSName.getPDFName("PieceInfo"), COSName.getPDFName("Thumb"),
            COSName.getPDFName("AF"), COSName.LAST_MODIFIED);

    private CleanPdf() {
    }

    static byte[] copy(byte[] content) throws IOException, Refusal {
        try (PDDocument document = PdfLook.open(content)) {
            PDDocumentInformation anew = new PDDocumentInformation();
            anew.setTitle(document.getDocumentInformation().getTitle());
            document.setDocumentInformation(anew);
            COSDictionary catalogue = document.getDocumentCatalog().getCOSObject();
            OF_THE_CATALOGUE.forEach(catalogue::removeItem);
            if (catalogue.getCOSDictionary(COSName.OPEN_ACTION) != null) {
                catalogue.removeItem(COSName.OPEN_ACTION);
            }
            if (catalogue.getCOSDictionary(COSName.NAMES) instanceof COSDictionary names) {
                names.removeItem(COSName.EMBEDDED_FILES);
                names.removeItem(COSName.getPDFName("JavaScript"));
            }
            for (PDPage page : document.getPages()) {
                OF_A_PAGE.forEach(page.getCOSObject()::removeItem);
                page.setAnnotations(page.getAnnotations().stream().filter(note -> note instanceof PDAnnotationLink || note instanceof PDAnnotationWidget).toList());
            }
            document.setAllSecurityToBeRemoved(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
            document.save(out);
            return out.toByteArray();
        }
    }
}
