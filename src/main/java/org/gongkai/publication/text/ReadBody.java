package org.gongkai.publication.text;

import org.apache.tika.sax.ToXMLContentHandler;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** A DOCX, TXT or HTML file as the clean body of a document. */
@Within(seconds = 20)
final class ReadBody extends Job<Named, String> {

    private static final int MOST_CHARACTERS = 4_000_000;

    @Override
    public Result<String> open(byte[] content, Named named) throws Exception {
        if (named.isPlain()) {
            String text = PlainFile.text(content);
            return Result.of(bounded(Paragraphs.isMarkup(text) ? Sanitized.of(text) : Paragraphs.ofPlain(text)));
        }
        var markup = new ToXMLContentHandler();
        AnyFile.parse(content, named.name(), markup);
        return Result.of(bounded(Sanitized.of(markup.toString())));
    }

    private static String bounded(String body) throws Refusal {
        if (body.length() > MOST_CHARACTERS) {
            throw new Refusal("正文超过 " + MOST_CHARACTERS / 10_000 + " 万字，请作为附件上传。");
        }
        return body;
    }
}
