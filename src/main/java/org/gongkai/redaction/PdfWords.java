package org.gongkai.redaction;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** The characters of one PDF page, each with the place it takes on the page as it is seen. */
final class PdfWords extends PDFTextStripper {

    private static final float ABOVE = 1.0f;
    private static final float BELOW = 0.3f;
    private static final float ROOM = 0.06f;
    private static final double EDGE = 0.2;

    private final List<Glyph> glyphs = new ArrayList<>();
    private final PDRectangle seen;
    private final int turned;

    private PdfWords(PDPage page) {
        this.seen = page.getCropBox();
        this.turned = Math.floorMod(page.getRotation(), 360);
    }

    /**
     * One or more characters at one place.
     *
     * @param place in fractions of the page as it is seen, from its upper left corner
     */
    record Glyph(String text, Rectangle2D place) {

        /** Whether more than the outermost edge of it lies under the box. */
        boolean touches(Mark.Box box) {
            double edgeX = EDGE * place.getWidth();
            double edgeY = EDGE * place.getHeight();
            return box.left() + box.width() > place.getMinX() + edgeX && box.left() < place.getMaxX() - edgeX
                    && box.top() + box.height() > place.getMinY() + edgeY && box.top() < place.getMaxY() - edgeY;
        }
    }

    /** @param sorted by place, or in the order they were written: words that one order breaks the other may not */
    static List<Glyph> on(PDDocument document, int page, boolean sorted) throws IOException {
        PdfWords words = new PdfWords(document.getPage(page - 1));
        words.setSortByPosition(sorted);
        words.setShouldSeparateByBeads(false);
        words.setSuppressDuplicateOverlappingText(true);
        words.setStartPage(page);
        words.setEndPage(page);
        words.writeText(document, new StringWriter());
        return words.glyphs;
    }

    static String text(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.append(glyph.text()));
        return text.toString();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            if (position.getUnicode() != null && !position.getUnicode().isEmpty()) {
                glyphs.add(new Glyph(position.getUnicode(), place(position)));
            }
        }
    }

    private Rectangle2D place(TextPosition position) {
        Matrix matrix = position.getTextMatrix();
        double startX = matrix.getTranslateX();
        double startY = matrix.getTranslateY();
        double endX = position.getEndX();
        double endY = position.getEndY();
        double upX = matrix.getShearX();
        double upY = matrix.getScaleY();
        Rectangle2D around = new Rectangle2D.Double(startX, startY, 0, 0);
        for (double[] corner : new double[][] {{startX, startY}, {endX, endY}}) {
            around.add(corner[0] + ABOVE * upX, corner[1] + ABOVE * upY);
            around.add(corner[0] - BELOW * upX, corner[1] - BELOW * upY);
        }
        double room = ROOM * Math.hypot(upX, upY);
        if (position.getFont() != null && position.getFont().isVertical()) {
            room = Math.hypot(upX, upY) / 2;
        }
        around.setRect(around.getX() - room, around.getY() - room, around.getWidth() + 2 * room, around.getHeight() + 2 * room);
        return onThePageAsSeen(around);
    }

    /** Text positions count from the lower left corner of the crop box, before the page is turned. */
    private Rectangle2D onThePageAsSeen(Rectangle2D place) {
        double width = seen.getWidth();
        double height = seen.getHeight();
        double left = place.getMinX() / width;
        double right = place.getMaxX() / width;
        double top = 1 - place.getMaxY() / height;
        double bottom = 1 - place.getMinY() / height;
        return switch (turned) {
            case 90 -> new Rectangle2D.Double(1 - bottom, left, bottom - top, right - left);
            case 180 -> new Rectangle2D.Double(1 - right, 1 - bottom, right - left, bottom - top);
            case 270 -> new Rectangle2D.Double(top, 1 - right, bottom - top, right - left);
            default -> new Rectangle2D.Double(left, top, right - left, bottom - top);
        };
    }
}
