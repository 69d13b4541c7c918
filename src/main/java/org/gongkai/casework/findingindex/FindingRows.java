package org.gongkai.casework.findingindex;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Derived;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the index of matters: its keys, and a row of terms for each matter under each of them. */
@Repository
public class FindingRows implements Derived.Tables {

    private static final long REMEMBERED_NANOS = 2_000_000_000L;
    /** Kilobytes of new terms that wait to be sorted in together: as V65 made the index; while one is built beside one that answers; while the first is built. */
    private static final int HEAP = 1 << 10;
    private static final int HEAP_BESIDE = 16 << 10;
    private static final int HEAP_FIRST = 128 << 10;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Now now;
    private volatile @Nullable Remembered remembered;

    FindingRows(JdbcTemplate jdbc, JdbcClient client, Now now) {
        this.jdbc = jdbc;
        this.client = client;
        this.now = now;
    }

    /**
     * A key and how far the index under it has come.
     *
     * @param ring    the key of the ring that it is made from
     * @param reached the last act that it follows
     * @param upto    id of the last matter that the first building has come to
     * @param built   whether every matter is in it
     */
    public record Key(int no, String ring, String salt, long reached, String upto, boolean built) {
    }

    record Row(String caseId, LocalDate day, int[] terms) {
    }

    private static final String KEYS = "select no, ring, salt, reached, upto, built_at is not null as built from casework.finding_key";

    /** Oldest first. */
    List<Key> keys() {
        return client.sql(KEYS + " order by no").query(Key.class).list();
    }

    /** The one that answers, and how far it has come: the newest that is whole, else the oldest. */
    Optional<Key> answering() {
        return client.sql(KEYS + " order by built_at is null, case when built_at is null then no else -no end limit 1").query(Key.class).optional();
    }

    private record Remembered(Key key, long at) {
    }

    /** The one that answers, as it was a moment ago; it goes on to be there for a while after another has come. */
    public Optional<Key> answeringLately() {
        Remembered last = remembered;
        if (last != null && System.nanoTime() - last.at() < REMEMBERED_NANOS) {
            return Optional.of(last.key());
        }
        Optional<Key> key = answering();
        remembered = key.filter(Key::built).map(built -> new Remembered(built, System.nanoTime())).orElse(null);
        return key;
    }

    /** One node at a time does the work; false where another does. */
    boolean hold() {
        return client.sql("select pg_try_advisory_xact_lock(hashtext('casework.finding'))").query(Boolean.class).single();
    }

    /**
     * While an index is built what is new waits in larger heaps, each of which is sorted in in one pass over the index: at a million matters row by row
     * would touch nearly all of it for each few. Whoever searches reads the heap through, so it is smaller where an index answers already.
     */
    void begin(String ring, String salt, long reached) {
        heap(keys().isEmpty() ? HEAP_FIRST : HEAP_BESIDE);
        client.sql("insert into casework.finding_key (ring, salt, begun_at, reached) values (?, ?, ?, ?)").params(ring, salt, now.instant().atOffset(ZoneOffset.UTC), reached).update();
    }

    void reached(Key key, long position) {
        client.sql("update casework.finding_key set reached = ? where no = ?").params(position, key.no()).update();
    }

    void upto(Key key, String caseId) {
        client.sql("update casework.finding_key set upto = ? where no = ?").params(caseId, key.no()).update();
    }

    private void heap(int kilobytes) {
        jdbc.execute("alter index casework.finding_by_terms set (gin_pending_list_limit = " + kilobytes + ")");
    }

    /** Of this transaction, whose session sorts a heap in when it is full. */
    void roomToSort() {
        jdbc.execute("set local work_mem = '" + HEAP_FIRST * 2 + "kB'");
    }

    /** Every matter is in it. */
    void built(Key key) {
        heap(HEAP);
        client.sql("select gin_clean_pending_list('casework.finding_by_terms')").query(Long.class).single();
        client.sql("update casework.finding_key set built_at = ? where no = ?").params(now.instant().atOffset(ZoneOffset.UTC), key.no()).update();
    }

    /** The other keys are gone, with all that was found by them. */
    void alone(Key key) {
        client.sql("delete from casework.finding where key <> ?").param(key.no()).update();
        client.sql("delete from casework.finding_key where no <> ?").param(key.no()).update();
    }

    List<String> idsAfter(String caseId, int limit) {
        return client.sql("select id from casework.cases where id > ? order by id limit ?").params(caseId, limit).query(String.class).list();
    }

    /** Those of these records that are matters, and the matters of those that are applications. */
    List<String> matters(Collection<String> records) {
        return client.sql("select id from casework.cases where id = any(:records) or application_id = any(:records) order by id").param("records", records.toArray(String[]::new))
                .query(String.class).list();
    }

    /** Rows of these matters take the place of those before; a matter without one is found no more. A matter that is forgotten meanwhile gets none. */
    void put(Key key, Collection<String> matters, List<Row> rows) {
        Set<String> gone = new HashSet<>(matters);
        rows.forEach(row -> gone.remove(row.caseId()));
        client.sql("delete from casework.finding where key = ? and case_id = any(?)").param(key.no()).param(gone.toArray(String[]::new)).update();
        jdbc.batchUpdate("""
                insert into casework.finding (case_id, key, day, terms) select c.id, ?, ?, ? from casework.cases c join casework.application a on a.id = c.application_id
                where c.id = ? and a.forgotten_on is null
                on conflict (case_id, key) do update set day = excluded.day, terms = excluded.terms where finding.terms <> excluded.terms or finding.day <> excluded.day""", rows, rows.size(), (statement, row) -> {
                    statement.setInt(1, key.no());
                    statement.setObject(2, row.day());
                    statement.setObject(3, row.terms());
                    statement.setString(4, row.caseId());
                });
    }

    /** What is gone is gone from the files of the database too. */
    void sweep() {
        jdbc.execute("vacuum casework.finding");
    }

    /** How many matters there are, and how many the building has come to; null once it is whole. */
    public @Nullable Progress progress() {
        return client.sql("""
                select count(*) filter (where c.id <= k.upto) as done, count(*) as of from casework.finding_key k, casework.cases c
                where k.built_at is null and k.no = (select min(no) from casework.finding_key) having count(*) > 0""").query(Progress.class).optional().orElse(null);
    }

    /** How many matters the building has come to. */
    public record Progress(long done, long of) {
    }

    /** A place in the order of matters, newest first: before this day, and on it before this one. */
    public record Place(LocalDate day, String caseId) {
    }

    /** The last of so many matters from a place on; empty where there are not so many. */
    public Optional<Place> last(Key key, Place from, int many) {
        return client.sql("select f.day, f.case_id from (select b.*, count(*) over () as many from casework.brought(?, ?, ?, ?) b) f where f.many = ? order by f.day, f.case_id limit 1")
                .params(key.no(), from.day(), from.caseId(), many, many).query(Place.class).optional();
    }

    /** Matters that are not in the index that answers, though it is whole. */
    List<String> missing(int limit) {
        return client.sql("""
                select c.id from casework.cases c join casework.application a on a.id = c.application_id,
                    (select max(no) as no from casework.finding_key where built_at is not null) k
                where k.no is not null and a.forgotten_on is null and not exists (select from casework.finding f where f.case_id = c.id and f.key = k.no) order by c.id limit ?""")
                .param(limit).query(String.class).list();
    }

    /** Matters that are forgotten and still in the index. */
    List<String> forgotten(int limit) {
        return client.sql("select f.case_id from casework.finding f join casework.cases c on c.id = f.case_id join casework.application a on a.id = c.application_id"
                + " where a.forgotten_on is not null order by 1 limit ?").param(limit).query(String.class).list();
    }

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("casework.finding", "办件检索", "select f.case_id || ' ' || f.key, f.case_id from casework.finding f"));
    }
}
