package org.gongkai.letters;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import org.springframework.stereotype.Component;

/** One sheet for a notice board: what it is, of whom, from which day, the beginning of its text, and a code that leads to the whole. */
@Component
public class BoardSheet {

    /** Paper, and how many lines of text it holds beside a title of one line and the code, with how many characters each. */
    public enum Size {
        A4(14, 28, 18, "25mm 24mm", "24pt", "16pt", "34mm"), A3(19, 36, 18, "34mm 32mm", "36pt", "18pt", "48mm");

        private final int lines;
        private final int inLine;
        private final int inTitle;
        private final String margin;
        private final String title;
        private final String text;
        private final String code;

        Size(int lines, int inLine, int inTitle, String margin, String title, String text, String code) {
            this.lines = lines;
            this.inLine = inLine;
            this.inTitle = inTitle;
            this.margin = margin;
            this.title = title;
            this.text = text;
            this.code = code;
        }

        /** What is left for the text under a title. */
        private int linesUnder(String heading) {
            return Math.max(3, lines - 2 * ((heading.length() - 1) / inTitle));
        }
    }

    private static final String MORE = "（全文请扫二维码，或者到机关、公共查阅点查阅。）";
    private static final String ELLIPSIS = "……";
    private static final int PIXELS_A_MODULE = 8;
    /** At the head of a paragraph. */
    private static final int INDENT = 2;

    private final TaggedPdf pdf;

    BoardSheet(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /**
     * What stands on it.
     *
     * @param number 文号, may be empty
     * @param day    when it became public, in words
     * @param lines  paragraphs of the text
     * @param address of its page, complete; empty where the site has none, then there is no code
     * @param foot   where it can be asked about
     */
    public record Notice(String title, String organ, String number, String day, List<String> lines, String address, String foot) {
    }

    /** Empty where no typeface is at hand that has every character. */
    public Optional<byte[]> of(Notice notice, Size size) {
        StringBuilder html = new StringBuilder("<h1>").append(TaggedPdf.escaped(notice.title())).append("</h1><p class=\"head\">").append(TaggedPdf.escaped(notice.organ()));
        if (!notice.number().isEmpty()) {
            html.append("　").append(TaggedPdf.escaped(notice.number()));
        }
        html.append("　").append(TaggedPdf.escaped(notice.day())).append("</p>");
        int left = size.linesUnder(notice.title());
        for (String line : notice.lines()) {
            int holds = left * size.inLine - INDENT - ELLIPSIS.length();
            boolean whole = line.length() <= holds;
            if (left > 0) {
                html.append("<p>").append(TaggedPdf.escaped(whole ? line : line.substring(0, holds) + ELLIPSIS)).append("</p>");
            }
            if (left <= 0 || !whole) {
                html.append("<p class=\"more\">").append(MORE).append("</p>");
                break;
            }
            left -= (line.length() + INDENT + size.inLine - 1) / size.inLine;
        }
        html.append("<div class=\"foot\">");
        if (!notice.address().isEmpty()) {
            html.append("<img class=\"code\" alt=\"").append(TaggedPdf.escaped(notice.address())).append("\" src=\"data:image/png;base64,").append(code(notice.address())).append("\"/><p class=\"address\">")
                    .append(TaggedPdf.escaped(notice.address())).append("</p>");
        }
        html.append("<p class=\"address\">").append(TaggedPdf.escaped(notice.foot())).append("</p></div>");
        String words = notice.title() + notice.organ() + notice.number() + notice.day() + String.join("", notice.lines()) + notice.address() + notice.foot() + MORE + ELLIPSIS + "　 ";
        return pdf.of(words, notice.title(), notice.organ(), style(size), html.toString());
    }

    private static String style(Size size) {
        return "@page { size: " + size.name() + "; margin: " + size.margin + "; }\nbody { margin: 0; font-size: " + size.text + "; line-height: 1.75; }\nh1 { margin: 0 0 6mm; text-align: center; font-size: "
                + size.title + "; line-height: 1.4; }\np { margin: 0; text-indent: 2em; }\np.head { margin-bottom: 6mm; text-align: center; text-indent: 0; }\np.more { text-indent: 0; }\n"
                + "div.foot { margin-top: 8mm; page-break-inside: avoid; text-align: center; }\nimg.code { width: " + size.code + "; height: " + size.code + "; }\np.address { text-indent: 0; font-size: 12pt; }\n";
    }

    private static String code(String address) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            BitMatrix matrix = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2, EncodeHintType.CHARACTER_SET, "UTF-8"));
            int side = matrix.getWidth() * PIXELS_A_MODULE;
            BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    picture.setRGB(x, y, matrix.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            ImageIO.write(picture, "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("cannot be shown as a QR code: " + address.length() + " characters", tooLong);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }
}
