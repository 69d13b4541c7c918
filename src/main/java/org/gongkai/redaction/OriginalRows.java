package org.gongkai.redaction;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Identifier;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.redaction.Original.Made;
import org.gongkai.redaction.Original.Placed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of originals, marks and copies; whatever may name a person is sealed for its row. */
@Component
class OriginalRows implements SealedColumn.Keeper {

    private static final String CONTENT = "redaction.original.content/";
    private static final String NAME = "redaction.original.name/";
    private static final String WORDS = "redaction.mark.words/";
    private static final String COPY = "redaction.copy.content/";

    private final JdbcClient client;
    private final Sealing sealing;

    OriginalRows(JdbcClient client, Sealing sealing) {
        this.client = client;
        this.sealing = sealing;
    }

    void add(Original original, byte[] content, String salt, String binding, OffsetDateTime at) {
        client.sql("""
                insert into redaction.original (id, record, part, organ, name, content, salt, binding, kind, pages, bytes, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(original.id(), original.record(), original.part(), original.organ(), sealing.seal(NAME + original.id(), original.name()),
                        sealing.seal(CONTENT + original.id(), content), salt, binding, original.kind().name(), original.pages(),
                        original.bytes(), at).update();
    }

    List<Original> of(String record) {
        if (!client.sql("select exists (select from redaction.original where record = ?)").param(record).query(Boolean.class).single()) {
            return List.of();
        }
        Map<String, List<Placed>> marks = new HashMap<>();
        client.sql("""
                select m.id, m.original, m.page, m.x, m.y, m.width, m.height, m.words, m.ground, m.number from redaction.mark m
                join redaction.original o on o.id = m.original where o.record = ? order by m.no""").param(record)
                .query(row -> {
                    marks.computeIfAbsent(row.getString("original"), id -> new ArrayList<>()).add(new Placed(row.getString("id"), mark(row), row.getBoolean("number")));
                });
        Map<String, List<Made>> copies = new HashMap<>();
        client.sql("""
                select c.id, c.original, c.revision, c.digest, c.kind, c.bytes, c.taken, c.grounds, c.numbers, c.removed, c.look_at, c.given_on, c.withdrawn_on
                from redaction.copy c join redaction.original o on o.id = c.original where o.record = ? order by c.made_at, c.id""").param(record)
                .query(row -> {
                    copies.computeIfAbsent(row.getString("original"), id -> new ArrayList<>()).add(made(row));
                });
        return client.sql("select id, record, part, organ, name, kind, pages, bytes, revision from redaction.original where record = ? order by added_at, id")
                .param(record).query((row, n) -> new Original(row.getString("id"), row.getString("record"), row.getInt("part"), row.getString("organ"),
                        sealing.open(NAME + row.getString("id"), row.getBytes("name")), FileKind.valueOf(row.getString("kind")), row.getInt("pages"),
                        row.getInt("bytes"), row.getInt("revision"), marks.getOrDefault(row.getString("id"), List.of()),
                        copies.getOrDefault(row.getString("id"), List.of()))).list();
    }

    List<Original> given(List<String> records) {
        Map<String, Original> originals = new LinkedHashMap<>();
        Map<String, List<Made>> copies = new HashMap<>();
        client.sql("""
                select o.record, o.part, o.organ, o.name, o.kind as file_kind, o.pages, o.bytes as file_bytes, o.revision as marked,
                    c.id, c.original, c.revision, c.digest, c.kind, c.bytes, c.taken, c.grounds, c.numbers, c.removed, c.look_at, c.given_on, c.withdrawn_on
                from redaction.original o join redaction.copy c on c.original = o.id
                where o.record = any(?) and c.given_on is not null and c.withdrawn_on is null
                order by array_position(?, o.record), o.added_at, o.id, c.made_at, c.id""").params(records.toArray(String[]::new), records.toArray(String[]::new)).query(row -> {
                    String id = row.getString("original");
                    copies.computeIfAbsent(id, any -> new ArrayList<>()).add(made(row));
                    originals.putIfAbsent(id, new Original(id, row.getString("record"), row.getInt("part"), row.getString("organ"), sealing.open(NAME + id, row.getBytes("name")),
                            FileKind.valueOf(row.getString("file_kind")), row.getInt("pages"), row.getInt("file_bytes"), row.getInt("marked"), List.of(), copies.get(id)));
                });
        return List.copyOf(originals.values());
    }

    byte[] content(Original original) {
        return sealing.openBytes(CONTENT + original.id(), client.sql("select content from redaction.original where id = ?")
                .param(original.id()).query(byte[].class).single());
    }

    byte[] content(Original original, Made copy) {
        return sealing.openBytes(COPY + copy.id(), client.sql("select content from redaction.copy where id = ? and original = ?")
                .params(copy.id(), original.id()).query(byte[].class).single());
    }

    String binding(Original original) {
        return client.sql("select binding from redaction.original where id = ?").param(original.id()).query(String.class).single();
    }

    void mark(Original original, Mark mark, boolean number) {
        String id = Identifier.fresh();
        switch (mark) {
            case Mark.Box box -> client.sql("insert into redaction.mark (id, original, page, x, y, width, height, ground, number) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id, original.id(), box.page(), box.left(), box.top(), box.width(), box.height(), box.ground(), number).update();
            case Mark.Words words -> client.sql("insert into redaction.mark (id, original, words, ground, number) values (?, ?, ?, ?, ?)")
                    .params(id, original.id(), sealing.seal(WORDS + id, words.text()), words.ground(), number).update();
        }
        changed(original);
    }

    void unmark(Original original, String markId) {
        if (client.sql("delete from redaction.mark where id = ? and original = ?").params(markId, original.id()).update() > 0) {
            changed(original);
        }
    }

    /** Copies that nobody was given show marks that no longer stand. */
    private void changed(Original original) {
        client.sql("update redaction.original set revision = revision + 1 where id = ?").param(original.id()).update();
        client.sql("delete from redaction.copy where original = ? and given_on is null").param(original.id()).update();
    }

    void keep(Original original, Redacted.Copy copy, String digest, OffsetDateTime at) {
        String id = Identifier.fresh();
        client.sql("""
                insert into redaction.copy (id, original, revision, content, digest, kind, bytes, taken, grounds, numbers, removed, look_at, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, original.id(), original.revision(), sealing.seal(COPY + id, copy.bytes()), digest, copy.kind().name(),
                        copy.bytes().length, copy.taken(), original.grounds().toArray(String[]::new),
                        original.numbers().toArray(String[]::new), copy.removed().toArray(String[]::new), copy.lookAt().toArray(String[]::new), at).update();
        client.sql("delete from redaction.copy where original = ? and given_on is null and id <> ?").params(original.id(), id).update();
    }

    /** @return whether the copy still shows the marks as they stand and was given to nobody */
    boolean give(Original original, String copyId, LocalDate on) {
        return client.sql("""
                update redaction.copy c set given_on = ? from redaction.original o
                where c.id = ? and o.id = c.original and o.id = ? and c.revision = o.revision and c.given_on is null""")
                .params(on, copyId, original.id()).update() == 1;
    }

    boolean withdraw(Original original, String copyId, LocalDate on) {
        return client.sql("update redaction.copy set withdrawn_on = ? where id = ? and original = ? and given_on is not null and withdrawn_on is null")
                .params(on, copyId, original.id()).update() == 1;
    }

    /** One original with its marks and previews; only while nothing of it was ever given. */
    boolean remove(Original original) {
        if (client.sql("select exists (select from redaction.copy where original = ? and given_on is not null)").param(original.id()).query(Boolean.class).single()) {
            return false;
        }
        for (String table : List.of("redaction.copy", "redaction.mark")) {
            client.sql("delete from " + table + " where original = ?").param(original.id()).update();
        }
        return client.sql("delete from redaction.original where id = ?").param(original.id()).update() == 1;
    }

    int count(Collection<String> records) {
        return client.sql("select count(*) from redaction.original where record = any(?)").param(records.toArray(String[]::new)).query(Integer.class).single();
    }

    void destroy(String record) {
        for (String table : List.of("redaction.copy", "redaction.mark")) {
            client.sql("delete from " + table + " where original in (select id from redaction.original where record = ?)").param(record).update();
        }
        client.sql("delete from redaction.original where record = ?").param(record).update();
    }

    private Mark mark(ResultSet row) throws SQLException {
        byte[] words = row.getBytes("words");
        return words == null
                ? new Mark.Box(row.getInt("page"), row.getDouble("x"), row.getDouble("y"), row.getDouble("width"), row.getDouble("height"), row.getString("ground"))
                : new Mark.Words(sealing.open(WORDS + row.getString("id"), words), row.getString("ground"));
    }

    private static Made made(ResultSet row) throws SQLException {
        return new Made(row.getString("id"), row.getInt("revision"), row.getString("digest"), FileKind.valueOf(row.getString("kind")), row.getInt("bytes"),
                row.getInt("taken"), texts(row.getArray("grounds")), texts(row.getArray("numbers")), texts(row.getArray("removed")), texts(row.getArray("look_at")), row.getObject("given_on", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("redaction.original", "id", "name", NAME), new SealedColumn("redaction.original", "id", "content", CONTENT),
                new SealedColumn("redaction.mark", "id", "words", WORDS), new SealedColumn("redaction.copy", "id", "content", COPY));
    }
}
