package org.gongkai.letters;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.face.Site;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.letters.OutgoingMail.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.databind.json.JsonMapper;

/** Letters on their way by e-mail: put in with the act that sends them, taken out by the {@link Mailer}, looked after by a person. */
@Component
public class Outbox implements SealedColumn.Keeper {

    private static final String PLACE = "letters.outgoing/";
    static final String COLUMNS = "id, subject, act_id, organ, about, message_id, state, queued_at, next_at, attempts, trouble, settled_at, proof";

    private final JdbcClient client;
    private final Sealing sealing;
    private final Organs organs;
    private final MailSettings settings;
    private final MailWording wording;
    private final Site site;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Now now;
    private final JsonMapper json = JsonMapper.builder().build();

    Outbox(JdbcClient client, Sealing sealing, Organs organs, MailSettings settings, MailWording wording, Site site, Ledger ledger,
            ApplicationEventPublisher events, Now now, Loops loops) {
        this.client = client;
        this.sealing = sealing;
        this.organs = organs;
        this.settings = settings;
        this.wording = wording;
        this.site = site;
        this.ledger = ledger;
        this.events = events;
        this.now = now;
        loops.add(Loop.Plan.of("mailed-codes", "销毁已经寄出的查询码", Duration.ofHours(1)).firstAfter(Duration.ofMinutes(4)), this::forgetCodes);
    }

    /** What is sealed of a message. */
    record Contents(String to, String from, String heading, String body, List<String> letters, List<String> enclosures, @Nullable String leave) {
    }

    /** There is something to send. */
    record Queued() {
    }

    /** Whether letters can go by e-mail here at all. */
    public boolean isOpen() {
        return settings.isSet();
    }

    /** Whether this installation has words for it; its own may be older than the programme. */
    public boolean canSay(String wordingId) {
        return wording.says(wordingId);
    }

    /** Puts a message in, in the transaction of the act that sends it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(MailOrder order) {
        String id = Identifier.fresh();
        String organ = organs.require(order.organ()).name();
        Map<String, String> words = new HashMap<>(order.words());
        words.put("organ", organ);
        words.put("address", site.home() + "/matters");
        words.put("papers", !order.wording().equals(MailOrder.LETTERS) ? wording.title(order.wording()) : String.join("、", order.letters().stream().map(letter -> "《" + letter.title() + "》" + letter.number()).toList()));
        Contents contents = new Contents(order.to(), organ, wording.subject(order.wording(), words), wording.body(order.wording(), words),
                order.letters().stream().map(Letter::id).toList(), order.enclosures(), order.leave());
        client.sql("""
                insert into letters.outgoing (id, subject, act_id, organ, about, message_id, state, queued_at, next_at, held_until, sealed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, order.subject(), order.actId(), order.organ(), words.get("papers"), "<" + id + "@" + settings.domain() + ">",
                        State.WAITING.name(), at(now.instant()), at(now.instant()), order.held() == null ? null : at(now.instant().plus(order.held())),
                        sealing.seal(PLACE + id, json.writeValueAsString(contents)))
                .update();
        events.publishEvent(new Queued());
    }

    /** Takes out what no mail server was told of, and does as if it had never been put in; false where it is out already, or perhaps. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeOut(String actId) {
        return client.sql("delete from letters.outgoing where act_id = ? and state = 'WAITING'").param(actId).update() > 0;
    }

    /** Forgets every message of a record whose person is forgotten, whether it went out or not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String subject) {
        client.sql("delete from letters.outgoing where subject = ?").param(subject).update();
    }

    /** The messages of one record, oldest first. */
    public List<OutgoingMail> of(String subject) {
        return client.sql("select " + COLUMNS + " from letters.outgoing where subject = ? order by queued_at, id").param(subject)
                .query(Outbox::read).list();
    }

    public Optional<OutgoingMail> find(String id) {
        return client.sql("select " + COLUMNS + " from letters.outgoing where id = ?").param(id).query(Outbox::read).optional();
    }

    /** What is not settled, oldest first; what a person has to decide goes before what waits. */
    public List<OutgoingMail> standing(Scope scope, int limit) {
        return client.sql("select " + COLUMNS + """
                 from letters.outgoing where state in ('UNCERTAIN', 'RETURNED', 'HANDING_OVER', 'WAITING') and (? or organ = any(?))
                order by state in ('WAITING', 'HANDING_OVER'), queued_at, id limit ?""")
                .params(scope.everything(), scope.organs().toArray(String[]::new), limit).query(Outbox::read).list();
    }

    /** A person found out that an uncertain message had gone out. */
    @Transactional
    public boolean confirmSent(String id, String person) {
        return decide(id, List.of(State.UNCERTAIN), State.SENT, person).map(mail -> {
            String proof = "人工核实已送出";
            client.sql("update letters.outgoing set settled_at = ?, proof = ? where id = ?").params(at(now.instant()), proof, id).update();
            events.publishEvent(new LetterMailed(mail.subject(), mail.actId(), proof, person));
            return true;
        }).orElse(false);
    }

    /** A person wants it tried again, although it may have gone out: the same message under the same Message-ID. */
    @Transactional
    public boolean sendAgain(String id, String person) {
        return decide(id, List.of(State.UNCERTAIN, State.RETURNED), State.WAITING, person).map(mail -> {
            client.sql("update letters.outgoing set queued_at = ?, next_at = ?, attempts = 0, trouble = null where id = ?")
                    .params(at(now.instant()), at(now.instant()), id).update();
            events.publishEvent(new Queued());
            return true;
        }).orElse(false);
    }

    /** The applicant was told in another way; also when another letter or another way takes its place. */
    @Transactional
    public boolean toldOtherwise(String id, String person) {
        return decide(id, List.of(State.RETURNED, State.UNCERTAIN), State.OTHERWISE, person).map(mail -> {
            events.publishEvent(new LetterToldOtherwise(mail.subject(), mail.actId(), person));
            return true;
        }).orElse(false);
    }

    /** Destroys what was written to people who are forgotten, their addresses with it; that it went out stays, and what did not goes no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<String> subjects) {
        client.sql("""
                update letters.outgoing set sealed = '', held_until = null, state = case when state = 'SENT' then 'SENT' else 'OTHERWISE' end, settled_at = coalesce(settled_at, ?)
                where subject = any(?)""").params(at(now.instant()), subjects.toArray(String[]::new)).update();
    }

    private Optional<OutgoingMail> decide(String id, List<State> from, State to, String person) {
        Optional<OutgoingMail> mail = client.sql("select " + COLUMNS + " from letters.outgoing where id = ? and state = any(?) for update")
                .params(id, from.stream().map(Enum::name).toArray(String[]::new)).query(Outbox::read).optional();
        mail.ifPresent(found -> {
            client.sql("update letters.outgoing set state = ?, settled_at = ? where id = ?")
                    .params(to.name(), to == State.OTHERWISE ? at(now.instant()) : null, id).update();
            ledger.record(ActDraft.of("letters." + switch (to) {
                case SENT -> "mail-confirmed";
                case WAITING -> "mail-sent-again";
                default -> "mail-told-otherwise";
            }, id).organ(found.organ()).actor(person).detail("act", found.actId()));
        });
        return mail;
    }

    /** Marks the next message as being handed over; the caller's transaction must end before the mail server hears of it. */
    Optional<OutgoingMail> claim() {
        return client.sql("""
                update letters.outgoing set state = 'HANDING_OVER', handed_at = ?, attempts = attempts + 1
                where id = (select id from letters.outgoing where state = 'WAITING' and next_at <= ?
                            order by next_at, id for update skip locked limit 1) returning\s""" + COLUMNS)
                .params(at(now.instant()), at(now.instant())).query(Outbox::read).optional();
    }

    /** Keeps a claimed message locked while it is handed over, so that one left behind by a dead node can be told apart. */
    boolean hold(String id) {
        return client.sql("select 1 from letters.outgoing where id = ? and state = 'HANDING_OVER' for update").param(id)
                .query(Integer.class).optional().isPresent();
    }

    /** What was being handed over when its node stopped: nobody knows whether it went out. */
    int leftBehind(Instant handedBefore) {
        return client.sql("""
                update letters.outgoing set state = 'UNCERTAIN', trouble = ? where id in
                    (select id from letters.outgoing where state = 'HANDING_OVER' and handed_at < ? for update skip locked)""")
                .params(MailTrouble.of(MailTrouble.Kind.NO_ANSWER).kept(), at(handedBefore)).update();
    }

    /** Destroys what messages with codes say that are settled and past their time; that they went out stays. */
    boolean forgetCodes() {
        client.sql("update letters.outgoing set sealed = '', held_until = null where held_until <= ? and state in ('SENT', 'OTHERWISE')").param(at(now.instant())).update();
        return false;
    }

    Contents contents(String id) {
        byte[] sealed = client.sql("select sealed from letters.outgoing where id = ?").param(id).query((row, n) -> row.getBytes(1)).single();
        return json.readValue(new String(sealing.openBytes(PLACE + id, sealed), StandardCharsets.UTF_8), Contents.class);
    }

    void sent(OutgoingMail mail, String proof) {
        client.sql("update letters.outgoing set state = 'SENT', settled_at = ?, proof = ?, trouble = null where id = ?")
                .params(at(now.instant()), proof, mail.id()).update();
        events.publishEvent(new LetterMailed(mail.subject(), mail.actId(), proof, null));
    }

    void returned(OutgoingMail mail, MailTrouble trouble) {
        client.sql("update letters.outgoing set state = 'RETURNED', trouble = ? where id = ?").params(trouble.kept(), mail.id()).update();
        events.publishEvent(new LetterReturned(mail.subject(), mail.actId(), trouble.kept()));
    }

    void uncertain(OutgoingMail mail, MailTrouble trouble) {
        client.sql("update letters.outgoing set state = 'UNCERTAIN', trouble = ? where id = ?").params(trouble.kept(), mail.id()).update();
    }

    void later(OutgoingMail mail, MailTrouble trouble, Instant next) {
        client.sql("update letters.outgoing set state = 'WAITING', trouble = ?, next_at = ? where id = ?")
                .params(trouble.kept(), at(next), mail.id()).update();
    }

    static OutgoingMail read(ResultSet row, int n) throws SQLException {
        String trouble = row.getString("trouble");
        return new OutgoingMail(row.getString("id"), row.getString("subject"), row.getString("act_id"), row.getString("organ"),
                row.getString("about"), row.getString("message_id"), new OutgoingMail.Sending(State.valueOf(row.getString("state")),
                        instant(row, "queued_at"), instant(row, "next_at"), row.getInt("attempts"), trouble == null ? null : MailTrouble.read(trouble),
                        row.getObject("settled_at") == null ? null : instant(row, "settled_at"), row.getString("proof")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("letters.outgoing", "id", "sealed", PLACE));
    }
}
