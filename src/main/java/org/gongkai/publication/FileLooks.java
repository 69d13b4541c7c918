package org.gongkai.publication;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.gongkai.publication.Concern.Weight;
import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was seen in each file: opened once, and again when the rules change. */
@Repository
class FileLooks {

    /** A file that was not read is not public. */
    static final String NOT_READ = "A-CLOSED";

    private final JdbcClient client;
    private final PublicationCheck check;
    private final AttachmentStore store;
    private final JsonMapper json = JsonMapper.builder().build();

    FileLooks(JdbcClient client, PublicationCheck check, AttachmentStore store) {
        this.client = client;
        this.check = check;
        this.store = store;
    }

    /** Looks into a stored file, or remembers what was seen in it; a file that is not what it was is not open, whatever was seen before. */
    Opened<FileLook> look(String digest, String name) {
        ReadingRoom.requireNoTransaction();
        Path file;
        try {
            file = store.file(digest).orElse(null);
        } catch (java.io.IOException unread) {
            throw new java.io.UncheckedIOException(unread);
        }
        if (file == null) {
            return new Opened.Refused<>("附件“" + name + "”的文件不在文件库里了，或者已被改动。请移除后重新上传，或者请运维人员从备份里找回。", false);
        }
        Optional<Opened<FileLook>> known = known(digest, name);
        if (known.isPresent()) {
            return known.get();
        }
        Opened<FileLook> looked = check.file(file, name);
        if (!(looked instanceof Opened.Refused<FileLook> refused && refused.busy())) {
            keep(digest, name, looked);
        }
        return looked;
    }

    void keep(String digest, String name, Opened<FileLook> looked) {
        String refused = looked instanceof Opened.Refused<FileLook>(String reason, boolean busy) ? reason : null;
        client.sql("""
                insert into publication.file_look (digest, ending, rules, refused, seen) values (?, ?, ?, ?, ?)
                on conflict (digest, ending) do update set rules = excluded.rules, refused = excluded.refused, seen = excluded.seen""")
                .params(java.util.Arrays.asList(digest, ending(name), check.rules(), refused,
                        looked.optional().map(json::writeValueAsString).map(seen -> seen.replace("\\u0000", "")).orElse(null))).update();
    }

    /** What stands against making these files public, each with the file's name before the place. */
    List<Concern> concerns(List<Attachment> files) {
        return files.stream().filter(Attachment::isStored).flatMap(file -> concerns(file).stream()).toList();
    }

    List<Concern> concerns(Attachment file) {
        return switch (look(String.valueOf(file.digest()), file.name())) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> List.of(new Concern(NOT_READ, Weight.STOPS, "附件“" + file.name() + "”", reason));
            case Opened.Done<FileLook>(FileLook look, byte[] none) -> look.concerns().stream()
                    .map(concern -> new Concern(concern.rule(), concern.weight(), "附件“" + file.name() + "”" + concern.place(), concern.message())).toList();
        };
    }

    /** What was seen in it before by the same rules. */
    Optional<Opened<FileLook>> known(String digest, String name) {
        record Row(@Nullable String refused, @Nullable String seen) { }
        return client.sql("select refused, seen from publication.file_look where digest = ? and ending = ? and rules = ?")
                .params(digest, ending(name), check.rules()).query((row, n) -> new Row(row.getString(1), row.getString(2))).optional()
                .map(row -> row.seen() == null ? new Opened.Refused<>(String.valueOf(row.refused()), false)
                        : new Opened.Done<>(json.readValue(row.seen(), FileLook.class), new byte[0]));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
