package org.gongkai.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.directory.Staff;
import org.gongkai.ledger.Sealing;
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
    static final String FAULT_PLACE = "registers.brought_fault/";
    private static final String SELECT = "select id, register, organ, person, stage, rows, parts, checked, done, entered, waiting, faults, faulty, leave_out, told from registers.brought";
    private static final int TOLD = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where it stands. */
    public enum Stage {
        /** It is uploaded. */
        COMING,
        /** Its rows are laid out. */
        READING,
        /** Every row is looked at, nothing is entered. */
        CHECKING,
        /** No row has a fault; whoever brought it says whether it is entered. */
        READY,
        /** Rows have faults; nothing was entered. */
        FAULTY, ENTERING,
        /** By whoever brought it, or because something changed meanwhile; what was entered stays. */
        STOPPED, DONE;

        public boolean isAtWork() {
            return this == READING || this == CHECKING || this == ENTERING;
        }
    }

    /**
     * @param organ   for rows that name none
     * @param checked parts that were looked at
     * @param done    parts that were entered or put to those who have to agree
     * @param entered entries that came of it
     * @param waiting rows that wait for somebody to agree
     * @param faults  what is wrong, of which the first are told
     * @param faulty  rows with faults
     * @param leavesOut whether these stay out and the others are entered
     */
    public record Brought(String id, String register, String organ, String person, Stage stage, int rows, int parts, int checked, int done, long entered, long waiting, int faults,
            int faulty, boolean leavesOut, List<RowFault> told) {

        /** Rows that could be entered without those that have faults. */
        public int good() {
            return rows - faulty;
        }

        /** Rows that are neither entered nor waiting. */
        public long left() {
            return rows - entered - waiting - (leavesOut ? faulty : 0);
        }
    }

    /** @param faults rows that could not be read */
    record Part(List<TypedRow> rows, List<RowFault> faults) {
    }

    private final Sealing sealing;
    private final JdbcClient client;
    private @Nullable Runnable wake;

    RowsBrought(Sealing sealing, JdbcClient client) {
        this.sealing = sealing;
        this.client = client;
    }

    void waking(Runnable told) {
        wake = told;
    }

    public Optional<Brought> find(String id) {
        return client.sql(SELECT + " where id = ?").param(id).query((row, n) -> brought(row)).optional();
    }

    /** The latest that somebody brought to a register. */
    public Optional<Brought> latest(Register register, Staff staff) {
        return client.sql(SELECT + " where register = ? and person = ? order by put_at desc limit 1").params(register.id(), String.valueOf(staff.personId())).query((row, n) -> brought(row)).optional();
    }

    private Brought brought(ResultSet row) throws SQLException {
        byte[] told = row.getBytes(15);
        return new Brought(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Stage.valueOf(row.getString(5)), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9),
                row.getLong(10), row.getLong(11), row.getInt(12), row.getInt(13), row.getBoolean(14), told == null ? List.of() : JSON.readValue(sealing.open(TOLD_PLACE + row.getString(1), told), new TypeReference<List<RowFault>>() { }));
    }

    /** Begins or goes on entering; where it was not looked at whole yet, goes on with that. */
    public void enter(Brought brought) {
        client.sql("update registers.brought set stage = case when checked = parts then 'ENTERING' else 'CHECKING' end, faults = 0, told = null where id = ? and stage in ('READY', 'STOPPED')").param(brought.id()).update();
        wake();
    }

    /** Enters the rows without faults; those that have some stay out and are given back. */
    public void enterGood(Brought brought) {
        client.sql("update registers.brought set stage = 'ENTERING', leave_out = true where id = ? and stage = 'FAULTY' and checked = parts and parts > 0 and rows > faulty").param(brought.id()).update();
        wake();
    }

    /** What is in hand is finished; nothing more is begun. */
    public void stop(Brought brought) {
        client.sql("update registers.brought set stage = 'STOPPED' where id = ? and stage = 'ENTERING'").param(brought.id()).update();
        client.sql("delete from registers.brought where id = ? and stage in ('READING', 'CHECKING')").param(brought.id()).update();
    }

    /** Throws away what is not entered yet. */
    public void discard(Brought brought) {
        client.sql("delete from registers.brought where id = ? and stage not in ('READING', 'CHECKING', 'ENTERING')").param(brought.id()).update();
    }

    /** Uploads that broke off. */
    void forgetTorn(Instant before) {
        client.sql("delete from registers.brought where stage = 'COMING' and put_at < ?").param(before.atOffset(ZoneOffset.UTC)).update();
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
        return client.sql(SELECT + " where stage in ('READING', 'CHECKING', 'ENTERING') order by put_at limit 1").query((row, n) -> brought(row)).optional();
    }

    Part part(Brought brought, int number) {
        byte[] sealed = client.sql("select sealed from registers.brought_part where brought = ? and number = ?").params(brought.id(), number).query(byte[].class).single();
        return JSON.readValue(sealing.open(PART_PLACE + brought.id() + "/" + number, sealed), Part.class);
    }

    /** @param number of the part that was looked at; the first clears what was said before */
    @Transactional
    public void checked(Brought brought, int number, List<TypedRow> rows, List<RowFault> found) {
        if (number == 0) {
            client.sql("delete from registers.brought_fault where brought = ?").param(brought.id()).update();
        }
        List<RowFault> told = new ArrayList<>(number == 0 ? List.of() : brought.told());
        found.stream().limit(TOLD - told.size()).forEach(told::add);
        Set<Long> lines = found.stream().map(RowFault::line).collect(Collectors.toSet());
        List<TypedRow> faulty = rows.stream().filter(row -> lines.contains(row.line())).toList();
        if (!found.isEmpty()) {
            client.sql("insert into registers.brought_fault (brought, number, sealed) values (?, ?, ?)")
                    .params(brought.id(), number, sealing.seal(FAULT_PLACE + brought.id() + "/" + number, JSON.writeValueAsString(new Part(faulty, found)))).update();
        }
        int faults = (number == 0 ? 0 : brought.faults()) + found.size();
        boolean last = number + 1 == brought.parts();
        client.sql("update registers.brought set checked = ?, faults = ?, faulty = ?, told = ?, stage = ? where id = ? and stage = 'CHECKING'").param(number + 1).param(faults)
                .param((number == 0 ? 0 : brought.faulty()) + faulty.size()).param(told.isEmpty() ? null : sealing.seal(TOLD_PLACE + brought.id(), JSON.writeValueAsString(told)))
                .param((!last ? Stage.CHECKING : faults == 0 ? Stage.READY : Stage.FAULTY).name()).param(brought.id()).update();
    }

    /** Rows of a part that have faults; none where all are well. */
    Part faulty(Brought brought, int number) {
        return client.sql("select sealed from registers.brought_fault where brought = ? and number = ?").params(brought.id(), number).query(byte[].class).optional()
                .map(sealed -> JSON.readValue(sealing.open(FAULT_PLACE + brought.id() + "/" + number, sealed), Part.class)).orElseGet(() -> new Part(List.of(), List.of()));
    }

    /** The rows that have faults, each fault beside its cell, as a sheet to be mended and brought again. @param most rows of it */
    public byte[] faultSheet(Register register, Brought brought, boolean several, int most) {
        List<TypedRow> rows = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        List<Integer> numbers = client.sql("select number from registers.brought_fault where brought = ? order by number").param(brought.id()).query(Integer.class).list();
        for (int n = 0; n < numbers.size() && rows.size() < most; n++) {
            Part part = faulty(brought, numbers.get(n));
            rows.addAll(part.rows());
            faults.addAll(part.faults());
        }
        return FaultSheet.xlsx(register, several, rows.subList(0, Math.min(most, rows.size())), faults);
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
