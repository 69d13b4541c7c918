package org.gongkai.face;

import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

import gg.jte.Content;
import org.springframework.web.util.HtmlUtils;

/** A QR code as an SVG picture inside the page. */
public final class QrCode {

    private QrCode() {
    }

    /** @param label what it leads to, for those who do not see it */
    public static Content of(String text, String label) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.MARGIN, 2, EncodeHintType.CHARACTER_SET, "UTF-8"));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            String svg = "<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\"><path d=\"%s\"/></svg>"
                    .formatted(HtmlUtils.htmlEscape(label), matrix.getWidth(), matrix.getHeight(), path);
            return output -> output.writeContent(svg);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("cannot be shown as a QR code: " + text.length() + " characters", tooLong);
        }
    }
}
