package org.gongkai.registers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

import org.gongkai.ledger.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries and records. */
@Repository
class RecordRows {

    static final String ENTRY = "e.register, e.number, e.key, e.change, e.organ, e.valid_on, e.act, e.recorded_at, e.digest, e.content, e.sealed";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader TEXTS = JSON.readerFor(new TypeReference<Map<String, String>>() { });

    private final JdbcClient client;

    RecordRows(JdbcClient client) {
        this.client = client;
    }

    static Entry entry(ResultSet row, int n) throws SQLException {
        String content = row.getString(10);
        String sealed = row.getString(11);
        return new Entry(row.getString(1), row.getLong(2), row.getString(3), Change.valueOf(row.getString(4)), row.getString(5), row.getObject(6, LocalDate.class),
                row.getString(7), row.getObject(8, OffsetDateTime.class).toInstant(), HexFormat.of().formatHex(row.getBytes(9)), content == null ? null : TEXTS.readValue(content),
                sealed == null ? Map.of() : TEXTS.readValue(sealed));
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

    /** How many records stand that an organ answers for, by register. */
    Map<String, Long> standingOf(Collection<String> organs, PublicTerms.Still still) {
        return client.sql("select register, count(*) from registers.record r where organ = any(?) and not ended" + still.where("r") + " group by register").param(organs.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every entry of a key, the latest first. */
    List<Entry> history(String register, String key) {
        return client.sql("select " + ENTRY + " from registers.entry e where e.register = ? and e.key = ? order by e.number desc").params(register, key).query(RecordRows::entry).list();
    }

    /** The last entry of each key before a number. */
    Map<String, Entry> before(String register, Collection<String> keys, long number) {
        return client.sql("select distinct on (e.key) " + ENTRY + " from registers.entry e where e.register = ? and e.key = any(?) and e.number < ? order by e.key, e.number desc")
                .params(register, keys.toArray(String[]::new), number).query(RecordRows::entry).list().stream().collect(Collectors.toMap(Entry::key, Function.identity()));
    }

    /** Entries after a number, in order. */
    List<Entry> after(String register, long number, int limit) {
        return client.sql("select " + ENTRY + " from registers.entry e where e.register = ? and e.number > ? order by e.number limit ?").params(register, number, limit)
                .query(RecordRows::entry).list();
    }

    Optional<Entry> entry(String register, long number) {
        return client.sql("select " + ENTRY + " from registers.entry e where e.register = ? and e.number = ?").params(register, number).query(RecordRows::entry).optional();
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
        return standing(register, organs, PublicTerms.Still.ALL, after, limit);
    }

    List<Entry> standing(String register, @Nullable Collection<String> organs, PublicTerms.Still still, String after, int limit) {
        String whose = (organs == null ? "" : " and r.organ = any(?)") + still.where("r");
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

    List<String> keysBetween(String register, long first, long last) {
        return client.sql("select distinct key from registers.entry where register = ? and number between ? and ?").params(register, first, last).query(String.class).list();
    }

    List<String> keysOf(String register, Collection<Long> numbers) {
        return client.sql("select distinct key from registers.entry where register = ? and number = any(?)").params(register, numbers.toArray(Long[]::new)).query(String.class).list();
    }

    /** Those of the keys whose record stands and was not withdrawn. */
    List<String> standingAmong(String register, Collection<String> keys, PublicTerms.Still still) {
        return client.sql("select r.key from registers.record r join registers.entry e on e.register = r.register and e.number = r.number"
                + " where r.register = ? and r.key = any(?) and not r.ended and e.content is not null" + still.where("r")).params(register, keys.toArray(String[]::new)).query(String.class).list();
    }

    /** Register and key of records that stand, after one, in order. */
    List<String> idsAfter(String register, String key, Collection<String> among, PublicTerms.Still still, int limit) {
        return client.sql("select register || '/' || key from registers.record r where (register, key) > (?, ?) and register = any(?) and not ended" + still.where("r") + " order by register, key limit ?")
                .params(register, key, among.toArray(String[]::new), limit).query(String.class).list();
    }

    long standingIn(Collection<String> registers, PublicTerms.Still still) {
        return client.sql("select count(*) from registers.record r where register = any(?) and not ended" + still.where("r")).param(registers.toArray(String[]::new)).query(Long.class).single();
    }

    /** What stood, as it was known at the end of a day, in order of the key. */
    List<Entry> knownOn(String register, LocalDate day, PublicTerms.Still still, String after, int limit) {
        return client.sql("select * from (select distinct on (e.key) " + ENTRY + " from registers.entry e where e.register = ? and e.key > ? and (e.recorded_at at time zone 'Asia/Shanghai')::date <= ?"
                + " order by e.key, e.number desc) e where e.change not in ('END', 'VOID') and e.content is not null" + still.where("e") + " order by e.key limit ?").params(register, after, day, limit).query(RecordRows::entry).list();
    }

    /** What held on a day, by all that is known today, in order of the key. */
    List<Entry> validOn(String register, LocalDate day, String after, int limit) {
        return validOn(register, day, PublicTerms.Still.ALL, after, limit);
    }

    List<Entry> validOn(String register, LocalDate day, PublicTerms.Still still, String after, int limit) {
        return client.sql("select * from (select distinct on (e.key) " + ENTRY + " from registers.entry e where e.register = ? and e.key > ? and e.valid_on <= ?"
                + " order by e.key, e.valid_on desc, e.number desc) e where e.change not in ('END', 'VOID') and e.content is not null" + still.where("e") + " order by e.key limit ?").params(register, after, day, limit).query(RecordRows::entry).list();
    }

    /** What groups come first. */
    enum First { LARGEST, LATEST, HIGHEST }

    /** Sums, or counts where no field is named, of the records that stand, by the values of a field; what no record says is no sum of nothing and left out. */
    List<Group> groups(String register, Register.Chart chart, PublicTerms.Still still, First first, int limit) {
        String by = chart.by();
        String of = chart.of();
        String order = switch (first) {
            case LARGEST -> "2 desc, 1";
            case LATEST -> "1 desc";
            case HIGHEST -> "max((e.content ->> :by)::numeric) desc nulls last";
        };
        String value = by.equals(Register.ORGAN) ? "e.organ" : "coalesce(e.content ->> :by, '')";
        String amount = of == null ? "count(*)::numeric" : "coalesce(sum((e.content ->> :of)::numeric), 0)";
        return client.sql("select " + value + ", " + amount + " from registers.record r join registers.entry e on e.register = r.register and e.number = r.number"
                + " where r.register = :register and not r.ended and e.content is not null and e.content @> :only::jsonb" + still.where("r") + " group by 1" + (of == null ? "" : " having count(e.content ->> :of) > 0") + " order by " + order + " limit :limit")
                .param("register", register).param("by", by).param("of", of == null ? "" : of).param("only", CanonicalJson.of(new TreeMap<>(chart.only()))).param("limit", limit)
                .query((row, n) -> new Group(row.getString(1), row.getBigDecimal(2))).list();
    }

    record Group(String value, BigDecimal amount) {
    }

    /** @param entries of a register so far */
    record Latest(String register, long entries, Instant changedAt, String organ) {
    }

    /** When something was entered last, of every register that has entries. */
    List<Latest> latest() {
        return client.sql("select g.id, g.entries, e.recorded_at, e.organ from registers.register g join registers.entry e on e.register = g.id and e.number = g.entries")
                .query((row, n) -> new Latest(row.getString(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4))).list();
    }

    long entries(String register) {
        return client.sql("select entries from registers.register where id = ?").param(register).query(Long.class).optional().orElse(0L);
    }

    long standing(String register) {
        return standing(register, PublicTerms.Still.ALL);
    }

    long standing(String register, PublicTerms.Still still) {
        return client.sql("select count(*) from registers.record r where register = ? and not ended" + still.where("r")).param(register).query(Long.class).single();
    }

    /** Register and key of records whose latest entry says a day in a field, from one day on and before another. */
    List<String> saying(String register, String field, LocalDate first, LocalDate until) {
        return client.sql("select r.register || '/' || r.key from registers.record r join registers.entry e on e.register = r.register and e.number = r.number"
                + " where r.register = ? and not r.ended and e.content ->> ? >= ? and e.content ->> ? < ?").params(register, field, first.toString(), field, until.toString()).query(String.class).list();
    }

    /** The latest day, up to one, from which something that was entered holds. */
    Optional<LocalDate> heldFrom(String register, LocalDate until) {
        return client.sql("select valid_on from registers.entry where register = ? and valid_on <= ? order by valid_on desc limit 1").params(register, until).query(LocalDate.class).optional();
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
