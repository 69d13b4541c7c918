package org.gongkai.publication.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the text of DOCX, PDF, TXT and other files, within limits of time and length; a file that cannot be read has no text. */
@Component
public class FileText implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileText.class);
    private static final int MOST_CHARACTERS = 400_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final AutoDetectParser parser = new AutoDetectParser();
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("file-text-", 0).factory());

    /** The words of a file, cut at the limit; empty when it holds none that can be read. */
    public String words(Path file, String name) {
        if (isPlain(name)) {
            return plain(file);
        }
        var words = new BodyContentHandler(new WriteOutContentHandler(MOST_CHARACTERS));
        parse(file, name, words);
        return words.toString().strip();
    }

    /** A DOCX, TXT or HTML file as the clean body of a document; empty when it cannot be read. */
    public String body(Path file, String name) {
        if (isPlain(name)) {
            return Paragraphs.html(plain(file));
        }
        var markup = new ToXMLContentHandler();
        return parse(file, name, markup) ? CleanHtml.of(markup.toString()) : "";
    }

    private boolean parse(Path file, String name, ContentHandler into) {
        Future<?> reading = readers.submit(() -> {
            Metadata metadata = new Metadata();
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
            try (InputStream in = Files.newInputStream(file)) {
                parser.parse(in, into, metadata, new ParseContext());
            }
            return null;
        });
        try {
            reading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException fault) {
            if (isLimit(fault.getCause())) {
                return true;
            }
            LOG.info("no text read from {}: {}", name, String.valueOf(fault.getCause()));
        } catch (TimeoutException slow) {
            reading.cancel(true);
            LOG.info("no text read from {} within {} s", name, PATIENCE.toSeconds());
        } catch (InterruptedException stopped) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean isLimit(Throwable fault) {
        return fault instanceof SAXException && WriteLimitReachedException.isWriteLimitReached(fault);
    }

    private static boolean isPlain(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    private static String plain(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = strictly(StandardCharsets.UTF_8, bytes);
            return text != null ? text : new String(bytes, GB18030);
        } catch (IOException unreadable) {
            LOG.info("no text read from {}: {}", file, unreadable.getMessage());
            return "";
        }
    }

    private static @Nullable String strictly(Charset charset, byte[] bytes) {
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            return null;
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
