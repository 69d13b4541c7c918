package org.gongkai.publication.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ToXMLContentHandler;
import org.gongkai.reading.Job;
import org.gongkai.reading.OfficeProperties;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;
import org.xml.sax.SAXException;

/** A DOCX, TXT or HTML file as the clean body of a document. */
@Within(seconds = 30)
final class ReadBody extends Job<Named, FileBody> {

    private static final AutoDetectParser PARSER = new AutoDetectParser();
    private static final int MOST_CHARACTERS = 4_000_000;

    @Override
    public Result<FileBody> open(byte[] content, Named named) throws Exception {
        if (named.isPlain()) {
            String text = PlainFile.text(content);
            return Result.of(new FileBody(bounded(Paragraphs.isMarkup(text) ? Sanitized.of(text) : Paragraphs.ofPlain(text)), List.of()));
        }
        if (named.isWord() && content.length > 1 && content[0] == 'P' && content[1] == 'K') {
            FileBody body = WordBody.of(content);
            bounded(body.markup());
            return Result.of(body);
        }
        String markup = markup(content, named.name());
        return Result.of(new FileBody(bounded(Sanitized.of(markup)), markup.contains("<img") ? List.of("网页里的图片没有带过来，请在编辑器里用“图片”插入") : List.of()));
    }

    private static String markup(byte[] content, String name) throws IOException, Refusal {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        var markup = new ToXMLContentHandler();
        try (InputStream in = new ByteArrayInputStream(OfficeProperties.readable(content))) {
            PARSER.parse(in, markup, metadata, new ParseContext());
        } catch (EncryptedDocumentException locked) {
            throw new Refusal("文件加了密码，读不出文字。请去掉密码再上传。", locked);
        } catch (TikaException | SAXException fault) {
            throw new Refusal("从这个文件里读不出文字，请检查文件是否完整。", fault);
        }
        return markup.toString();
    }

    private static String bounded(String body) throws Refusal {
        if (body.length() > MOST_CHARACTERS) {
            throw new Refusal("正文超过 " + MOST_CHARACTERS / 10_000 + " 万字，请作为附件上传。");
        }
        return body;
    }
}
