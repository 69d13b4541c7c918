package org.gongkai.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.reading.Refusal;
import org.gongkai.registers.RowsBrought.Brought;
import org.gongkai.registers.RowsBrought.Part;
import org.gongkai.tables.Heading;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.json.JsonMapper;

/** Takes a file as it comes, sealed piece by piece, and lays its rows out in parts beside the requests: after a kill it is read again from its beginning. */
@Component
public class FilesBrought {

    static final String FILE_PLACE = "registers.brought_file/";
    private static final int PIECE = 1 << 20;
    private static final int HEAD = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ledger ledger;
    private final Sealing sealing;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final DataSize largest;

    FilesBrought(Ledger ledger, Sealing sealing, JdbcClient client, TransactionTemplate transaction, @Value("${gongkai.largest-table}") DataSize largest) {
        this.ledger = ledger;
        this.sealing = sealing;
        this.client = client;
        this.transaction = transaction;
        this.largest = largest;
    }

    /** In MB. */
    public long largest() {
        return largest.toMegabytes();
    }

    /**
     * Keeps a file; what the same person brought to the register before and is not at work goes. {@link RowsBrought#begin} has it read.
     *
     * @param announced how many bytes it is said to have; negative where that is not said
     * @return its id
     * @throws IllegalArgumentException with a sentence where it is too large or empty; nothing of it is kept then
     */
    public String take(Register register, String organ, Staff staff, InputStream file, long announced) throws IOException {
        refuseBeyond(announced);
        String id = Identifier.fresh();
        transaction.executeWithoutResult(status -> begin(register, organ, staff, id));
        boolean whole = false;
        try {
            keep(id, file);
            whole = true;
        } finally {
            client.sql(whole ? "update registers.brought set stage = 'READING' where id = ?" : "delete from registers.brought where id = ?").param(id).update();
        }
        return id;
    }

    private void begin(Register register, String organ, Staff staff, String id) {
        client.sql("delete from registers.brought where register = ? and person = ? and stage not in ('READING', 'CHECKING', 'ENTERING')").params(register.id(), staff.personId()).update();
        Act act = ledger.record(ActDraft.of(RowsBrought.BRING, id).organ(organ).actor(staff.personId()).detail("register", register.id()));
        client.sql("insert into registers.brought (id, register, organ, person, stage, rows, parts, put_at) values (?, ?, ?, ?, 'COMING', 0, 0, ?)")
                .params(id, register.id(), organ, staff.personId(), act.recordedAt().atOffset(ZoneOffset.UTC)).update();
    }

    private void keep(String id, InputStream file) throws IOException {
        long bytes = 0;
        int number = 0;
        for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
            bytes += piece.length;
            refuseBeyond(bytes);
            client.sql("insert into registers.brought_file (brought, number, sealed) values (?, ?, ?)").params(id, number, sealing.seal(FILE_PLACE + id + "/" + number, piece)).update();
            number++;
        }
        if (bytes == 0) {
            throw new IllegalArgumentException("文件是空的，没有收下");
        }
    }

    private void refuseBeyond(long bytes) {
        if (bytes > largest.toBytes()) {
            throw new IllegalArgumentException("文件超过 " + largest.toMegabytes() + " MB，没有收下。请拆成几个文件分别导入，或者请系统管理员在服务器上用 gongkai import register 导入");
        }
    }

    /** Lays the rows of a file out in parts, whatever was laid out before. */
    void read(Register register, Brought one) throws IOException {
        client.sql("delete from registers.brought_part where brought = ?").param(one.id()).update();
        Path whole = Files.createTempFile("gongkai-brought", null);
        try {
            try (OutputStream out = Files.newOutputStream(whole)) {
                copy(one, out);
            }
            String fault = parts(register, one, Table.rows(whole, bytes -> bytes));
            finish(one, fault);
        } catch (Refusal unreadable) {
            finish(one, String.valueOf(unreadable.getMessage()));
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void copy(Brought one, OutputStream out) throws IOException {
        int pieces = client.sql("select count(*) from registers.brought_file where brought = ?").param(one.id()).query(Integer.class).single();
        for (int number = 0; number < pieces; number++) {
            byte[] sealed = client.sql("select sealed from registers.brought_file where brought = ? and number = ?").params(one.id(), number).query(byte[].class).single();
            out.write(sealing.openBytes(FILE_PLACE + one.id() + "/" + number, sealed));
        }
    }

    /** @return why it is none of the register; empty where it is */
    private String parts(Register register, Brought one, Iterator<TableRow> table) throws IOException {
        List<TableRow> head = new ArrayList<>();
        while (head.size() < HEAD && table.hasNext()) {
            head.add(table.next());
        }
        Iterator<TableRow> top = head.iterator();
        Heading heading = switch (Sheet.heading(register, top)) {
            case Heading.Is(Heading found) -> found;
            case Heading.Missing(Set<String> columns) -> null;
        };
        if (heading == null) {
            return otherHeading(register, head);
        }
        int rows = 0;
        int parts = 0;
        try (RowsInOrder ordered = RowsInOrder.of(table, Sheet.order(head))) {
            List<TableRow> lines = new ArrayList<>();
            top.forEachRemaining(lines::add);
            while (ordered.hasNext() || !lines.isEmpty()) {
                while (lines.size() < RegisterImport.PARCEL && ordered.hasNext()) {
                    lines.add(ordered.next());
                }
                Sheet.Rows read = Sheet.rows(register, heading, lines);
                client.sql("insert into registers.brought_part (brought, number, sealed) values (?, ?, ?)")
                        .params(one.id(), parts, sealing.seal(RowsBrought.PART_PLACE + one.id() + "/" + parts, JSON.writeValueAsString(new Part(read.rows(), read.faults())))).update();
                rows += lines.size();
                parts++;
                lines.clear();
                client.sql("update registers.brought set rows = ?, parts = ? where id = ?").params(rows, parts, one.id()).update();
            }
        }
        return rows == 0 ? "表头下面没有一行内容" : "";
    }

    /** Why the first lines of a file have no heading of the register; empty where they have one. */
    public static String otherHeading(Register register, List<TableRow> head) {
        return Sheet.heading(register, head.iterator()) instanceof Heading.Missing(Set<String> columns) ? Sheet.missing(register, columns, head) : "";
    }

    private void finish(Brought one, String fault) {
        client.sql("delete from registers.brought_file where brought = ?").param(one.id()).update();
        if (fault.isEmpty()) {
            client.sql("update registers.brought set stage = 'CHECKING' where id = ? and stage = 'READING'").param(one.id()).update();
        } else {
            client.sql("update registers.brought set stage = 'FAULTY', faults = 1, told = ? where id = ? and stage = 'READING'")
                    .params(sealing.seal(RowsBrought.TOLD_PLACE + one.id(), JSON.writeValueAsString(List.of(new RowFault(0, "", fault, null)))), one.id()).update();
        }
    }
}
