package org.gongkai.casework.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.casework.Perform;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Batches and their lines; what was filled in is sealed. */
@Repository
class BatchRows implements SealedColumn.Keeper {

    private static final String VALUES = "casework.batch/";
    private static final String BATCH = """
            select b.*, count(*) filter (where l.state = 'READY') as ready, count(*) filter (where l.state = 'REFUSED') as refused,
                count(*) filter (where l.state = 'DONE') as done, count(*) filter (where l.state = 'FAILED') as failed
            from casework.batch b join casework.batch_line l on l.batch = b.id\s""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Sealing sealing;
    private final JsonMapper json = JsonMapper.builder().build();

    BatchRows(JdbcTemplate jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.sealing = sealing;
    }

    void add(String id, String person, List<String> caseIds, Instant at) {
        client.sql("insert into casework.batch (id, person, state, made_at) values (?, ?, 'CHOSEN', ?)").params(id, person, at(at)).update();
        client.sql("""
                insert into casework.batch_line (batch, no, case_id, organ, state)
                select ?, wanted.no, c.id, c.organ, 'READY' from unnest(?) with ordinality as wanted (id, no) join casework.cases c on c.id = wanted.id""")
                .params(id, caseIds.toArray(String[]::new)).update();
    }

    /**
     * Puts the members of an event in line behind what was done to its lead.
     *
     * @param only some of them; null for all
     */
    int carry(String id, String person, String event, String type, Perform command, @Nullable List<String> only, Instant at) {
        Batch.Late late = Batch.Late.of(command);
        client.sql("""
                insert into casework.batch (id, person, type, action, sealed, acted_on, late_reason, evidence, event, state, made_at, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)""")
                .params(id, person, type, command.action(), sealed(id, command.values()), late == null ? null : late.on(),
                        late == null ? null : late.reason(), late == null ? null : late.evidence(), event, at(at), at(at)).update();
        String[] some = only == null ? null : only.toArray(String[]::new);
        return client.sql("""
                insert into casework.batch_line (batch, no, case_id, organ, state)
                select ?, row_number() over (order by c.id), c.id, c.organ, 'READY' from casework.event_member m join casework.cases c on c.id = m.case_id
                where m.event = ? and c.concluded_on is null and not c.ended and (?::text[] is null or c.id = any(?))""")
                .params(id, event, some, some).update();
    }

    void choose(String id, String type, String action, Map<String, String> values) {
        client.sql("update casework.batch set type = ?, action = ?, sealed = ?, state = 'REHEARSED' where id = ?")
                .params(type, action, sealed(id, values), id).update();
    }

    private byte[] sealed(String id, Map<String, String> values) {
        return sealing.seal(VALUES + id, json.writeValueAsString(new TreeMap<>(values)));
    }

    Map<String, String> values(String id) {
        byte[] sealed = client.sql("select sealed from casework.batch where id = ?").param(id).query(byte[].class).optional().orElse(null);
        return sealed == null ? Map.of() : json.readValue(sealing.open(VALUES + id, sealed), new TypeReference<>() { });
    }

    /** Changes the state if it is one of those given. */
    boolean move(String id, Batch.State to, @Nullable Instant started, @Nullable Instant ended, Batch.State... from) {
        String[] names = java.util.Arrays.stream(from).map(Enum::name).toArray(String[]::new);
        return client.sql("""
                update casework.batch set state = ?, started_at = coalesce(started_at, ?), ended_at = ? where id = ? and state = any(?)""")
                .params(to.name(), started == null ? null : at(started), ended == null ? null : at(ended), id, names).update() == 1;
    }

    /** Nothing waits any more: what was filled in is forgotten here, it stands with each case. */
    void finish(String id, Instant at) {
        client.sql("update casework.batch set state = 'FINISHED', ended_at = ?, sealed = null where id = ? and state = 'RUNNING'").params(at(at), id).update();
    }

    Optional<Batch> find(String id) {
        return client.sql(BATCH + "where b.id = ? group by b.id").param(id).query(BatchRows::batch).optional();
    }

    List<Batch> of(String person, int limit) {
        return client.sql(BATCH + "where b.id in (select id from casework.batch where person = ? order by made_at desc limit ?) group by b.id order by b.made_at desc")
                .params(person, limit).query(BatchRows::batch).list();
    }

    List<Batch> ofEvent(String event) {
        return client.sql(BATCH + "where b.event = ? group by b.id order by b.made_at").param(event).query(BatchRows::batch).list();
    }

    /** Started ones, oldest first; of those that follow one lead only the oldest, because its steps build on each other. */
    List<String> running() {
        return client.sql("""
                select id from (select id, no, row_number() over (partition by coalesce(event, id) order by no) as turn
                    from casework.batch where state = 'RUNNING') started where turn = 1 order by no""").query(String.class).list();
    }

    boolean isRunning(String id) {
        return client.sql("select state = 'RUNNING' from casework.batch where id = ?").param(id).query(Boolean.class).single();
    }

    List<Batch.Line> lines(String id, Batch.LineState state, int after, int limit) {
        return client.sql("select no, case_id, organ, state, reason from casework.batch_line where batch = ? and state = ? and no > ? order by no limit ?")
                .params(id, state.name(), after, limit).query(BatchRows::line).list();
    }

    List<Batch.Line> all(String id) {
        return client.sql("select no, case_id, organ, state, reason from casework.batch_line where batch = ? order by no").param(id)
                .query(BatchRows::line).list();
    }

    List<Batch.Reason> reasons(String id) {
        return client.sql("""
                select reason as sentence, count(*) as cases from casework.batch_line where batch = ? and reason is not null
                group by reason order by count(*) desc, reason limit 20""").param(id).query(Batch.Reason.class).list();
    }

    void rehearsed(String id, Map<Integer, String> refused) {
        client.sql("update casework.batch_line set state = 'READY', reason = null where batch = ?").param(id).update();
        jdbc.batchUpdate("update casework.batch_line set state = 'REFUSED', reason = ? where batch = ? and no = ?",
                refused.entrySet().stream().map(line -> new Object[] {line.getValue(), id, line.getKey()}).toList());
    }

    void done(String id, int no, @Nullable String actId) {
        client.sql("update casework.batch_line set state = 'DONE', act_id = ?, reason = null where batch = ? and no = ?").params(actId, id, no).update();
    }

    void failed(String id, int no, String reason) {
        client.sql("update casework.batch_line set state = 'FAILED', reason = ? where batch = ? and no = ? and state = 'READY'").params(reason, id, no).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Batch.Line line(ResultSet row, int number) throws SQLException {
        return new Batch.Line(row.getInt(1), row.getString(2), row.getString(3), Batch.LineState.valueOf(row.getString(4)), row.getString(5));
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(row.getString("id"), row.getString("person"), row.getString("type"), row.getString("action"), late(row), row.getString("event"),
                Batch.State.valueOf(row.getString("state")), row.getObject("made_at", OffsetDateTime.class).toInstant(), instant(row, "started_at"),
                instant(row, "ended_at"), new Batch.Counts(row.getLong("ready"), row.getLong("refused"), row.getLong("done"), row.getLong("failed")));
    }

    private static Batch.@Nullable Late late(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("acted_on", LocalDate.class);
        return on == null ? null : new Batch.Late(on, row.getString("late_reason"), row.getString("evidence"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.batch", "id", "sealed", VALUES));
    }
}
