package org.gongkai.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

/** Prints paper as a tagged PDF (PDF/UA) in the typefaces at hand. */
@Component
class TaggedPdf {

    private static final String FACE = "letter";

    static {
        // it tells on the console of every letter what it does
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final LetterFont font;

    TaggedPdf(LetterFont font) {
        this.font = font;
    }

    /**
     * Empty where no typeface is at hand that has every character: a name is never printed with a gap.
     *
     * @param words all that it says
     * @param style without typefaces; FACES stands for them where a page is numbered
     * @param body  as XHTML
     */
    Optional<byte[]> of(String words, String title, String subject, String style, String body) {
        return font.faces().isEmpty() || !font.has(words) ? Optional.empty() : Optional.of(print(html(title, subject, style, body)));
    }

    private byte[] print(String html) {
        try (PDDocument paper = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(paper);
            for (int n = 0; n < font.faces().size(); n++) {
                builder.useFont(new PDFontSupplier(PDType0Font.load(paper, font.faces().get(n).font(), true)), FACE + n);
            }
            builder.usePdfUaAccessibility(true);
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String html(String title, String subject, String style, String body) {
        String families = IntStream.range(0, font.faces().size()).mapToObj(n -> FACE + n).collect(Collectors.joining(", "));
        return "<html lang=\"zh-CN\"><head><title>" + escaped(title) + "</title><meta name=\"subject\" content=\"" + escaped(subject)
                + "\"/><meta name=\"description\" content=\"" + escaped(title) + "\"/><style>* { font-family: " + families
                + "; font-weight: normal; }\n" + style.replace("FACES", families) + "</style></head><body>" + body + "</body></html>";
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
