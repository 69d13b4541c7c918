package org.gongkai.redaction;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.gongkai.redaction.PdfWords.Glyph;

/** The text of a PDF, page by page, and what of it cannot be seen on the page as it is drawn. */
final class PdfLines {

    private static final int DPI = 100;

    private PdfLines() {
    }

    static void gather(byte[] file, Bounds bounds, Gathered into) throws IOException, Unredactable {
        try (PDDocument document = PdfFile.open(file)) {
            FileProperties.ofPdf(document, into);
            MachineWords machine = new MachineWords(bounds);
            for (int page = 1; page <= document.getNumberOfPages() && !into.isFull(); page++) {
                if (bounds.isAlmostOver()) {
                    into.cut();
                    return;
                }
                page(document, page, machine, into);
            }
        }
    }

    private static void page(PDDocument document, int page, MachineWords machine, Gathered into) throws IOException, Unredactable {
        List<Glyph> glyphs = PdfWords.on(document, page, true);
        if (glyphs.isEmpty()) {
            into.seen("第 " + page + " 页（机器读的，可能读错、漏读）", PdfWords.text(machine.on(PdfFile.picture(document, page, PdfFile.DPI))));
            return;
        }
        BufferedImage picture = PdfFile.picture(document, page, DPI);
        StringBuilder seen = new StringBuilder();
        StringBuilder unseen = new StringBuilder();
        for (Glyph glyph : glyphs) {
            (glyph.text().isBlank() || PdfFile.isSeen(glyph, picture) ? seen : unseen).append(glyph.text());
        }
        into.seen("第 " + page + " 页", seen.toString());
        into.unseen("第 " + page + " 页", unseen.toString(), FileInWords.NOT_ON_THE_PAGE);
    }
}
