package org.gongkai.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Identifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of acts. Acts are written in the transaction of their effect and linked after it. */
@Component
public class Ledger {

    private static final String PROOF = """
            select a.canonical, encode(a.digest, 'hex'), l.position, encode(before.hash, 'hex'), encode(l.hash, 'hex') from ledger.act a
            left join ledger.link l on l.act_seq = a.seq left join ledger.link before on before.position = l.position - 1""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Now now;
    private final ApplicationEventPublisher events;

    Ledger(JdbcTemplate jdbc, Now now, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.now = now;
        this.events = events;
    }

    /**
     * The act as it will be recorded: with its id and instant, not yet written.
     *
     * @throws IllegalArgumentException if it takes effect on another day than it is recorded and gives no reason and
     *                                  evidence, takes effect in the future, or no organ answers for it
     */
    public Act prepare(ActDraft draft) {
        Instant instant = now.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = instant.atZone(Now.ZONE).toLocalDate();
        LocalDate effectiveOn = draft.effectiveOn() == null ? today : draft.effectiveOn();
        String organ = requireAccountedFor(draft, effectiveOn, today);
        return new Act(Identifier.fresh(), draft.kind(), draft.subject(), organ, draft.actor(), effectiveOn, instant,
                draft.article(), draft.detail(), draft.lateReason(), draft.evidence());
    }

    /** Prepares and writes one act in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Act record(ActDraft draft) {
        Act act = prepare(draft);
        write(List.of(act));
        return act;
    }

    /** Writes prepared acts in their order, in the running transaction and one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Act> acts) {
        jdbc.batchUpdate("""
                with written as (
                    insert into ledger.act (id, kind, subject, organ, effective_on, recorded_at, canonical, algorithm, digest)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning seq)
                insert into ledger.pending (seq) select seq from written""", acts.stream().map(Ledger::row).toList());
        events.publishEvent(new ActsRecorded(List.copyOf(acts)));
    }

    private static Object[] row(Act act) {
        String canonical = CanonicalForm.of(act);
        return new Object[] {act.id(), act.kind(), act.subject(), act.organ(), act.effectiveOn(), act.recordedAt().atOffset(ZoneOffset.UTC),
            canonical, CanonicalForm.ALGORITHM, CanonicalForm.digest(canonical)};
    }

    private static String requireAccountedFor(ActDraft draft, LocalDate effectiveOn, LocalDate today) {
        if (draft.organ() == null) {
            throw new IllegalArgumentException(draft.kind() + ": no organ answers for this act");
        }
        if (effectiveOn.isAfter(today)) {
            throw new IllegalArgumentException(draft.kind() + " takes effect on " + effectiveOn + ", after today " + today);
        }
        if (effectiveOn.isBefore(today) && (draft.lateReason() == null || draft.evidence() == null)) {
            throw new IllegalArgumentException(draft.kind() + " took effect on " + effectiveOn
                    + " and is recorded on " + today + " without reason and evidence");
        }
        return draft.organ();
    }

    /** The acts that happened to one record, in the order they were recorded. */
    public List<Act> of(String subject) {
        return client.sql("select canonical from ledger.act where subject = ? order by seq").param(subject)
                .query((row, n) -> CanonicalForm.read(row.getString(1))).list();
    }

    /** The first act of one kind that happened to a record. */
    public Optional<Act> first(String subject, String kind) {
        return client.sql("select canonical from ledger.act where subject = ? and kind = ? order by seq limit 1").params(subject, kind)
                .query((row, n) -> CanonicalForm.read(row.getString(1))).optional();
    }

    /** The last act of each of these kinds that was recorded, by kind. */
    public Map<String, Act> lastOf(Collection<String> kinds) {
        return client.sql("select a.canonical from unnest(?) as asked (kind) cross join lateral (select canonical from ledger.act where kind = asked.kind order by seq desc limit 1) a")
                .param(kinds.toArray(String[]::new)).query((row, n) -> CanonicalForm.read(row.getString(1))).list().stream().collect(Collectors.toMap(Act::kind, act -> act));
    }

    /** Acts of one kind that took effect on one of the days, in order; for kinds that are rare. */
    public List<Act> taken(String kind, LocalDate from, LocalDate to) {
        return client.sql("select canonical from ledger.act where kind = ? and effective_on between ? and ? order by seq").params(kind, from, to)
                .query((row, n) -> CanonicalForm.read(row.getString(1))).list();
    }

    /** The acts of several records, by record, each in order. */
    public Map<String, List<Act>> of(Collection<String> subjects) {
        return client.sql("select canonical from ledger.act where subject = any(?) order by seq")
                .param(subjects.toArray(String[]::new))
                .query((row, n) -> CanonicalForm.read(row.getString(1))).list().stream()
                .collect(Collectors.groupingBy(Act::subject));
    }

    /** The acts of several records in the order they were recorded, each with its place in the chain. */
    public List<ActProof> proofs(Collection<String> subjects) {
        return client.sql(PROOF + " where a.subject = any(?) order by a.seq").param(subjects.toArray(String[]::new)).query((row, n) -> proof(row)).list();
    }

    /** One act with its place in the chain. */
    public Optional<ActProof> proof(String actId) {
        return client.sql(PROOF + " where a.id = ?").param(actId).query((row, n) -> proof(row)).optional();
    }

    private static ActProof proof(ResultSet row) throws SQLException {
        String previous = row.getString(4);
        String hash = row.getString(5);
        return new ActProof(CanonicalForm.read(row.getString(1)), row.getString(1), row.getString(2), row.getObject(3, Long.class),
                hash != null && previous == null ? HexFormat.of().formatHex(Linker.BEFORE_THE_FIRST) : previous, hash);
    }

    /** Records that acts of these kinds (a prefix such as {@code inforequest.}) happened to in a part of the sequence. */
    public List<String> subjects(String kindPrefix, Verification.Range range) {
        return client.sql("""
                select distinct a.subject from ledger.link l join ledger.act a on a.seq = l.act_seq
                where l.position > ? and l.position <= ? and starts_with(a.kind, ?) order by a.subject""")
                .params(range.after(), range.to(), kindPrefix).query(String.class).list();
    }

    /** Linked acts after a position, in order, at most {@code limit}. */
    public List<LinkedAct> after(long position, int limit) {
        return client.sql("""
                select l.position, a.canonical from ledger.link l join ledger.act a on a.seq = l.act_seq
                where l.position > ? order by l.position limit ?""").params(position, limit)
                .query((row, n) -> new LinkedAct(row.getLong(1), CanonicalForm.read(row.getString(2))))
                .list();
    }

    /** How many acts are recorded, those without a position among them: whoever has followed so many has followed all. */
    public long recorded() {
        return client.sql("select (select coalesce(max(position), 0) from ledger.link) + (select count(*) from ledger.pending)").query(Long.class).single();
    }

    /** The position of the last act that happened to a record: 0 where none did, the largest number there is while it has none yet. */
    public long reached(String subject) {
        return client.sql("select coalesce(l.position, ?) from ledger.act a left join ledger.link l on l.act_seq = a.seq where a.subject = ? order by a.seq desc limit 1")
                .params(Long.MAX_VALUE, subject).query(Long.class).optional().orElse(0L);
    }

    /** Grows with each act of a record; 0 before the first. */
    public long last(String subject) {
        return client.sql("select coalesce(max(seq), 0) from ledger.act where subject = ?").param(subject).query(Long.class).single();
    }

    /** The last position given; 0 for an empty ledger. */
    public long headPosition() {
        return client.sql("select coalesce(max(position), 0) from ledger.link").query(Long.class).single();
    }
}
