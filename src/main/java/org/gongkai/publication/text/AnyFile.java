package org.gongkai.publication.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.gongkai.reading.OfficeProperties;
import org.gongkai.reading.Refusal;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A file of whatever kind, told into a handler until its limit is reached. */
final class AnyFile {

    private static final AutoDetectParser PARSER = new AutoDetectParser();

    private AnyFile() {
    }

    static void parse(byte[] content, String name, ContentHandler into) throws IOException, Refusal {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (InputStream in = new ByteArrayInputStream(OfficeProperties.readable(content))) {
            PARSER.parse(in, into, metadata, new ParseContext());
        } catch (EncryptedDocumentException locked) {
            throw new Refusal("文件加了密码，读不出文字。请去掉密码再上传。", locked);
        } catch (TikaException | SAXException fault) {
            if (!(fault instanceof SAXException) || !WriteLimitReachedException.isWriteLimitReached(fault)) {
                throw new Refusal("从这个文件里读不出文字，请检查文件是否完整。", fault);
            }
        }
    }
}
