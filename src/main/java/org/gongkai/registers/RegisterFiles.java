package org.gongkai.registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.registers.datatype.FileType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Files of records: taken where they pass the gate, read by anybody as long as a record says them, forgotten after it was withdrawn. */
@Component
public class RegisterFiles {

    /** How long a file waits for the record that says it: somebody may have to agree first. */
    private static final Duration WAITS = Duration.ofDays(92);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What became of a file that was brought. */
    public sealed interface Brought {

        /** @param kept value of the field */
        record Taken(String kept) implements Brought {
        }

        record Refused(List<String> sentences) implements Brought {
        }
    }

    /** A file that may be read. @param bytes null where they are not there or not what they were */
    public record Readable(String name, String mediaType, String digest, @Nullable Path bytes) {
    }

    private record Row(String field, String mediaType, OffsetDateTime takenAt, OffsetDateTime broughtAt, long bytes) {
    }

    private final JdbcClient client;
    private final ObjectProvider<FileShelf> shelf;
    private final ObjectProvider<FileGate> gate;
    private final ObjectProvider<FileScan> scan;
    private final Now now;

    RegisterFiles(JdbcClient client, ObjectProvider<FileShelf> shelf, ObjectProvider<FileGate> gate, ObjectProvider<FileScan> scan, Now now) {
        this.client = client;
        this.shelf = shelf;
        this.gate = gate;
        this.scan = scan;
        this.now = now;
    }

    /** Looks at a file and keeps it for a field; nothing of it is kept before it was looked at. */
    public Brought take(Register register, RegisterField field, String called, byte[] bytes) {
        if (!(field.type() instanceof FileType type)) {
            throw new IllegalArgumentException(field.name() + " holds no files");
        }
        String name = called.substring(Math.max(called.lastIndexOf('/'), called.lastIndexOf('\\')) + 1).strip();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!type.endings().isEmpty() && !type.endings().contains(ending)) {
            return refused("“" + field.title() + "”收 " + String.join("、", type.endings()) + " 文件，“" + name + "”不是，请转换以后再上传");
        }
        if (bytes.length > type.most()) {
            return refused("“" + name + "”有 " + (bytes.length >> 20) + " MB，“" + field.title() + "”最大 " + (type.most() >> 20) + " MB，请压缩或者拆开");
        }
        Optional<String> infected = scan.stream().map(one -> one.refusal(bytes)).flatMap(Optional::stream).findFirst();
        if (infected.isPresent()) {
            return refused(infected.get());
        }
        try {
            Path looked = Files.createTempFile("register", ".part");
            try {
                Files.write(looked, bytes);
                return switch (gate.getObject().look(looked, name)) {
                    case FileGate.Looked.Stopped(List<String> sentences) -> new Brought.Refused(sentences.stream().map(sentence -> "“" + name + "”" + sentence).toList());
                    case FileGate.Looked.Passed(String mediaType) -> new Brought.Taken(keep(register, field, name, bytes, mediaType));
                };
            } finally {
                Files.delete(looked);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Brought refused(String sentence) {
        return new Brought.Refused(List.of(sentence));
    }

    /** Keeps bytes that were looked at, or that the program brings itself, for a field. @return value of the field */
    String keep(Register register, RegisterField field, String name, byte[] bytes, String mediaType) throws IOException {
        String digest = shelf.getObject().keep(bytes);
        OffsetDateTime at = now.instant().atOffset(ZoneOffset.UTC);
        client.sql("""
                insert into registers.file (register, field, digest, name, bytes, media_type, taken_at, brought_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (register, field, digest, name) do update set brought_at = excluded.brought_at""")
                .params(register.id(), field.name(), digest, name, bytes.length, mediaType, at, at).update();
        return digest + "/" + bytes.length + "/" + name;
    }

    /** Bytes of a file that was taken for a field; empty where none was. */
    Optional<Long> bytes(String register, String field, String digest, String name) {
        return client.sql("select bytes from registers.file where register = ? and field = ? and digest = ? and name = ?").params(register, field, digest, name).query(Long.class).optional();
    }

    /** One that a record says which was not withdrawn, now or before, and which is still public. */
    public Optional<Readable> open(Register register, String digest, String name) {
        return rows(register.id(), digest, name).stream().filter(row -> isSaid(register.id(), row, digest, name, PublicTerms.still(List.of(register), now.today()))).findFirst().map(row -> readable(row, digest, name));
    }

    /** The same for those who keep the register: also one that waits for others to agree. */
    public Optional<Readable> taken(Register register, String digest, String name) {
        return rows(register.id(), digest, name).stream().findFirst().map(row -> readable(row, digest, name));
    }

    private Readable readable(Row row, String digest, String name) {
        try {
            return new Readable(name, row.mediaType(), digest, shelf.getObject().file(digest).orElse(null));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private List<Row> rows(String register, String digest, String name) {
        return client.sql("select field, media_type, taken_at, brought_at, bytes from registers.file where register = ? and digest = ? and name = ?").params(register, digest, name)
                .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, OffsetDateTime.class), row.getLong(5))).list();
    }

    /** The entries are looked at from when it was taken on: the one that says it mostly follows at once. */
    private boolean isSaid(String register, Row row, String digest, String name, PublicTerms.Still still) {
        return client.sql("select true from registers.entry e where register = ? and recorded_at >= ? and content @> ?::jsonb" + still.where("e") + " order by recorded_at, number limit 1")
                .params(register, row.takenAt(), JSON.writeValueAsString(Map.of(row.field(), digest + "/" + row.bytes() + "/" + name))).query(Boolean.class).optional().orElse(false);
    }

    /** Whether bytes are still needed: a record says them, or whoever brought them may still save it. */
    public boolean holds(String digest) {
        record Kept(String register, String name) { }
        List<Kept> kept = client.sql("select register, name from registers.file where digest = ?").param(digest).query((row, n) -> new Kept(row.getString(1), row.getString(2))).list();
        return kept.stream().anyMatch(one -> rows(one.register(), digest, one.name()).stream()
                .anyMatch(row -> row.broughtAt().toInstant().isAfter(now.instant().minus(WAITS)) || isSaid(one.register(), row, digest, one.name(), PublicTerms.Still.ALL)));
    }

    /** What only a record says that is withdrawn is forgotten with it: its bytes go at the next sweep. */
    void forget(Register register, List<Entry> withdrawn) {
        for (RegisterField field : register.fields()) {
            if (field.type() instanceof FileType) {
                withdrawn.stream().map(entry -> entry.said().get(field.name())).filter(kept -> kept != null).distinct().forEach(kept -> client.sql("""
                        delete from registers.file f where register = ? and field = ? and digest = ? and name = ? and not exists (
                            select 1 from registers.entry e where e.register = f.register and e.recorded_at >= f.taken_at and e.content @> ?::jsonb)""")
                        .params(register.id(), field.name(), FileType.digest(kept), FileType.name(kept), JSON.writeValueAsString(Map.of(field.name(), kept))).update());
            }
        }
    }
}
