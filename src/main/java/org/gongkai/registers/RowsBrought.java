package org.gongkai.registers;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.tables.Heading;
import org.gongkai.tables.TableRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files too large for one saving that somebody brings to the desk: kept sealed until the last of their rows is entered, or they are thrown away. */
@Component
public class RowsBrought {

    static final String BRING = "registers.bring";
    static final String PART_PLACE = "registers.brought_part/";
    static final String TOLD_PLACE = "registers.brought/";
    private static final String SELECT = "select id, register, organ, person, stage, rows, parts, checked, done, entered, waiting, faults, told from registers.brought";
    private static final int TOLD = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where it stands. */
    public enum Stage {
        /** Every row is looked at, nothing is entered. */
        CHECKING,
        /** No row has a fault; whoever brought it says whether it is entered. */
        READY,
        /** Rows have faults; nothing was entered. */
        FAULTY, ENTERING,
        /** By whoever brought it, or because something changed meanwhile; what was entered stays. */
        STOPPED, DONE;

        public boolean isAtWork() {
            return this == CHECKING || this == ENTERING;
        }
    }

    /**
     * @param organ   for rows that name none
     * @param checked parts that were looked at
     * @param done    parts that were entered or put to those who have to agree
     * @param entered entries that came of it
     * @param waiting rows that wait for somebody to agree
     * @param faults  rows with faults, of which the first are told
     */
    public record Brought(String id, String register, String organ, String person, Stage stage, int rows, int parts, int checked, int done, long entered, long waiting, int faults,
            List<RowFault> told) {
    }

    /** @param faults rows that could not be read */
    record Part(List<TypedRow> rows, List<RowFault> faults) {
    }

    private final Ledger ledger;
    private final Sealing sealing;
    private final JdbcClient client;
    private @Nullable Runnable wake;

    RowsBrought(Ledger ledger, Sealing sealing, JdbcClient client) {
        this.ledger = ledger;
        this.sealing = sealing;
        this.client = client;
    }

    void waking(Runnable told) {
        wake = told;
    }

    /**
     * Keeps a file and begins to look at it; what the same person brought to the register before and is not at work goes.
     *
     * @param head its first lines, the heading among them
     * @param rest the others
     * @throws IllegalArgumentException with a sentence where it is none of the register
     */
    @Transactional
    public String keep(Register register, String organ, Staff staff, List<TableRow> head, Iterator<TableRow> rest) throws IOException {
        Iterator<TableRow> top = head.iterator();
        Heading heading = switch (Sheet.heading(register, top)) {
            case Heading.Is(Heading found) -> found;
            case Heading.Missing missing -> throw new IllegalArgumentException(Sheet.missing(register, missing.columns(), head));
        };
        client.sql("delete from registers.brought where register = ? and person = ? and stage not in ('CHECKING', 'ENTERING')").params(register.id(), staff.personId()).update();
        String id = Identifier.fresh();
        Act act = ledger.record(ActDraft.of(BRING, id).organ(organ).actor(staff.personId()).detail("register", register.id()));
        client.sql("insert into registers.brought (id, register, organ, person, stage, rows, parts, put_at) values (?, ?, ?, ?, 'CHECKING', 0, 0, ?)")
                .params(id, register.id(), organ, staff.personId(), act.recordedAt().atOffset(ZoneOffset.UTC)).update();
        int rows = 0;
        int parts = 0;
        try (RowsInOrder ordered = RowsInOrder.of(rest, Sheet.order(head))) {
            List<TableRow> lines = new ArrayList<>();
            top.forEachRemaining(lines::add);
            while (ordered.hasNext() || !lines.isEmpty()) {
                while (lines.size() < RegisterImport.PARCEL && ordered.hasNext()) {
                    lines.add(ordered.next());
                }
                Sheet.Rows read = Sheet.rows(register, heading, lines);
                client.sql("insert into registers.brought_part (brought, number, sealed) values (?, ?, ?)")
                        .params(id, parts, sealing.seal(PART_PLACE + id + "/" + parts, JSON.writeValueAsString(new Part(read.rows(), read.faults())))).update();
                rows += lines.size();
                parts++;
                lines.clear();
            }
        }
        client.sql("update registers.brought set rows = ?, parts = ? where id = ?").params(rows, parts, id).update();
        return id;
    }

    public Optional<Brought> find(String id) {
        return client.sql(SELECT + " where id = ?").param(id).query((row, n) -> brought(row)).optional();
    }

    /** The latest that somebody brought to a register. */
    public Optional<Brought> latest(Register register, Staff staff) {
        return client.sql(SELECT + " where register = ? and person = ? order by put_at desc limit 1").params(register.id(), String.valueOf(staff.personId())).query((row, n) -> brought(row)).optional();
    }

    private Brought brought(ResultSet row) throws SQLException {
        byte[] told = row.getBytes(13);
        return new Brought(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Stage.valueOf(row.getString(5)), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9),
                row.getLong(10), row.getLong(11), row.getInt(12), told == null ? List.of() : JSON.readValue(sealing.open(TOLD_PLACE + row.getString(1), told), new TypeReference<List<RowFault>>() { }));
    }

    /** Begins or goes on entering; where it was not looked at whole yet, goes on with that. */
    public void enter(Brought brought) {
        client.sql("update registers.brought set stage = case when checked = parts then 'ENTERING' else 'CHECKING' end, faults = 0, told = null where id = ? and stage in ('READY', 'STOPPED')").param(brought.id()).update();
        wake();
    }

    /** What is in hand is finished; nothing more is begun. */
    public void stop(Brought brought) {
        client.sql("update registers.brought set stage = 'STOPPED' where id = ? and stage = 'ENTERING'").param(brought.id()).update();
        client.sql("delete from registers.brought where id = ? and stage = 'CHECKING'").param(brought.id()).update();
    }

    /** Throws away what is not entered yet. */
    public void discard(Brought brought) {
        client.sql("delete from registers.brought where id = ? and stage not in ('CHECKING', 'ENTERING')").param(brought.id()).update();
    }

    /** What was kept is there to be looked at. */
    public void begin() {
        wake();
    }

    private void wake() {
        Objects.requireNonNull(wake).run();
    }

    /** The one whose turn it is. */
    Optional<Brought> atWork() {
        return client.sql(SELECT + " where stage in ('CHECKING', 'ENTERING') order by put_at limit 1").query((row, n) -> brought(row)).optional();
    }

    Part part(Brought brought, int number) {
        byte[] sealed = client.sql("select sealed from registers.brought_part where brought = ? and number = ?").params(brought.id(), number).query(byte[].class).single();
        return JSON.readValue(sealing.open(PART_PLACE + brought.id() + "/" + number, sealed), Part.class);
    }

    /** @param number of the part that was looked at; the first clears what was said before */
    void checked(Brought brought, int number, List<RowFault> found) {
        List<RowFault> told = new ArrayList<>(number == 0 ? List.of() : brought.told());
        found.stream().limit(TOLD - told.size()).forEach(told::add);
        int faults = (number == 0 ? 0 : brought.faults()) + found.size();
        boolean last = number + 1 == brought.parts();
        client.sql("update registers.brought set checked = ?, faults = ?, told = ?, stage = ? where id = ? and stage = 'CHECKING'").param(number + 1).param(faults)
                .param(told.isEmpty() ? null : sealing.seal(TOLD_PLACE + brought.id(), JSON.writeValueAsString(told)))
                .param((!last ? Stage.CHECKING : faults == 0 ? Stage.READY : Stage.FAULTY).name()).param(brought.id()).update();
    }

    @Transactional
    public void entered(Brought brought, long entries, long waiting) {
        client.sql("""
                update registers.brought set done = done + 1, entered = entered + ?, waiting = waiting + ?, stage = case when done + 1 = parts then 'DONE' else stage end
                where id = ? and done = ?""").params(entries, waiting, brought.id(), brought.done()).update();
        client.sql("delete from registers.brought_part where brought = ? and number = ?").params(brought.id(), brought.done()).update();
    }

    void refused(Brought brought, List<RowFault> faults) {
        client.sql("update registers.brought set stage = 'STOPPED', faults = ?, told = ? where id = ?")
                .params(faults.size(), sealing.seal(TOLD_PLACE + brought.id(), JSON.writeValueAsString(faults.stream().limit(TOLD).toList())), brought.id()).update();
    }
}
