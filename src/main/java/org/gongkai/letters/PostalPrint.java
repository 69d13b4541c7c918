package org.gongkai.letters;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.directory.Organ;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints what goes by post in one file: the letters, each from a fresh page with its address in the window; envelopes; labels. */
@Component
public class PostalPrint {

    /** The address stands 20 mm from the left and 45 mm from the top, in 85 by 45 mm: where the window of an envelope for a sheet folded twice is. The text begins beneath it. */
    private static final String LETTERS = LetterPdf.STYLE + """
            div.post { -fs-page-sequence: start; page-break-before: always; }
            div.first { page-break-before: auto; }
            div.window { position: relative; height: 62mm; }
            div.to { position: absolute; left: -8mm; top: 8mm; width: 85mm; height: 45mm; overflow: hidden; }
            div.to p { font-size: 12pt; line-height: 17pt; text-indent: 0; text-align: left; }
            """;
    /** 5号信封 220 by 110 mm: who gets it at the top and in the middle, who sends it at the foot. */
    private static final String ENVELOPES = """
            @page { size: 220mm 110mm; margin: 0; }
            body { margin: 0; }
            div.cover { position: relative; width: 220mm; height: 109mm; page-break-after: always; overflow: hidden; }
            div.last { page-break-after: auto; }
            p { margin: 0; }
            div.code { position: absolute; left: 12mm; top: 10mm; font-size: 16pt; letter-spacing: 4mm; }
            div.to { position: absolute; left: 30mm; top: 30mm; width: 160mm; font-size: 14pt; line-height: 24pt; }
            div.to p.name { margin-top: 4mm; font-size: 20pt; line-height: 30pt; text-align: center; }
            div.from { position: absolute; left: 90mm; top: 80mm; width: 118mm; font-size: 11pt; line-height: 16pt; text-align: right; }
            """;
    /** Three by eight on A4, 70 by 37 mm each. */
    private static final String LABELS = """
            @page { size: A4; margin: 0; }
            body { margin: 0; }
            div.sheet { position: relative; width: 210mm; height: 296mm; page-break-after: always; overflow: hidden; }
            div.last { page-break-after: auto; }
            div.label { position: absolute; width: 60mm; height: 29mm; font-size: 10.5pt; line-height: 14pt; overflow: hidden; }
            p { margin: 0; }
            """;
    private static final int ACROSS = 3;
    private static final int DOWN = 8;
    private static final int WIDTH = 70;
    private static final int HEIGHT = 37;

    private final TaggedPdf pdf;

    PostalPrint(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /**
     * A letter and where it goes.
     *
     * @param address null where none is known
     * @param sender  who sends it
     */
    public record Addressed(LetterText letter, String name, @Nullable String address, @Nullable String postcode, Organ sender) {

        String words() {
            return letter.everyWord() + cover();
        }

        String cover() {
            return Stream.of(name, address, postcode, sender.name(), sender.profile().address(), sender.profile().postcode()).filter(Objects::nonNull).collect(Collectors.joining()) + "收寄";
        }
    }

    /** Empty where no typeface is at hand that has every character. */
    public Optional<byte[]> letters(List<Addressed> all) {
        StringBuilder html = new StringBuilder();
        for (Addressed one : all) {
            html.append("<div class=\"post").append(html.isEmpty() ? " first" : "").append("\"><div class=\"window\"><div class=\"to\">").append(line(one.postcode())).append(line(one.address()))
                    .append(line(one.name() + " 收")).append("</div></div>").append(LetterPdf.body(one.letter())).append("</div>");
        }
        return pdf.of(words(all.stream().map(Addressed::words)) + LetterPages.NUMBERS, "寄发的文书", "文书 " + all.size() + " 份", LETTERS, html.toString());
    }

    public Optional<byte[]> envelopes(List<Addressed> all) {
        StringBuilder html = new StringBuilder();
        for (int n = 0; n < all.size(); n++) {
            Addressed one = all.get(n);
            html.append("<div class=\"cover").append(n == all.size() - 1 ? " last" : "").append("\"><div class=\"code\">").append(TaggedPdf.escaped(Objects.toString(one.postcode(), ""))).append("</div><div class=\"to\">")
                    .append(line(one.address())).append("<p class=\"name\">").append(TaggedPdf.escaped(one.name() + " 收")).append("</p></div><div class=\"from\">")
                    .append(line(Stream.of(one.sender().name(), one.sender().profile().address()).filter(Objects::nonNull).collect(Collectors.joining(" "))))
                    .append(line(one.sender().profile().postcode())).append("</div></div>");
        }
        return pdf.of(words(all.stream().map(Addressed::cover)), "信封", "信封 " + all.size() + " 个", ENVELOPES, html.toString());
    }

    public Optional<byte[]> labels(List<Addressed> all) {
        StringBuilder html = new StringBuilder();
        int each = ACROSS * DOWN;
        for (int n = 0; n < all.size(); n += each) {
            html.append("<div class=\"sheet").append(n + each >= all.size() ? " last" : "").append("\">");
            for (int m = n; m < Math.min(n + each, all.size()); m++) {
                Addressed one = all.get(m);
                html.append("<div class=\"label\" style=\"left: ").append((m - n) % ACROSS * WIDTH + 5).append("mm; top: ").append((m - n) / ACROSS * HEIGHT + 4).append("mm\">").append(line(one.postcode()))
                        .append(line(one.address())).append(line(one.name() + " 收")).append(line("寄：" + one.sender().shortName() + " " + one.letter().number())).append("</div>");
            }
            html.append("</div>");
        }
        return pdf.of(words(all.stream().map(Addressed::words)) + "：", "地址标签", "标签 " + all.size() + " 张", LABELS, html.toString());
    }

    private static String words(Stream<String> all) {
        return all.collect(Collectors.joining()) + " ";
    }

    private static String line(@Nullable String text) {
        return text == null || text.isBlank() ? "" : "<p>" + TaggedPdf.escaped(text) + "</p>";
    }
}
