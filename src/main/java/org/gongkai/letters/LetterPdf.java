package org.gongkai.letters;

import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** Lays a letter out as a tagged PDF on the same page as its DOCX: A4, 2号 title, 3号 body, 28 points between lines. */
@Component
class LetterPdf {

    static final String STYLE = """
            @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
            @page :right { @bottom-right { content: "— " counter(page) " —"; font-family: FACES; font-size: 14pt; padding-right: 14pt; } }
            @page :left { @bottom-left { content: "— " counter(page) " —"; font-family: FACES; font-size: 14pt; padding-left: 14pt; } }
            body { margin: 0; font-size: 16pt; line-height: 28pt; }
            h1 { margin: 0; text-align: center; font-size: 22pt; line-height: 32pt; }
            p { margin: 0; text-indent: 2em; orphans: 1; widows: 1; }
            p.number, p.signed, p.organ { text-align: right; text-indent: 0; }
            p.addressee { margin-top: 28pt; text-align: left; text-indent: 0; }
            div.end { page-break-inside: avoid; }
            p.signed { margin-top: 0; }
            p.organ { margin-top: 84pt; }
            """;

    private final TaggedPdf pdf;

    LetterPdf(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /** Empty where no typeface is at hand that has every character. */
    Optional<byte[]> of(LetterText letter) {
        return pdf.of(letter.everyWord() + LetterPages.NUMBERS, letter.title(), letter.number(), STYLE, body(letter));
    }

    static String body(LetterText letter) {
        StringBuilder html = new StringBuilder();
        html.append("<h1>").append(letter.titleLines(LetterFile.TITLE_CHARACTERS).stream().map(TaggedPdf::escaped)
                .collect(Collectors.joining("<br/>"))).append("</h1>");
        paragraph(html, "number", letter.number());
        paragraph(html, "addressee", letter.addressee());
        int last = letter.body().size() - 1;
        letter.body().subList(0, Math.max(0, last)).forEach(line -> paragraph(html, "body", line));
        // The signature never stands alone on a page: the last paragraph goes with it.
        html.append("<div class=\"end\">");
        letter.body().stream().skip(Math.max(0, last)).forEach(line -> paragraph(html, "body", line));
        if (letter.isSigned()) {
            paragraph(html, "organ", letter.organ());
            paragraph(html, "signed", letter.day());
        }
        return html.append("</div>").toString();
    }

    private static void paragraph(StringBuilder html, String kind, String text) {
        html.append("<p class=\"").append(kind).append("\">").append(TaggedPdf.escaped(text)).append("</p>");
    }
}
