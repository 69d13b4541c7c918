package org.gongkai.redaction;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.reading.MachineReading;
import org.gongkai.reading.Refusal;
import org.gongkai.redaction.PdfWords.Glyph;

/**
 * The characters of a page that is a picture, as a machine reads them, each with about the place it takes: enough to black out a word,
 * never enough to say that nothing was missed. Where the programme that reads is not installed, it says so once and reads nothing.
 */
final class MachineWords {

    /** A machine measures less exactly than a file: this much of a character is blacked out around it. */
    private static final double AROUND = 0.18;
    private static final int SECONDS_A_PAGE = 20;

    private final Bounds bounds;
    private boolean isMissing;

    MachineWords(Bounds bounds) {
        this.bounds = bounds;
    }

    boolean isMissing() {
        return isMissing;
    }

    /** Nothing where it is not installed, or no time is left. */
    List<Glyph> on(BufferedImage picture) throws IOException {
        return read(picture).orElse(List.of());
    }

    /** Empty where it did not come to an end: that is not a page without words. */
    Optional<List<Glyph>> read(BufferedImage picture) throws IOException {
        if (isMissing || bounds.isAlmostOver()) {
            return Optional.empty();
        }
        List<Glyph> glyphs = new ArrayList<>();
        try {
            for (MachineReading.Word word : MachineReading.words(picture, Math.min(SECONDS_A_PAGE, bounds.secondsLeft()))) {
                add(word, glyphs);
            }
        } catch (Refusal refused) {
            isMissing = String.valueOf(refused.getMessage()).startsWith(MachineReading.NOT_HERE);
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return Optional.of(glyphs);
    }

    /** A word is divided among its characters, Chinese ones being twice as wide as others. */
    private static void add(MachineReading.Word word, List<Glyph> glyphs) {
        double wide = word.text().chars().map(MachineWords::width).sum();
        double left = word.left();
        for (int i = 0; i < word.text().length(); i++) {
            double width = word.width() * width(word.text().charAt(i)) / wide;
            glyphs.add(new Glyph(String.valueOf(word.text().charAt(i)), new Rectangle2D.Double(left - AROUND * width, word.top() - AROUND * word.height() / 2, width * (1 + 2 * AROUND),
                    word.height() * (1 + AROUND))));
            left += width;
        }
    }

    private static int width(int character) {
        return character < 0x2E80 ? 1 : 2;
    }
}
