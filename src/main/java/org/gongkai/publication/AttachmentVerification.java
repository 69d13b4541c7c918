package org.gongkai.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;

import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds every attachment's file against its row, drafts and old editions too: from the start every byte of it, otherwise that it is there and as long. */
@Component
class AttachmentVerification implements Verification {

    private record Kept(String id, String name, String title, String digest, @Nullable Long bytes) {

        String inWords() {
            return "%s《%s》附件“%s”".formatted(id, title, name);
        }
    }

    private final AttachmentStore store;
    private final JdbcClient client;

    AttachmentVerification(AttachmentStore store, JdbcClient client) {
        this.store = store;
        this.client = client;
    }

    @Override
    public String title() {
        return "附件的文件";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<Kept> all = client.sql("""
                select a.id, a.name, e.title, a.digest, a.bytes from publication.attachment a join publication.edition e on e.id = a.edition
                where a.digest is not null order by a.id""")
                .query((row, n) -> new Kept(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getObject(5, Long.class))).list();
        long done = 0;
        for (Kept one : all) {
            FileCondition condition = condition(one, range.fromTheStart());
            if (condition != FileCondition.INTACT) {
                out.differs(one.inWords(), "文件", one.digest, condition.title());
            }
            out.reached(++done, all.size());
        }
        out.compared(all.size());
    }

    private FileCondition condition(Kept one, boolean everyByte) {
        try {
            if (everyByte) {
                return store.condition(one.digest);
            }
            OptionalLong length = store.length(one.digest);
            return length.isEmpty() ? FileCondition.MISSING
                    : one.bytes == null || one.bytes == length.getAsLong() ? FileCondition.INTACT : FileCondition.ALTERED;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
