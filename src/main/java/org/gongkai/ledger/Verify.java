package org.gongkai.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.gongkai.calendar.Now;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves the ledger: digests, links, and everything that other rooms derive from the acts. */
@Component
public class Verify {

    private static final int CHUNK = 5000;
    private static final int SECONDS_TO_LINK = 10;

    private final JdbcClient client;
    private final Now now;
    private final List<Verification> verifications;

    Verify(JdbcClient client, Now now, List<Verification> verifications) {
        this.client = client;
        this.now = now;
        this.verifications = verifications;
    }

    /** One thing that is not as the acts say. */
    public record Difference(String verification, String record, String what, String derived, String stored) {
    }

    /**
     * How far it has come.
     *
     * @param of how much there is of it; 0 for the ledger, whose end is known to whoever asks
     */
    public record Reached(String what, long done, long of) {
    }

    /** @param compared how many things each verification looked at */
    public record Outcome(long after, long to, Map<String, Long> compared, List<Difference> differences) {

        public boolean clean() {
            return differences.isEmpty();
        }
    }

    /**
     * Verifies from the last verified position, or from the start. A clean run moves the verified position.
     *
     * @param progress is told how far it has come
     */
    public Outcome run(boolean all, Consumer<Reached> progress) {
        record Mark(long position, byte[] hash) { }
        Mark mark = all ? new Mark(0, Linker.BEFORE_THE_FIRST)
                : client.sql("select position, hash from ledger.verified order by position desc limit 1")
                        .query((row, n) -> new Mark(row.getLong(1), row.getBytes(2))).optional()
                        .orElse(new Mark(0, Linker.BEFORE_THE_FIRST));
        Collected found = new Collected(progress);
        found.title = "链接";
        unlinked(found);
        long position = mark.position();
        byte[] hash = mark.hash();
        if (position > 0) {
            requireSameHash(position, hash, found);
        }
        while (true) {
            List<Row> rows = rowsAfter(position);
            if (rows.isEmpty()) {
                break;
            }
            for (Row row : rows) {
                position++;
                if (row.position() != position) {
                    found.differs("position " + position, "位置不连续", position, row.position());
                    position = row.position();
                }
                hash = CanonicalForm.link(hash, row.position(), row.digest());
                check(row, hash, found);
                hash = row.hash();
            }
            found.compared(rows.size());
            progress.accept(new Reached("", position, 0));
        }
        Verification.Range range = new Verification.Range(mark.position(), position);
        for (Verification verification : verifications) {
            found.title = verification.title();
            found.compared(0);
            verification.verify(range, found);
        }
        if (found.differences.isEmpty() && position > mark.position()) {
            client.sql("insert into ledger.verified (position, hash, verified_at) values (?, ?, ?)")
                    .params(position, hash, now.instant().atOffset(ZoneOffset.UTC)).update();
        }
        return new Outcome(mark.position(), position, found.compared, found.differences);
    }

    private record Row(long position, byte[] hash, String id, String kind, String subject, String organ,
            String effectiveOn, Instant recordedAt, String canonical, byte[] digest) {
    }

    private List<Row> rowsAfter(long position) {
        return client.sql("""
                select l.position, l.hash, a.id, a.kind, a.subject, a.organ, a.effective_on::text, a.recorded_at,
                       a.canonical, a.digest
                from ledger.link l join ledger.act a on a.seq = l.act_seq
                where l.position > ? order by l.position limit ?""").params(position, CHUNK)
                .query((row, n) -> new Row(row.getLong(1), row.getBytes(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant(), row.getString(9), row.getBytes(10))).list();
    }

    private static void check(Row row, byte[] derivedHash, Collected found) {
        if (!Arrays.equals(CanonicalForm.digest(row.canonical()), row.digest())) {
            found.differs(row.id(), "摘要与规范文本不符", hex(CanonicalForm.digest(row.canonical())), hex(row.digest()));
        }
        if (!Arrays.equals(derivedHash, row.hash())) {
            found.differs(row.id(), "哈希链断裂，位置 " + row.position(), hex(derivedHash), hex(row.hash()));
        }
        Act act = CanonicalForm.read(row.canonical());
        List<Object> said = List.of(act.id(), act.kind(), act.subject(), act.organ(), act.effectiveOn().toString(),
                act.recordedAt());
        List<Object> kept = List.of(row.id(), row.kind(), row.subject(), row.organ(), row.effectiveOn(),
                row.recordedAt());
        if (!said.equals(kept)) {
            found.differs(row.id(), "索引列与规范文本不符", said, kept);
        }
    }

    private void requireSameHash(long position, byte[] hash, Collected found) {
        byte[] stored = client.sql("select hash from ledger.link where position = ?").param(position)
                .query((row, n) -> row.getBytes(1)).optional().orElse(new byte[0]);
        if (!Arrays.equals(stored, hash)) {
            found.differs("position " + position, "已核验位置的哈希改变", hex(hash), hex(stored));
        }
    }

    private void unlinked(Collected found) {
        client.sql("""
                select a.id, a.recorded_at from ledger.act a left join ledger.link l on l.act_seq = a.seq
                where l.act_seq is null and a.recorded_at < ?""")
                .param(now.instant().minusSeconds(SECONDS_TO_LINK).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new String[] {row.getString(1), row.getString(2)}).list()
                .forEach(act -> found.differs(act[0], "10 秒后仍未链接", "linked", "recorded " + act[1]));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static final class Collected implements Verification.Differences {

        private final Map<String, Long> compared = new TreeMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private final Consumer<Reached> progress;
        private String title = "";

        Collected(Consumer<Reached> progress) {
            this.progress = progress;
        }

        @Override
        public void reached(long done, long of) {
            progress.accept(new Reached(title, done, of));
        }

        @Override
        public void compared(long count) {
            compared.merge(title, count, Long::sum);
        }

        @Override
        public void differs(String record, String what, Object derived, Object stored) {
            differences.add(new Difference(title, record, what, String.valueOf(derived), String.valueOf(stored)));
        }
    }
}
