package org.gongkai.letters;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** Lays a letter out as a tagged PDF on the same page as its DOCX: A4, 2号 title, 3号 body, 28 points between lines. */
@Component
class LetterPdf {

    private static final String STYLE = """
            @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
            * { font-family: letter; font-weight: normal; }
            body { margin: 0; font-size: 16pt; line-height: 28pt; }
            h1 { margin: 0; text-align: center; font-size: 22pt; line-height: 32pt; }
            p { margin: 0; text-indent: 2em; orphans: 2; widows: 2; }
            p.number, p.signed, p.organ { text-align: right; text-indent: 0; }
            p.addressee { margin-top: 28pt; text-align: left; text-indent: 0; }
            div.end { page-break-inside: avoid; }
            p.signed { margin-top: 0; }
            p.organ { margin-top: 84pt; }
            """;

    private final LetterFont font;

    LetterPdf(LetterFont font) {
        this.font = font;
    }

    /** Empty where no Chinese typeface is at hand to embed, or none that has every character of the letter: a name is never printed with a gap. */
    Optional<byte[]> of(LetterText letter) {
        return font.face().filter(face -> font.has(letter.everyWord())).map(face -> render(html(letter), face));
    }

    static byte[] render(String html, byte[] face) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFont(() -> new ByteArrayInputStream(face), "letter");
            builder.usePdfUaAccessibility(true);
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String html(LetterText letter) {
        StringBuilder html = new StringBuilder("<html lang=\"zh-CN\"><head><title>").append(escaped(letter.title()))
                .append("</title><meta name=\"subject\" content=\"").append(escaped(letter.number())).append("\"/><meta name=\"description\" content=\"")
                .append(escaped(letter.title())).append("\"/><style>").append(STYLE).append("</style></head><body>");
        html.append("<h1>").append(letter.titleLines(LetterFile.TITLE_CHARACTERS).stream().map(LetterPdf::escaped)
                .collect(Collectors.joining("<br/>"))).append("</h1>");
        paragraph(html, "number", letter.number());
        paragraph(html, "addressee", letter.addressee());
        int last = letter.body().size() - 1;
        letter.body().subList(0, Math.max(0, last)).forEach(line -> paragraph(html, "body", line));
        // The signature never stands alone on a page: the last paragraph goes with it.
        html.append("<div class=\"end\">");
        letter.body().stream().skip(Math.max(0, last)).forEach(line -> paragraph(html, "body", line));
        paragraph(html, "organ", letter.organ());
        paragraph(html, "signed", letter.day());
        return html.append("</div></body></html>").toString();
    }

    private static void paragraph(StringBuilder html, String kind, String text) {
        html.append("<p class=\"").append(kind).append("\">").append(escaped(text)).append("</p>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
