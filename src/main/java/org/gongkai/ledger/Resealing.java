package org.gongkai.ledger;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.gongkai.calendar.Now;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings what was made with older keys under the current ones, value by value while people work: one that changed meanwhile is
 * sealed with the current key already. It may stop anywhere and goes on from there.
 */
@Component
public class Resealing {

    private static final int CHUNK = 500;

    private final List<SealedColumn.Keeper> keepers;
    private final List<SealedColumn.Recogniser> recognisers;
    private final Sealing sealing;
    private final Keys keys;
    private final JdbcClient client;
    private final Now now;
    private final Loop loop;

    Resealing(List<SealedColumn.Keeper> keepers, List<SealedColumn.Recogniser> recognisers, Sealing sealing, Keys keys, JdbcClient client,
            Loops loops, Now now) {
        this.keepers = keepers;
        this.recognisers = recognisers;
        this.sealing = sealing;
        this.keys = keys;
        this.client = client;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("resealing", "用现在的密钥重新密封", Duration.ofMinutes(10)), this::goOn);
    }

    /** What a stop left undone, and once what comes from a version that kept codes without a key. */
    private boolean goOn() {
        String current = sealing.currentKey();
        if (!client.sql("select exists (select from ledger.sealing_key where id = ? and settled_at is not null)").param(current).query(Boolean.class).single()) {
            run(done -> { });
        }
        return false;
    }

    /** Every declared column. */
    public List<SealedColumn> columns() {
        return keepers.stream().flatMap(keeper -> keeper.sealedColumns().stream()).toList();
    }

    /** New keys from now on; what is there follows by {@link #run}. */
    public void rotate() {
        keys.rotate();
    }

    /** @param progress is told how many values were done */
    public synchronized long run(Consumer<Long> progress) {
        String current = sealing.currentKey();
        long done = 0;
        for (SealedColumn column : columns()) {
            done += reseal(column, done, progress);
        }
        for (SealedColumn.Recogniser recogniser : recognisers) {
            for (int some = recogniser.recogniseAnew(); some > 0; some = recogniser.recogniseAnew()) {
                done += some;
                loop.beat();
                progress.accept(done);
            }
        }
        client.sql("update ledger.sealing_key set settled_at = coalesce(settled_at, ?) where id = ?").params(now.instant().atOffset(ZoneOffset.UTC), current).update();
        return done;
    }

    private long reseal(SealedColumn column, long before, Consumer<Long> progress) {
        long done = 0;
        String last = "";
        for (List<String> ids = older(column, last); !ids.isEmpty(); ids = older(column, last)) {
            for (String id : ids) {
                done += reseal(column, id);
            }
            last = ids.getLast();
            loop.beat();
            progress.accept(before + done);
        }
        return done;
    }

    private List<String> older(SealedColumn column, String after) {
        return client.sql("select %2$s from %1$s where %2$s > ? and length(%3$s) >= %4$d and encode(substring(%3$s from 2 for 4), 'hex') <> ? order by %2$s limit %5$d"
                .formatted(column.table(), column.id(), column.column(), Sealing.LEAST_BYTES, CHUNK)).params(after, sealing.currentKey()).query(String.class).list();
    }

    private int reseal(SealedColumn column, String id) {
        byte[] was = client.sql("select %3$s from %1$s where %2$s = ?".formatted(column.table(), column.id(), column.column())).param(id)
                .query(byte[].class).optional().orElse(new byte[0]);
        if (was.length < Sealing.LEAST_BYTES) {
            return 0;
        }
        byte[] anew = sealing.seal(column.place() + id, sealing.openBytes(column.place() + id, was));
        return client.sql("update %1$s set %3$s = ? where %2$s = ? and %3$s = ?".formatted(column.table(), column.id(), column.column()))
                .params(anew, id, was).update();
    }

    /** Opens every sealed value; tells the place of each that does not open, with the reason. */
    long openAll(Consumer<String> shut) {
        long opened = 0;
        for (SealedColumn column : columns()) {
            String last = "";
            for (List<String> ids = all(column, last); !ids.isEmpty(); ids = all(column, last)) {
                for (String id : ids) {
                    byte[] value = client.sql("select %3$s from %1$s where %2$s = ?".formatted(column.table(), column.id(), column.column()))
                            .param(id).query(byte[].class).optional().orElse(new byte[0]);
                    try {
                        opened += value.length == 0 ? 0 : sealing.openBytes(column.place() + id, value).length >= 0 ? 1 : 0;
                    } catch (IllegalStateException broken) {
                        shut.accept(broken.getMessage());
                    }
                }
                last = ids.getLast();
            }
        }
        return opened;
    }

    private List<String> all(SealedColumn column, String after) {
        return client.sql("select %2$s from %1$s where %2$s > ? and %3$s is not null order by %2$s limit %4$d"
                .formatted(column.table(), column.id(), column.column(), CHUNK)).param(after).query(String.class).list();
    }

    /**
     * A key of the ring and what still needs it.
     *
     * @param purposes what it is for
     * @param current  whether what is new is made with it
     * @param values   how many sealed values carry it, by column
     */
    public record Standing(String id, List<KeyRing.Purpose> purposes, boolean current, Map<String, Long> values) {
    }

    /** Every key that the ring or the data know. */
    public List<Standing> standings() {
        Map<String, Map<String, Long>> byKey = new TreeMap<>();
        KeyRing ring = keys.ring();
        ring.ids().forEach(id -> byKey.put(id, new LinkedHashMap<>()));
        for (SealedColumn column : columns()) {
            client.sql("select encode(substring(%2$s from 2 for 4), 'hex'), count(*) from %1$s where length(%2$s) >= %3$d group by 1"
                    .formatted(column.table(), column.column(), Sealing.LEAST_BYTES)).query(row -> {
                        byKey.computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>()).put(column.table() + "." + column.column(), row.getLong(2));
                    });
        }
        Set<String> current = new TreeSet<>();
        for (KeyRing.Purpose purpose : KeyRing.Purpose.values()) {
            current.add(ring.current(purpose));
        }
        List<Standing> standings = new ArrayList<>();
        byKey.forEach((id, values) -> standings.add(new Standing(id, ring.purposes(id), current.contains(id), values)));
        return standings;
    }
}
