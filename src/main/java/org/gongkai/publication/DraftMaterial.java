package org.gongkai.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.directory.Attempt;
import org.gongkai.publication.intake.PaperHead;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.publication.text.FileBody;
import org.gongkai.publication.text.FileText;
import org.gongkai.publication.text.Paragraphs;
import org.gongkai.publication.text.WordsBody;
import org.gongkai.reading.MachineReading;
import org.gongkai.reading.Opened;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Scanned;
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
    private static final int LONGEST_QUOTED = 20;
    private static final int MOST_MISSING = 200;
    /** Pages of a scan that are read while a person waits. */
    private static final int MOST_SCANNED = 10;
    private static final String MACHINE = "【注意】\n以下文字由机器从扫描件读出，核对以后请删去这一框。\n【注意结束】\n";

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

    /**
     * A file of any kind that is taken, as the beginning of a document: what its lines say of itself, and its text as blocks.
     *
     * @param lines of the text, as the editor has them
     * @param lost  what did not come over, in sentences
     */
    public record Paper(String name, PaperHead head, String lines, List<String> lost) {
    }

    /** Reads a file for somebody who begins a document with it. */
    public Attempt<Paper> paper(String fileName, InputStream bytes) throws IOException {
        String name = PublicName.last(fileName);
        return kept(bytes, stored -> switch (looks.look(stored.digest(), name)) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> Attempt.refused(reason);
            case Opened.Done<FileLook>(FileLook look, byte[] none) -> paper(name, stored.digest(), look);
        });
    }

    private Attempt<Paper> paper(String name, String digest, FileLook look) throws IOException {
        List<PaperHead.Line> lines = look.passages().stream().filter(passage -> !passage.hidden())
                .flatMap(passage -> passage.words().lines().map(words -> new PaperHead.Line(passage.place(), words))).toList();
        if (lines.stream().allMatch(line -> line.words().isBlank())) {
            return name.toLowerCase(Locale.ROOT).matches(".*\\.(pdf|png|jpe?g)") ? scan(name, digest)
                    : Attempt.refused("从这个文件里读不出文字：可能是图片，或者有密码。请作为附件上传，正文另写");
        }
        List<String> lost = new ArrayList<>();
        FileBody read;
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.(doc[xm]|txt|html?)")) {
            switch (texts.body(store.file(digest).orElseThrow(), name)) {
                case Opened.Refused<FileBody>(String reason, boolean busy) -> {
                    return Attempt.refused(reason);
                }
                case Opened.Done<FileBody>(FileBody body, byte[] none) -> read = body;
            }
        } else {
            boolean pages = name.toLowerCase(Locale.ROOT).matches(".*\\.(pdf|ofd)");
            read = WordsBody.of(lines.stream().map(PaperHead.Line::words).toList(), pages);
            lost.add(pages ? "版面上的表格、图片、印章没有带过来，只有字；换行按段落接过，请核对" : "图片和版式没有带过来，只有字和表格的格");
        }
        lost.addAll(read.lost());
        long hidden = look.passages().stream().filter(FileLook.Passage::hidden).count();
        if (hidden > 0) {
            lost.add("有 " + hidden + " 处看不见的字（批注、修订、隐藏、属性）没有带过来");
        }
        missing(lines.stream().filter(line -> !WordsBody.isPageNumber(line.words())).toList(), CleanHtml.text(read.markup())).ifPresent(lost::add);
        PaperHead head = PaperHead.of(lines);
        org.gongkai.publication.body.Body body = head.without(org.gongkai.publication.body.ReadHtml.of(read.markup()));
        return body.lines().length() > MOST_CHARACTERS ? Attempt.refused("正文超过 " + MOST_CHARACTERS / 10_000 + " 万字，请作为附件上传。") : Attempt.done(new Paper(name, head, body.lines(), lost));
    }

    /** What a machine reads in a scan, marked so in the text until a person has looked at it. */
    private Attempt<Paper> scan(String name, String digest) throws IOException {
        List<PaperHead.Line> lines = new ArrayList<>();
        List<String> lost = new ArrayList<>(List.of("这是扫描件，字是机器读出来的，可能有错、有漏，请对照原件逐字核对"));
        for (int page = 1, pages = 1; page <= pages; page++) {
            switch (texts.scan(store.file(digest).orElseThrow(), name, page)) {
                case Opened.Refused<Scanned>(String reason, boolean busy) -> {
                    return Attempt.refused(reason.startsWith(MachineReading.NOT_HERE) ? MachineReading.NOT_HERE + "，请作为附件上传，正文另写" : reason);
                }
                case Opened.Done<Scanned>(Scanned read, byte[] none) -> {
                    pages = Math.min(read.pages(), MOST_SCANNED);
                    for (String words : read.lines()) {
                        lines.add(new PaperHead.Line("第" + page + "页（机器读的）", words));
                    }
                    if (read.pages() > MOST_SCANNED && page == 1) {
                        lost.add("只读了前 " + MOST_SCANNED + " 页，这个文件有 " + read.pages() + " 页");
                    }
                }
            }
        }
        if (lines.isEmpty()) {
            return Attempt.refused("从这个文件里读不出文字，机器也没有读出来。请作为附件上传，正文另写");
        }
        PaperHead head = PaperHead.of(lines);
        String read = WordsBody.of(lines.stream().map(PaperHead.Line::words).toList(), true).markup();
        return Attempt.done(new Paper(name, head, MACHINE + head.without(org.gongkai.publication.body.ReadHtml.of(read)).lines(), lost));
    }

    /** Which lines that a reader of the file sees stand nowhere in the body: nothing is lost without a word. */
    private static Optional<String> missing(List<PaperHead.Line> lines, String body) {
        String there = squeezed(body);
        List<PaperHead.Line> missing = new ArrayList<>();
        int at = 0;
        for (PaperHead.Line line : lines) {
            for (String cell : line.words().split("\t")) {
                String words = squeezed(cell);
                int found = there.indexOf(words, at);
                found = found < 0 ? there.indexOf(words) : found;
                at = found < 0 ? at : found;
                if (found < 0 && (missing.isEmpty() || missing.getLast() != line)) {
                    missing.add(line);
                }
            }
            if (missing.size() == MOST_MISSING) {
                break;
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("有 " + missing.size() + (missing.size() == MOST_MISSING ? " 行以上" : " 行") + "字没有带过来，或者断在别处：" + missing.stream().limit(3)
                .map(line -> line.place() + "“" + line.words().strip().substring(0, Math.min(LONGEST_QUOTED, line.words().strip().length())) + "”").collect(Collectors.joining("、")));
    }

    private static String squeezed(String words) {
        return words.replaceAll("[\\s\u00a0\u3000\ufeff]+", "");
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
