package org.gongkai.directreport;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.Quotas.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the upper level sees: who reported how much, against what was asked, in what order, and who has not been heard of. */
@Component
public class UpperBoard {

    /** From when on it is said that somebody is silent; they look in much more often when all is well. */
    private static final Duration SILENT = Duration.ofDays(1);

    private static final int[] NONE = {0, 0};

    private final PeerRows peers;
    private final Quotas quotas;
    private final JdbcClient jdbc;
    private final Now now;

    UpperBoard(PeerRows peers, Quotas quotas, JdbcClient jdbc, Now now) {
        this.peers = peers;
        this.quotas = quotas;
        this.jdbc = jdbc;
        this.now = now;
    }

    /**
     * Items of a time.
     *
     * @param distinct that count
     * @param folded   that say nearly the same as one that counts
     * @param quota    null where none was asked for
     */
    public record Counted(int distinct, int folded, @Nullable Integer quota) {

        /** How many are lacking; 0 where enough came or none was asked for. */
        public int lacking() {
            return quota == null ? 0 : Math.max(0, quota - distinct);
        }
    }

    /**
     * A lower installation.
     *
     * @param rank   1 for most items this year; those with as many share it
     * @param silent since when it has not been heard of; null while it is
     */
    public record Line(Peer peer, int rank, Counted week, Counted year, @Nullable LocalDate silent) {
    }

    /** One that came. */
    public record Came(long seq, String kind, Payload payload, LocalDate countedOn, LocalDate receivedOn, @Nullable Long folded) {
    }

    /** Most items first. */
    public List<Line> lines() {
        LocalDate today = now.today();
        Map<String, int[]> week = counted(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
        Map<String, int[]> year = counted(today.withDayOfYear(1), today);
        Map<String, Map<Period, Integer>> asked = quotas.all();
        List<Peer> lower = new ArrayList<>(peers.all(Direction.LOWER).stream().filter(Peer::isTrusted).toList());
        lower.sort(Comparator.comparingInt(peer -> -year.getOrDefault(peer.id(), NONE)[0]));
        List<Line> lines = new ArrayList<>();
        for (Peer peer : lower) {
            int[] most = year.getOrDefault(peer.id(), NONE);
            int rank = !lines.isEmpty() && lines.getLast().year().distinct() == most[0] ? lines.getLast().rank() : lines.size() + 1;
            Map<Period, Integer> quota = asked.getOrDefault(peer.id(), Map.of());
            int[] recent = week.getOrDefault(peer.id(), NONE);
            lines.add(new Line(peer, rank, new Counted(recent[0], recent[1], quota.get(Period.WEEK)), new Counted(most[0], most[1], quota.get(Period.YEAR)), silent(peer)));
        }
        return lines;
    }

    private @Nullable LocalDate silent(Peer peer) {
        Instant heard = peer.heardAt();
        return heard == null ? peer.confirmedOn() : heard.plus(SILENT).isBefore(now.instant()) ? LocalDate.ofInstant(heard, Now.ZONE) : null;
    }

    private Map<String, int[]> counted(LocalDate from, LocalDate to) {
        Map<String, int[]> counted = new HashMap<>();
        jdbc.sql("""
                select peer, count(*) filter (where folded is null), count(folded) from directreport.incoming
                where kind = 'item' and counted_on between ? and ? group by peer""").params(from, to).query(row -> {
            counted.put(row.getString(1), new int[] {row.getInt(2), row.getInt(3)});
        });
        return counted;
    }

    /** What came from one, newest first. @param before number before which they begin; 0 for the newest */
    public List<Came> came(String peer, long before, int limit) {
        return jdbc.sql("select seq, kind, payload, counted_on, received_on, folded from directreport.incoming where peer = ? and seq < ? order by seq desc limit ?")
                .params(peer, before == 0 ? Long.MAX_VALUE : before, limit)
                .query((row, n) -> new Came(row.getLong(1), row.getString(2), Payload.read(row.getString(3)), row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class), row.getObject(6, Long.class))).list();
    }

    public Optional<Came> one(String peer, long seq) {
        return came(peer, seq + 1, 1).stream().filter(one -> one.seq() == seq).findFirst();
    }

    /** What was refused at the door lately. */
    public record Refused(LocalDate day, @Nullable String peer, Inbox.Why why, long times) {
    }

    /** Newest first. */
    public List<Refused> refused(int limit) {
        return jdbc.sql("select day, peer, why, times from directreport.refused order by last_at desc limit ?").param(limit)
                .query((row, n) -> new Refused(row.getObject(1, LocalDate.class), row.getString(2).isEmpty() ? null : row.getString(2), Inbox.Why.valueOf(row.getString(3)), row.getLong(4))).list();
    }
}
