package org.gongkai.publication.text;

import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.gongkai.reading.Job;
import org.gongkai.reading.Within;

/** The words of any file, cut at the limit. */
@Within(seconds = 20)
final class ReadWords extends Job<Named, String> {

    static final int MOST_CHARACTERS = 400_000;

    @Override
    public Result<String> open(byte[] content, Named named) throws Exception {
        if (named.isPlain()) {
            String text = PlainFile.text(content);
            return Result.of(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        }
        var words = new BodyContentHandler(new WriteOutContentHandler(MOST_CHARACTERS));
        AnyFile.parse(content, named.name(), words);
        return Result.of(words.toString().strip());
    }
}
