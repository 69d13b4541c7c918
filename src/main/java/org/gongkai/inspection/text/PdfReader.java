package org.gongkai.inspection.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.gongkai.inspection.text.Text.Unit;

/** Reads a PDF file line by line, in the order of the page. */
final class PdfReader {

    private static final int MOST_PAGES = 400;

    private PdfReader() {
    }

    static Text read(byte[] bytes) throws Unreadable {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new Unreadable("文件超过 " + MOST_PAGES + " 页，不像一份年度报告，没有读。");
            }
            List<Piece> pieces = RuledPages.read(document);
            if (pieces.isEmpty() && document.getNumberOfPages() > 0) {
                throw PlainText.onlyPictures();
            }
            if (pieces.stream().mapToLong(piece -> piece.text().length()).sum() >= PlainText.mostCharacters()) {
                throw PlainText.tooLong();
            }
            return Text.of(Unit.LINE, Wrapped.joined(pieces), links(document), document.getDocumentInformation().getTitle(), null);
        } catch (InvalidPasswordException locked) {
            throw new Unreadable("这个 pdf 加了密码，读不出来。");
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw new Unreadable("这个 pdf 已经损坏，读不出来。");
        }
    }

    private static List<Link> links(PDDocument document) throws IOException {
        List<Link> links = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI target && target.getURI() != null) {
                    links.add(new Link(0, target.getURI(), "", false));
                }
            }
        }
        return links;
    }
}
