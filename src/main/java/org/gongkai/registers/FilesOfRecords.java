package org.gongkai.registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.gongkai.ledger.Verification;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the file of every record against its digest: its bytes lie beside the database, where other hands may reach. */
@Component
class FilesOfRecords implements Verification {

    private record Kept(String register, String name, String digest) {
    }

    private final JdbcClient client;
    private final RegisterFiles files;
    private final ObjectProvider<FileShelf> shelf;

    FilesOfRecords(JdbcClient client, RegisterFiles files, ObjectProvider<FileShelf> shelf) {
        this.client = client;
        this.files = files;
        this.shelf = shelf;
    }

    @Override
    public String title() {
        return "名录的文件";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<Kept> all = client.sql("select register, name, digest from registers.file order by register, digest, name")
                .query((row, n) -> new Kept(row.getString(1), row.getString(2), row.getString(3))).list();
        long done = 0;
        for (Kept one : all) {
            if (isGone(one) && files.holds(one.digest())) {
                out.differs("名录 " + one.register() + " 的文件“" + one.name() + "”", "文件", one.digest(), "不在了，或者已被改动");
            }
            out.reached(++done, all.size());
        }
        out.compared(all.size());
    }

    private boolean isGone(Kept one) {
        try {
            return shelf.getObject().file(one.digest()).isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
