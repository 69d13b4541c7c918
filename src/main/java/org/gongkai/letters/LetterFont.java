package org.gongkai.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The typefaces that PDF and OFD letters embed: those configured, separated by commas, else the first found where systems
 * keep theirs. A later face gives the characters that an earlier one lacks.
 */
@Component
class LetterFont {

    /** 仿宋 first, then 宋, then what else there is; licences stand in ADR 0071. */
    private static final List<String> USUAL = List.of("/usr/share/fonts/truetype/fangsong/simfang.ttf", "/usr/share/fonts/truetype/zhuque/ZhuqueFangsong-Regular.ttf",
            "/usr/local/share/fonts/ZhuqueFangsong-Regular.ttf", "C:/Windows/Fonts/simfang.ttf", "/System/Library/Fonts/Supplemental/Songti.ttc",
            "/usr/share/fonts/truetype/arphic/uming.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc");
    /** For the rare characters of names, read when one is met. */
    private static final List<String> RARE = List.of("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf", "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
            "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf", "C:/Windows/Fonts/simsunb.ttf");
    private static final int NAMED = 12;
    private static final int COLLECTION = 0x74746366;
    private static final int HEAD = 12;
    private static final int ENTRY = 16;

    private final List<Path> first;
    private final List<Path> waiting;
    /** Null until a letter is printed: a node starts without reading them. */
    private @Nullable List<Face> faces;

    LetterFont(@Value("${gongkai.letters.font:}") String configured) {
        List<Path> files = configured.isBlank() ? USUAL.stream().map(Path::of).filter(Files::isReadable).limit(1).toList()
                : Arrays.stream(configured.split(",")).map(String::strip).map(Path::of).toList();
        waiting = new ArrayList<>(configured.isBlank() ? RARE.stream().map(Path::of).filter(Files::isReadable).toList() : List.of());
        first = files.isEmpty() && !waiting.isEmpty() ? List.of(waiting.removeFirst()) : files;
        if (!configured.isBlank()) {
            // what somebody wrote wrongly is said at once
            faces();
        }
    }

    /**
     * A TrueType file with what is needed to set words in it.
     *
     * @param font read once, for its tens of thousands of characters take longer than a letter; whatever it still reads it reads under its own lock
     */
    record Face(TrueTypeFont font, CmapLookup characters, HorizontalMetricsTable metrics, double unitsPerEm) {

        private static Face of(byte[] file) {
            try {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
                return new Face(font, font.getUnicodeCmapLookup(), font.getHorizontalMetrics(), font.getUnitsPerEm());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("gongkai.letters.font is no TrueType file", unreadable);
            }
        }

        byte[] file() throws IOException {
            return font.getOriginalData().readAllBytes();
        }

        boolean has(int character) {
            return characters.getGlyphId(character) != 0;
        }

        /** In em. */
        double width(int character) {
            return metrics.getAdvanceWidth(characters.getGlyphId(character)) / unitsPerEm;
        }
    }

    /** Empty where this machine has none. */
    synchronized List<Face> faces() {
        List<Face> read = faces;
        if (read == null) {
            read = first.stream().map(file -> Face.of(read(file))).toList();
            faces = read;
        }
        return read;
    }

    /** The first that has the character. */
    synchronized Optional<Face> of(int character) {
        Optional<Face> found = faces().stream().filter(face -> face.has(character)).findFirst();
        while (found.isEmpty() && !waiting.isEmpty()) {
            Face rare = Face.of(read(waiting.removeFirst()));
            faces = Stream.concat(faces().stream(), Stream.of(rare)).toList();
            found = Optional.of(rare).filter(face -> face.has(character));
        }
        return found;
    }

    /** Whether every character can be set. */
    boolean has(String words) {
        return lacking(words).isEmpty();
    }

    /** The characters that no typeface at hand has, each once; the first dozen of them. */
    List<String> lacking(String words) {
        return words.codePoints().filter(c -> !Character.isISOControl(c)).distinct().filter(c -> of(c).isEmpty()).limit(NAMED).mapToObj(Character::toString).toList();
    }

    private static byte[] read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return ByteBuffer.wrap(bytes).getInt() == COLLECTION ? firstOf(bytes) : bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gongkai.letters.font: " + file + " cannot be read", unreadable);
        }
    }

    /** The first face of a collection as a file of its own: its directory with the tables moved up behind it. */
    private static byte[] firstOf(byte[] collection) {
        ByteBuffer in = ByteBuffer.wrap(collection);
        int directory = in.getInt(HEAD);
        int tables = in.getShort(directory + 4);
        int size = HEAD + tables * ENTRY;
        for (int table = 0; table < tables; table++) {
            size += padded(in.getInt(directory + HEAD + table * ENTRY + 12));
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.put(collection, directory, HEAD + tables * ENTRY);
        int at = out.position();
        for (int table = 0; table < tables; table++) {
            int entry = HEAD + table * ENTRY;
            int offset = in.getInt(directory + entry + 8);
            int length = in.getInt(directory + entry + 12);
            out.putInt(entry + 8, at);
            out.put(at, collection, offset, length);
            at += padded(length);
        }
        return out.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
