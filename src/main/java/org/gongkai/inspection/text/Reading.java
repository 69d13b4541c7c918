package org.gongkai.inspection.text;

/** Reads a file of any kind into a {@link Text}: by its content first, by its name where the content says nothing. */
public final class Reading {

    private Reading() {
    }

    /** @throws Unreadable with a sentence that says why no text can be had */
    public static Text of(String name, byte[] bytes) throws Unreadable {
        PlainText.requireBounded(bytes);
        return PlainText.requireWords(read(name, bytes));
    }

    private static Text read(String name, byte[] bytes) throws Unreadable {
        if (PlainText.startsWith(bytes, "%PDF")) {
            return PdfReader.read(bytes);
        }
        if (PlainText.startsWith(bytes, "PK")) {
            return DocxReader.read(bytes);
        }
        String content = PlainText.decoded(bytes);
        return PlainText.isMarkup(name, content) ? HtmlReader.read(content) : PlainReader.read(content);
    }
}
