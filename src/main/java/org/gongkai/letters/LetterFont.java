package org.gongkai.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Chinese typeface that PDF letters embed: the one configured, else the first found where systems keep theirs. */
@Component
class LetterFont {

    private static final List<String> USUAL = List.of("/usr/share/fonts/truetype/fangsong/simfang.ttf",
            "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
            "/usr/share/fonts/truetype/arphic/uming.ttc", "/System/Library/Fonts/Supplemental/Songti.ttc", "C:/Windows/Fonts/simfang.ttf");
    private static final int COLLECTION = 0x74746366;
    private static final int HEAD = 12;
    private static final int ENTRY = 16;

    private final Optional<byte[]> face;
    private final Optional<CmapLookup> characters;

    LetterFont(@Value("${gongkai.letters.font:}") String configured) {
        Optional<Path> file = configured.isBlank() ? USUAL.stream().map(Path::of).filter(Files::isReadable).findFirst()
                : Optional.of(Path.of(configured));
        face = file.map(LetterFont::read);
        characters = face.map(LetterFont::characters);
    }

    /** A TrueType file; empty where this machine has none. */
    Optional<byte[]> face() {
        return face;
    }

    /** Whether the face has every character. */
    boolean has(String words) {
        return characters.filter(map -> words.codePoints().filter(c -> !Character.isISOControl(c)).allMatch(c -> map.getGlyphId(c) != 0)).isPresent();
    }

    private static CmapLookup characters(byte[] face) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gongkai.letters.font is no TrueType file", unreadable);
        }
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
