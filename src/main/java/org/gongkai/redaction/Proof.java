package org.gongkai.redaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads a finished copy again by other means than made it: byte by byte, part by part, and through another reader. It finds words
 * that should be gone, whatever way they stayed in, and anything in the file that no copy may have.
 */
final class Proof {

    private static final int MOST_CHARACTERS = 50_000_000;
    private static final List<Charset> WRITINGS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
            Charset.forName("GB18030"));

    private final List<Alike> words;
    private final Bounds bounds;

    private Proof(List<Alike> words, Bounds bounds) {
        this.words = words;
        this.bounds = bounds;
    }

    /** A place in a copy where something stayed that should be gone. */
    static final class Leak extends Exception {

        Leak(String place) {
            super(place);
        }
    }

    static void require(byte[] copy, FileKind kind, List<Mark.Box> boxes, List<Alike> words, Bounds bounds) throws Leak, Unredactable {
        Proof proof = new Proof(words, bounds);
        proof.bytes(copy);
        switch (kind) {
            case PDF -> PdfProof.require(copy, boxes, proof);
            case DOCX, XLSX -> OfficeProof.require(copy, kind, proof);
            case PNG, JPEG -> PictureProof.require(copy, kind, boxes);
        }
        proof.anotherReader(copy);
        bounds.onTime();
    }

    /** @param place where the text stands, in words */
    void text(String text, String place) throws Leak {
        if (words.isEmpty() || text.isEmpty()) {
            return;
        }
        Alike alike = Alike.of(text);
        for (Alike each : words) {
            if (alike.tells(each)) {
                throw new Leak(place);
            }
        }
    }

    /** Codes and measures, where short figures may stand by chance. */
    void markup(String text, String place) throws Leak {
        Alike alike = words.isEmpty() ? Alike.of("") : Alike.of(text);
        for (Alike each : words) {
            if (each.isTelling() && alike.contains(each)) {
                throw new Leak(place);
            }
        }
    }

    /** The bytes as they lie, in the writings that programs use. */
    void bytes(byte[] bytes, String place) throws Leak {
        if (words.stream().noneMatch(Alike::isTelling)) {
            return;
        }
        for (Charset writing : WRITINGS) {
            for (int shift = 0; shift < (writing.name().startsWith("UTF-16") ? 2 : 1); shift++) {
                markup(new String(bytes, shift, Math.max(bytes.length - shift, 0), writing), place);
            }
        }
    }

    void onTime() throws Unredactable {
        bounds.onTime();
    }

    private void bytes(byte[] copy) throws Leak {
        bytes(copy, "文件的原始字节");
    }

    private void anotherReader(byte[] copy) throws Leak, Unredactable {
        WriteOutContentHandler into = new WriteOutContentHandler(MOST_CHARACTERS);
        Metadata beside = new Metadata();
        AutoDetectParser parser = new AutoDetectParser();
        ParseContext context = new ParseContext();
        TesseractOCRConfig noGuessing = new TesseractOCRConfig();
        noGuessing.setSkipOcr(true);
        context.set(TesseractOCRConfig.class, noGuessing);
        context.set(Parser.class, parser);
        try {
            parser.parse(new ByteArrayInputStream(copy), new BodyContentHandler(into), beside, context);
        } catch (IOException | SAXException | TikaException unreadable) {
            throw new Unredactable("做好的文件用另一种程序读不出来，没有给出。请把原文件另存为 PDF 再试。", unreadable);
        }
        for (String line : into.toString().split("[\n\r\t]+")) {
            text(line, "另一种程序读出的文字");
        }
        for (String name : beside.names()) {
            for (String value : beside.getValues(name)) {
                markup(value, "文件属性 " + name);
            }
        }
    }
}
