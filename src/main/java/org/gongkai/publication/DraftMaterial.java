package org.gongkai.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.publication.text.FileText;
import org.gongkai.publication.text.Paragraphs;
import org.gongkai.reading.Opened;
import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads what is to go into a draft, texts and files, before a transaction begins: reading may take half a minute, writing what was read does not. */
@Component
public class DraftMaterial {

    /** A text that a body may hold. @param text its blocks; null where it is markup only */
    public record Body(String clean, org.gongkai.publication.body.@Nullable Body text) {

        /** @param document whose files it shows */
        String markup(String document) {
            return text == null ? clean : text.html(document);
        }

        @Nullable String blocks() {
            return text == null ? null : text.json();
        }
    }

    /** A file of a kind that is taken, kept in the store and read to its end. */
    public record ReadFile(String name, AttachmentStore.Stored stored, FileLook look) {
    }

    private static final int MOST_CHARACTERS = 4_000_000;

    private final AttachmentStore store;
    private final FileText texts;
    private final FileLooks looks;
    private final PublicationCheck check;
    private final DataSize largest;

    DraftMaterial(AttachmentStore store, FileText texts, FileLooks looks, PublicationCheck check, @Value("${gongkai.largest-upload}") DataSize largest) {
        this.store = store;
        this.texts = texts;
        this.looks = looks;
        this.check = check;
        this.largest = largest;
    }

    /** The most that a file may weigh. */
    public DataSize largest() {
        return largest;
    }

    /** What came from the editor, or was typed in its lines. */
    public Attempt<Body> lines(String lines) {
        return lines.length() > MOST_CHARACTERS ? Attempt.refused("正文超过 " + MOST_CHARACTERS / 10_000 + " 万字，请作为附件上传。")
                : Attempt.done(new Body("", org.gongkai.publication.body.Body.ofLines(lines)));
    }

    /** What somebody typed or pasted. */
    public Attempt<Body> body(String typed) {
        try {
            return Attempt.done(new Body(Paragraphs.html(typed), null));
        } catch (Refusal unread) {
            return Attempt.refused(String.valueOf(unread.getMessage()));
        }
    }

    /** The text of a DOCX, TXT or HTML file. */
    Attempt<Body> body(String fileName, InputStream bytes) throws IOException {
        if (!fileName.toLowerCase(Locale.ROOT).matches(".*\\.(docx|txt|html?)")) {
            return Attempt.refused("正文可从 DOCX、TXT 或 HTML 文件读取；其他文件请作为附件上传");
        }
        return kept(bytes, stored -> switch (texts.body(store.file(stored.digest()).orElseThrow(), fileName)) {
            case Opened.Refused<String>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<String>(String markup, byte[] none) when CleanHtml.text(markup).isBlank() ->
                Attempt.refused("从这个文件里读不出文字，请检查文件是否完整或有密码");
            case Opened.Done<String>(String markup, byte[] none) -> Attempt.done(new Body(markup, null));
        });
    }

    /** A file that can be read to its end; what stands in it the review decides. */
    public Attempt<ReadFile> file(String fileName, InputStream bytes) throws IOException {
        String name = PublicName.last(fileName);
        Optional<String> fault = PublicName.fault(name);
        return fault.isPresent() ? Attempt.refused(fault.get()) : kept(bytes, stored -> switch (looks.look(stored.digest(), name)) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<FileLook>(FileLook look, byte[] none) -> Attempt.done(new ReadFile(PublicName.shown(name), stored, look));
        });
    }

    /** A picture for the text, encoded afresh; what came is not kept. */
    Attempt<ReadFile> picture(String fileName, InputStream bytes) throws IOException {
        byte[] content = bytes.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, largest.toBytes() + 1));
        if (content.length > largest.toBytes()) {
            return Attempt.refused("图片超过 " + largest.toMegabytes() + " MB，请缩小再上传");
        }
        String name = PublicName.shown(PublicName.last(fileName));
        return switch (texts.picture(content, name)) {
            case Opened.Refused<String>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<String>(String ending, byte[] fresh) -> file(name.replaceFirst("\\.[^.]*$", "") + ending, new ByteArrayInputStream(fresh));
        };
    }

    /** A copy of a file without what readers of it do not see. */
    Attempt<ReadFile> cleaned(Attachment file) throws IOException {
        Optional<Path> stored = store.file(String.valueOf(file.digest()));
        if (stored.isEmpty()) {
            return Attempt.refused("附件“" + file.name() + "”的文件不在文件库里了，或者已被改动。请移除后重新上传，或者请运维人员从备份里找回");
        }
        return switch (check.cleaned(stored.get(), file.name())) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<FileLook>(FileLook look, byte[] bytes) -> kept(new ByteArrayInputStream(bytes), copy -> {
                looks.keep(copy.digest(), file.name(), new Opened.Done<>(look, new byte[0]));
                return Attempt.done(new ReadFile(file.name(), copy, look));
            });
        };
    }

    private interface Reading<T> {

        Attempt<T> of(AttachmentStore.Stored stored) throws IOException;
    }

    private <T> Attempt<T> kept(InputStream bytes, Reading<T> reading) throws IOException {
        try {
            return reading.of(store.put(bytes, largest.toBytes()));
        } catch (AttachmentStore.TooLarge tooLarge) {
            return Attempt.refused(tooLarge.getMessage() + "，请压缩或分成几个文件");
        }
    }
}
