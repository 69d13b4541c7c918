package org.gongkai.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries and records. */
@Repository
class RecordRows {

    private static final String ENTRY = "e.register, e.number, e.key, e.change, e.organ, e.valid_on, e.act, e.recorded_at, e.digest, e.content, e.sealed";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() { };

    private final JdbcClient client;

    RecordRows(JdbcClient client) {
        this.client = client;
    }

    static Entry entry(ResultSet row, int n) throws SQLException {
        String content = row.getString(10);
        String sealed = row.getString(11);
        return new Entry(row.getString(1), row.getLong(2), row.getString(3), Change.valueOf(row.getString(4)), row.getString(5), row.getObject(6, LocalDate.class),
                row.getString(7), row.getObject(8, OffsetDateTime.class).toInstant(), HexFormat.of().formatHex(row.getBytes(9)), content == null ? null : JSON.readValue(content, TEXTS),
                sealed == null ? Map.of() : JSON.readValue(sealed, TEXTS));
    }

    /** The latest entry of a key, ended or not. */
    Optional<Entry> find(Register register, String key) {
        return client.sql("select " + ENTRY + " from registers.record r join registers.entry e on e.register = r.register and e.number = r.number where r.register = ? and r.key = ?")
                .params(register.id(), key).query(RecordRows::entry).optional();
    }

    Map<String, Entry> find(String register, Collection<String> keys) {
        return client.sql("select " + ENTRY + " from registers.record r join registers.entry e on e.register = r.register and e.number = r.number where r.register = ? and r.key = any(?)")
                .params(register, keys.toArray(String[]::new)).query(RecordRows::entry).list().stream().collect(Collectors.toMap(Entry::key, Function.identity()));
    }

    /** Every entry of a key, the latest first. */
    List<Entry> history(String register, String key) {
        return client.sql("select " + ENTRY + " from registers.entry e where e.register = ? and e.key = ? order by e.number desc").params(register, key).query(RecordRows::entry).list();
    }

    /** Entries after a number, in order. */
    List<Entry> after(String register, long number, int limit) {
        return client.sql("select " + ENTRY + " from registers.entry e where e.register = ? and e.number > ? order by e.number limit ?").params(register, number, limit)
                .query(RecordRows::entry).list();
    }

    /** Those that were saved with one act. */
    List<Entry> between(String register, long first, long last) {
        return client.sql("select " + ENTRY + " from registers.entry e where e.register = ? and e.number between ? and ? order by e.number").params(register, first, last)
                .query(RecordRows::entry).list();
    }

    /**
     * Records that stand, in order of their key.
     *
     * @param organs whose; null for all
     * @param after  the key after which they begin; empty from the first
     */
    List<Entry> standing(String register, @Nullable Collection<String> organs, String after, int limit) {
        String whose = organs == null ? "" : " and r.organ = any(?)";
        var statement = client.sql("select " + ENTRY + " from registers.record r join registers.entry e on e.register = r.register and e.number = r.number where r.register = ? and not r.ended and r.key > ?"
                + whose + " order by r.key limit ?").param(register).param(after);
        return (organs == null ? statement : statement.param(organs.toArray(String[]::new))).param(limit).query(RecordRows::entry).list();
    }

    /** Keys of other records that stand and agree in these fields. */
    List<String> alike(String register, String key, Collection<String> fields, Map<String, String> content) {
        Map<String, String> wanted = new TreeMap<>();
        fields.forEach(field -> wanted.put(field, content.get(field)));
        return client.sql("""
                select r.key from registers.record r join registers.entry e on e.register = r.register and e.number = r.number
                where r.register = ? and not r.ended and r.key <> ? and e.content @> ?::jsonb limit 2""").params(register, key, JSON.writeValueAsString(wanted)).query(String.class).list();
    }

    long entries(String register) {
        return client.sql("select entries from registers.register where id = ?").param(register).query(Long.class).optional().orElse(0L);
    }

    long standing(String register) {
        return client.sql("select count(*) from registers.record where register = ? and not ended").param(register).query(Long.class).single();
    }

    /** Salts and sealed values of one entry, by field. */
    List<SealedValue> sealedValues(String register, Collection<Long> numbers) {
        return client.sql("select number, field, salt, value from registers.sealed_value where register = ? and number = any(?)").params(register, numbers.toArray(Long[]::new))
                .query((row, n) -> new SealedValue(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4))).list();
    }

    record SealedValue(long number, String field, String salt, byte[] value) {

        /** For what it is sealed. */
        static String place(String register, long number, String field) {
            return "registers.sealed_value/" + register + "/" + number + "/" + field;
        }
    }
}
