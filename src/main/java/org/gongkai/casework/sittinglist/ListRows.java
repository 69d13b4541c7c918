package org.gongkai.casework.sittinglist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.casework.sittinglist.list.SittingList;
import org.gongkai.casework.sittinglist.list.SittingList.Row;
import org.gongkai.casework.sittinglist.list.SittingList.Stage;
import org.gongkai.casework.sittinglist.list.SittingList.State;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Derived;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists and their rows; what they say of people is sealed. */
@Repository
class ListRows implements SealedColumn.Keeper, Derived.Tables {

    static final String BRING = "sittinglist.bring";
    private static final String FILE = "casework.sitting_list/";
    private static final String ROW = "casework.sitting_row/";
    private static final String LIST = "select id, type, organ, person, coalesce(pressed, person), sitting, party, name, stage, told from casework.sitting_list";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;
    private final Sealing sealing;
    private final Ledger ledger;

    ListRows(JdbcClient client, Sealing sealing, Ledger ledger) {
        this.client = client;
        this.sealing = sealing;
        this.ledger = ledger;
    }

    /** Keeps a file to be looked at. */
    @Transactional
    public String bring(Staff staff, String type, String organ, String sitting, String party, String name, byte[] file) {
        String id = Identifier.fresh();
        Act act = ledger.record(ActDraft.of(BRING, id).organ(organ).actor(staff.personId()).detail("type", type).detail("sitting", sitting));
        client.sql("insert into casework.sitting_list (id, type, organ, person, sitting, party, name, stage, file, put_at) values (?, ?, ?, ?, ?, ?, ?, 'READING', ?, ?)")
                .params(id, type, organ, staff.personId(), sitting, party, name, sealing.seal(FILE + id, file), act.recordedAt().atOffset(ZoneOffset.UTC)).update();
        return id;
    }

    byte[] file(SittingList list) {
        return sealing.openBytes(FILE + list.id(), client.sql("select file from casework.sitting_list where id = ?").param(list.id()).query(byte[].class).single());
    }

    /** What its rows are, and that the file is needed no more. */
    @Transactional
    public void laidOut(SittingList list, List<Row> rows, @Nullable String told) {
        client.sql("delete from casework.sitting_row where list = ?").param(list.id()).update();
        for (Row row : rows) {
            client.sql("insert into casework.sitting_row (list, no, line, number, state, reason, case_id, sealed) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(list.id(), row.no(), row.line(), row.number(), row.state().name(), row.reason(), row.caseId(),
                            sealing.seal(ROW + list.id() + "/" + row.no(), JSON.writeValueAsString(new TreeMap<>(row.values())))).update();
        }
        Stage stage = told != null || rows.stream().anyMatch(row -> row.state() == State.FAULTY) ? Stage.FAULTY : Stage.READY;
        client.sql("update casework.sitting_list set stage = ?, told = ?, file = null where id = ? and stage = 'READING'").params(stage.name(), told, list.id()).update();
    }

    /** Somebody has its rows entered or handed out, and answers for it. */
    boolean press(Staff staff, SittingList list, Stage from, Stage to) {
        return client.sql("update casework.sitting_list set stage = ?, pressed = ? where id = ? and stage = ?").params(to.name(), staff.personId(), list.id(), from.name()).update() == 1;
    }

    /** The work at hand is done. */
    boolean move(SittingList list, Stage from, Stage to) {
        return client.sql("update casework.sitting_list set stage = ? where id = ? and stage = ?").params(to.name(), list.id(), from.name()).update() == 1;
    }

    void put(SittingList list, Row row, State state, @Nullable String reason, @Nullable String caseId) {
        client.sql("update casework.sitting_row set state = ?, reason = ?, case_id = ? where list = ? and no = ?").params(state.name(), reason, caseId, list.id(), row.no()).update();
    }

    /** Takes up once more what was not entered, else what was not handed out. */
    @Transactional
    public void again(Staff staff, SittingList list) {
        boolean failed = list.in(State.FAILED) > 0;
        if (press(staff, list, list.stage(), failed ? Stage.ENTERING : Stage.HANDING)) {
            client.sql("update casework.sitting_row set state = ?, reason = null where list = ? and state = ?")
                    .params((failed ? State.READY : State.ENTERED).name(), list.id(), (failed ? State.FAILED : State.NOT_HANDED).name()).update();
        }
    }

    /** Throws away what was not entered. */
    boolean discard(SittingList list) {
        return client.sql("delete from casework.sitting_list where id = ? and stage in ('READY', 'FAULTY')").param(list.id()).update() == 1;
    }

    /** The working copies of lists that came before; their matters stay. */
    void forget(Instant before) {
        client.sql("delete from casework.sitting_list where put_at < ? and stage not in ('READING', 'ENTERING', 'HANDING')").param(before.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<SittingList> find(String id) {
        return lists(" where id = ?", id).stream().findFirst();
    }

    /** Those at which there is something to do, the oldest first. */
    List<SittingList> atWork() {
        return lists(" where stage in ('READING', 'ENTERING', 'HANDING') order by put_at");
    }

    /** The latest of these organs. */
    List<SittingList> latest(Collection<String> organs, int limit) {
        return lists(" where organ = any(?) order by put_at desc limit ?", organs.toArray(String[]::new), limit);
    }

    private List<SittingList> lists(String which, Object... params) {
        List<SittingList> found = client.sql(LIST + which).params(List.of(params)).query((row, n) -> new SittingList(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8), Stage.valueOf(row.getString(9)), row.getString(10), new EnumMap<>(State.class))).list();
        Map<String, SittingList> byId = new TreeMap<>();
        found.forEach(list -> byId.put(list.id(), list));
        client.sql("select list, state, count(*)::int from casework.sitting_row where list = any(?) group by list, state").param(byId.keySet().toArray(String[]::new)).query(row -> {
            byId.get(row.getString(1)).rows().put(State.valueOf(row.getString(2)), row.getInt(3));
        });
        return found;
    }

    /** Rows in these states, by number, after one of them. */
    List<Row> rows(SittingList list, int after, int limit, State... states) {
        return client.sql("select no, line, number, state, reason, case_id, sealed from casework.sitting_row where list = ? and no > ? and state = any(?) order by no limit ?")
                .params(list.id(), after, Arrays.stream(states).map(Enum::name).toArray(String[]::new), limit).query((row, n) -> row(list, row)).list();
    }

    private Row row(SittingList list, ResultSet row) throws SQLException {
        return new Row(row.getInt(1), row.getInt(2), row.getString(3), State.valueOf(row.getString(4)), row.getString(5), row.getString(6),
                JSON.readValue(sealing.open(ROW + list.id() + "/" + row.getInt(1), row.getBytes(7)), new TypeReference<Map<String, String>>() { }));
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.sitting_list", "id", "file", FILE), new SealedColumn("casework.sitting_row", "list || '/' || no", "sealed", ROW));
    }

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("casework.sitting_list", "届次的清单", "select id, id from casework.sitting_list", BRING),
                Derived.onRecord("casework.sitting_row", "届次清单的一行", "select list || ' ' || no, list from casework.sitting_row", BRING));
    }
}
