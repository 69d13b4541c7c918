package org.gongkai.directreport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.directreport.wire.Signed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What goes to an upper installation and what came from lower ones, with receipts and questions, as rows. */
@Repository
class Streams {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Streams(JdbcTemplate jdbc) {
        this.batches = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** The last message of a stream; 0 and empty before the first. */
    record Head(long seq, String digest) {

        static final Head NONE = new Head(0, "");
    }

    /**
     * @param folded the earlier one that says nearly the same; null where there is none
     * @param bands  by which it is found; empty of what is not counted
     */
    record Incoming(Envelope envelope, LocalDate countedOn, @Nullable Long folded, int[] bands) {
    }

    Head outgoingHead(String peer) {
        return head("outgoing", peer);
    }

    Head incomingHead(String peer) {
        return head("incoming", peer);
    }

    private Head head(String table, String peer) {
        return jdbc.sql("select seq, digest from directreport." + table + " where peer = ? order by seq desc limit 1").param(peer).query((row, n) -> new Head(row.getLong(1), row.getString(2)))
                .optional().orElse(Head.NONE);
    }

    void queue(String peer, Envelope envelope, @Nullable String item, String act) {
        jdbc.sql("insert into directreport.outgoing (peer, seq, previous, at, kind, payload, digest, item, act) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(peer, envelope.seq(), envelope.previous(), utc(envelope.at()), envelope.kind(), envelope.payload(), envelope.digest(), item, act).update();
    }

    List<Envelope> outgoing(String peer, long after, int limit) {
        return jdbc.sql("select seq, previous, at, kind, payload from directreport.outgoing where peer = ? and seq > ? order by seq limit ?").params(peer, after, limit).query(Streams::envelope).list();
    }

    Optional<String> outgoingDigest(String peer, long seq) {
        return jdbc.sql("select digest from directreport.outgoing where peer = ? and seq = ?").params(peer, seq).query(String.class).optional();
    }

    /** Digests of what is held between two numbers, both included, by number. */
    Map<Long, String> incomingDigests(String peer, long first, long last) {
        return jdbc.sql("select seq, digest from directreport.incoming where peer = ? and seq between ? and ?").params(peer, first, last)
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void take(String peer, List<Incoming> all, LocalDate receivedOn, String act) {
        batches.batchUpdate("insert into directreport.incoming (peer, seq, previous, at, kind, payload, digest, received_on, counted_on, folded, act) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                all.stream().map(one -> new Object[] {peer, one.envelope().seq(), one.envelope().previous(), utc(one.envelope().at()), one.envelope().kind(), one.envelope().payload(),
                    one.envelope().digest(), receivedOn, one.countedOn(), one.folded(), act}).toList());
        List<Object[]> bands = new ArrayList<>();
        for (Incoming one : all) {
            for (int band : one.bands()) {
                bands.add(new Object[] {peer, band, one.envelope().seq()});
            }
        }
        batches.batchUpdate("insert into directreport.incoming_band (peer, band, seq) values (?, ?, ?) on conflict do nothing", bands);
    }

    /** Items of a peer that are counted and share a band with one of these, with their payloads. */
    Map<Long, String> resembling(String peer, Collection<Integer> bands) {
        return jdbc.sql("select i.seq, i.payload from directreport.incoming i where i.peer = ? and i.seq in (select b.seq from directreport.incoming_band b where b.peer = ? and b.band = any(?))")
                .params(peer, peer, bands.toArray(Integer[]::new))
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void took(String act, String peer, long first, long last, String root, Signed receipt) {
        jdbc.sql("insert into directreport.batch (act, peer, first, last, root, text, key, signature) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(act, peer, first, last, root, receipt.text(), receipt.key(), receipt.signature()).update();
    }

    /** The receipt for the last message that is held. */
    Optional<Signed> given(String peer) {
        return jdbc.sql("select text, key, signature from directreport.batch where peer = ? order by last desc limit 1").param(peer).query(Streams::signed).optional();
    }

    void acknowledged(String peer, long upTo, Signed receipt, String act) {
        jdbc.sql("insert into directreport.receipt (peer, up_to, text, key, signature, act) values (?, ?, ?, ?, ?, ?)")
                .params(peer, upTo, receipt.text(), receipt.key(), receipt.signature(), act).update();
    }

    /** How far the upper one said last that it stands; 0 before its first receipt. */
    long acknowledged(String peer) {
        return jdbc.sql("select up_to from directreport.receipt where peer = ? order by seq desc limit 1").param(peer).query(Long.class).optional().orElse(0L);
    }

    Optional<Signed> lastReceipt(String peer) {
        return jdbc.sql("select text, key, signature from directreport.receipt where peer = ? order by seq desc limit 1").param(peer).query(Streams::signed).optional();
    }

    long lastAsked(String peer) {
        return jdbc.sql("select coalesce(max(number), 0) from directreport.asked where peer = ?").param(peer).query(Long.class).single();
    }

    void ask(String peer, Reply.Ask ask, String act) {
        jdbc.sql("insert into directreport.asked (peer, number, about, said, at, act) values (?, ?, ?, ?, ?, ?)").params(peer, ask.number(), ask.about(), ask.said(), utc(ask.at()), act).update();
    }

    List<Reply.Ask> asked(String peer, long after, int limit) {
        return jdbc.sql("select number, about, said, at from directreport.asked where peer = ? and number > ? order by number limit ?").params(peer, after, limit)
                .query((row, n) -> new Reply.Ask(row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant())).list();
    }

    /** The texts of receipts by the act of each. */
    Map<String, String> receipts(Collection<String> acts) {
        return jdbc.sql("select act, text from directreport.receipt where act = any(?)").param(acts.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What came, by the act of each batch, in order. */
    Map<String, List<Envelope>> received(Collection<String> acts) {
        return jdbc.sql("select act, seq, previous, at, kind, payload from directreport.incoming where act = any(?) order by seq").param(acts.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("act"), envelope(row, n))).list().stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void refused(LocalDate day, String peer, String why, Instant at) {
        jdbc.sql("""
                insert into directreport.refused (day, peer, why, times, last_at) values (?, ?, ?, 1, ?)
                on conflict (day, peer, why) do update set times = refused.times + 1, last_at = excluded.last_at""").params(day, peer, why, utc(at)).update();
    }

    private static Envelope envelope(ResultSet row, int n) throws SQLException {
        return new Envelope(row.getLong("seq"), row.getString("previous"), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), row.getString("kind"), row.getString("payload"));
    }

    private static Signed signed(ResultSet row, int n) throws SQLException {
        return new Signed(row.getString("text"), row.getString("key"), row.getString("signature"), List.of());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
