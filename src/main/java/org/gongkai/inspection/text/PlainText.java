package org.gongkai.inspection.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A report that came as plain text and no longer than reports are: nothing has to be unpacked or parsed to read it. */
public final class PlainText {

    /** What is read without a child process: some thirty thousand characters of Chinese. */
    public static final int MOST_HERE = 100_000;
    /** Larger plain texts and pages are no report; as much as the page for strangers takes of any file. */
    public static final int MOST_TEXT = 10 << 20;
    /** Larger documents are not opened. */
    public static final int MOST_BYTES = 32 << 20;
    /** Longer texts are not checked. */
    public static final int MOST_CHARACTERS = 300_000;
    private static final String NO_WORDS = "文件里没有可以读出的文字（可能是扫描件或者图片）。";
    private static final String ONLY_PICTURES = "这个 pdf 只有图片，没有文字（是扫描件）；请给带文字的文件，或者先作文字识别。";
    private static final Pattern MARKUP = Pattern.compile("(?is).{0,2000}?<(!doctype html|html|head|body|div|table|p|span|meta)\\b[^>]{0,500}>.*");

    private PlainText() {
    }

    /**
     * Empty where more than decoding is needed.
     *
     * @throws Unreadable with a sentence that says why no text can be had
     */
    public static Optional<Text> of(String name, byte[] bytes) throws Unreadable {
        requireBounded(bytes);
        if (startsWith(bytes, "%PDF") || startsWith(bytes, "PK") || bytes.length > MOST_HERE && bytes.length <= MOST_TEXT) {
            return Optional.empty();
        }
        String content = decoded(bytes);
        return isMarkup(name, content) ? Optional.empty() : Optional.of(requireWords(PlainReader.read(content)));
    }

    static void requireBounded(byte[] bytes) throws Unreadable {
        if (bytes.length == 0) {
            throw new Unreadable("文件是空的。");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable("文件超过 " + (MOST_BYTES >> 20) + " MB，不像一份年度报告，没有读。");
        }
    }

    static Text requireWords(Text text) throws Unreadable {
        if (text.words().isBlank()) {
            throw new Unreadable(NO_WORDS);
        }
        return text;
    }

    static String decoded(byte[] bytes) throws Unreadable {
        if (bytes.length > MOST_TEXT) {
            throw new Unreadable("文字超过 " + (MOST_TEXT >> 20) + " MB，不像一份年度报告，没有读。");
        }
        if (isBinary(bytes)) {
            throw new Unreadable("这种文件读不了；请给 txt、html、docx 或者 pdf。");
        }
        return Encoding.decode(bytes);
    }

    /** Whether these bytes are a text in one of the usual encodings. */
    public static boolean isText(byte[] bytes) {
        return !isBinary(bytes);
    }

    public static boolean isMarkup(byte[] text) {
        return isMarkup("", Encoding.decode(text));
    }

    /** The characters of a text, whichever encoding it was written in: UTF-8, GB 18030, Big5, UTF-16. */
    public static String words(byte[] text) {
        return Encoding.decode(text);
    }

    static int mostCharacters() {
        return MOST_CHARACTERS;
    }

    static Unreadable onlyPictures() {
        return new Unreadable(ONLY_PICTURES);
    }

    /** Whether a file was refused because there are no words in it: of an {@link Unreadable} in a child no more than its sentence arrives. */
    public static boolean isWithoutWords(String refusal) {
        return refusal.equals(ONLY_PICTURES) || refusal.equals(NO_WORDS);
    }

    static Unreadable tooLong() {
        return new Unreadable("文字超过 " + MOST_CHARACTERS / 10_000 + " 万字，不像一份年度报告，没有检查。");
    }

    static boolean isMarkup(String name, String content) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".html") || lower.endsWith(".htm") || MARKUP.matcher(content.substring(0, Math.min(content.length(), 4000))).matches();
    }

    private static boolean isBinary(byte[] bytes) {
        if (startsWith(bytes, "\u00FF\u00FE") || startsWith(bytes, "\u00FE\u00FF") || Encoding.wide(bytes) != null) {
            return false;
        }
        for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** @param magic each character one byte */
    public static boolean startsWith(byte[] bytes, String magic) {
        if (bytes.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
