package org.gongkai.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.channels.Delivery.Recall;
import org.gongkai.channels.Delivery.State;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.publication.NewsOfDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What goes out by which channel; each move is an act, written with it. */
@Repository
@Transactional
public class Deliveries {

    static final String DUE = "channel.due";
    static final String OUT = "channel.out";
    static final String REFUSE = "channel.refuse";
    static final String AGAIN = "channel.again";
    static final String RECALL = "channel.recall";
    static final String BACK = "channel.back";
    static final String VOID = "channel.void";

    /** After so long in hand nobody has it there any more. */
    static final Duration IN_HAND = Duration.ofMinutes(10);

    private static final String OPEN = "(state in ('DUE', 'REFUSED', 'RECALLED') or state = 'OUT' and until_on is not null)";

    private final JdbcClient client;
    private final Ledger ledger;
    private final Now now;

    Deliveries(JdbcClient client, Ledger ledger, Now now) {
        this.client = client;
        this.ledger = ledger;
        this.now = now;
    }

    /** How far the acts were followed, for whoever follows them now; empty while another node does. What was before the first look is never told. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Long> followed() {
        client.sql("insert into channels.followed (position) values (?) on conflict do nothing").param(ledger.headPosition()).update();
        return client.sql("select position from channels.followed for update skip locked").query(Long.class).optional();
    }

    /** Whether there may be acts that were not followed: asked without a lock, since that alone would be a change that counts of open matters have to be made anew after. */
    boolean isBehind() {
        return client.sql("select position from channels.followed").query(Long.class).optional().map(position -> position < ledger.headPosition()).orElse(true);
    }

    void follow(long position) {
        client.sql("update channels.followed set position = ?").param(position).update();
    }

    /** @param cause the act that made it public */
    void due(Channel channel, NewsOfDocuments.Told told, String cause) {
        String id = Identifier.fresh();
        int put = client.sql("""
                insert into channels.delivery (id, channel, document, edition, number, organ, state, cause, public_on, next_at) values (?, ?, ?, ?, ?, ?, 'DUE', ?, ?, ?)
                on conflict (edition, channel) do nothing""")
                .params(id, channel.id(), told.edition().documentId(), told.edition().id(), told.edition().number(), told.organ(), cause, now.today(), at(now.instant())).update();
        if (put > 0) {
            ledger.record(ActDraft.of(DUE, id).organ(told.organ()).detail("channel", channel.id()).detail("document", told.edition().documentId()).detail("edition", told.edition().id()).detail("act", cause));
        }
    }

    /** Those of a document that something may still be done about. */
    List<Delivery> ofDocument(String document) {
        return client.sql("select * from channels.delivery where document = ? and state not in ('BACK', 'VOID') order by id for update").param(document).query(Deliveries::read).list();
    }

    /** What was never handed to anybody goes out no more; the rest is to be taken back. */
    void recall(Delivery one, Recall why, String cause) {
        if (one.state() == State.RECALLED && (why == Recall.REPLACED || one.recall() == why)) {
            return;
        }
        if (one.isUnheard()) {
            client.sql("update channels.delivery set state = 'VOID', said = null, recall = ?, recalled_on = ? where id = ?").params(why.name(), now.today(), one.id()).update();
            ledger.record(ActDraft.of(VOID, one.id()).organ(one.organ()).detail("why", why.name()).detail("act", cause));
        } else {
            client.sql("update channels.delivery set state = 'RECALLED', said = null, recall = ?, recalled_on = ?, attempts = 0, next_at = ? where id = ?")
                    .params(why.name(), now.today(), at(now.instant()), one.id()).update();
            ledger.record(ActDraft.of(RECALL, one.id()).organ(one.organ()).detail("why", why.name()).detail("act", cause));
        }
    }

    /** It is out; whoever says so a second time changes nothing. @param until last day that it stays; null where it has no end */
    boolean out(Delivery one, String receipt, LocalDate on, @Nullable LocalDate until, @Nullable String person) {
        if (client.sql("update channels.delivery set state = 'OUT', receipt = ?, out_on = ?, until_on = ?, said = null, attempts = 0, handed_at = null where id = ? and state = 'DUE'")
                .params(receipt, on, until, one.id()).update() == 0) {
            return false;
        }
        ledger.record(ActDraft.of(OUT, one.id()).organ(one.organ()).actor(person).on(on).detail("receipt", Sha256.hex(receipt)).detail("until", until));
        return true;
    }

    boolean refused(Delivery one, String because) {
        if (client.sql("update channels.delivery set state = 'REFUSED', said = ?, handed_at = null, perhaps = false where id = ? and state = 'DUE'").params(because, one.id()).update() == 0) {
            return false;
        }
        ledger.record(ActDraft.of(REFUSE, one.id()).organ(one.organ()).detail("said", Sha256.hex(because)));
        return true;
    }

    /** It is back, whether it was recalled or its days were over. */
    boolean back(Delivery one, String receipt, LocalDate on, @Nullable String person) {
        if (client.sql("update channels.delivery set state = 'BACK', back_receipt = ?, back_on = ?, said = null, handed_at = null where id = ? and (state = 'RECALLED' or state = 'OUT' and until_on is not null)")
                .params(receipt, on, one.id()).update() == 0) {
            return false;
        }
        ledger.record(ActDraft.of(BACK, one.id()).organ(one.organ()).actor(person).on(on).detail("receipt", Sha256.hex(receipt)));
        return true;
    }

    /** A person wants it tried once more. */
    boolean again(Delivery one, String person) {
        if (client.sql("update channels.delivery set state = case when state = 'REFUSED' then 'DUE' else state end, attempts = 0, next_at = ? where id = ? and state in ('DUE', 'REFUSED', 'RECALLED')")
                .params(at(now.instant()), one.id()).update() == 0) {
            return false;
        }
        ledger.record(ActDraft.of(AGAIN, one.id()).organ(one.organ()).actor(person));
        return true;
    }

    /** Takes up the next one of a channel; committed before the other side hears of it. */
    Optional<Delivery> claim(String channel) {
        Instant instant = now.instant();
        return client.sql("""
                update channels.delivery set handed_at = ?, attempts = attempts + 1, perhaps = true where id = (select id from channels.delivery where channel = ? and state in ('DUE', 'RECALLED') and next_at <= ?
                    and (handed_at is null or handed_at <= ?) order by next_at, id for update skip locked limit 1) returning *""")
                .params(at(instant), channel, at(instant), at(instant.minus(IN_HAND))).query(Deliveries::read).optional();
    }

    /** It was not settled; it is handed over once more from an instant on. */
    void later(String id, String said, Instant next) {
        client.sql("update channels.delivery set said = ?, next_at = ?, handed_at = null where id = ?").params(said, at(next), id).update();
    }

    /** Locked for whoever changes it. */
    Optional<Delivery> hold(String id) {
        return client.sql("select * from channels.delivery where id = ? for update").param(id).query(Deliveries::read).optional();
    }

    public Optional<Delivery> find(String id, Scope scope) {
        return client.sql("select * from channels.delivery where id = ? and (? or organ = any(?))").params(id, scope.everything(), organs(scope)).query(Deliveries::read).optional();
    }

    Map<String, Delivery> among(Collection<String> ids) {
        return client.sql("select * from channels.delivery where id = any(?)").param(ids.toArray(String[]::new)).query(Deliveries::read).list().stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
    }

    /** Not settled, in the whole house: to be taken back first, then the oldest. */
    List<Delivery> open(int limit) {
        return client.sql("select * from channels.delivery where " + OPEN + " order by state <> 'RECALLED', public_on, id limit ?").param(limit).query(Deliveries::read).list();
    }

    /** Which ones are listed. */
    public enum Which {
        WAITING("state in ('DUE', 'RECALLED')"), REFUSED("state = 'REFUSED'"), RED("state = 'RECALLED'"), OUT("state = 'OUT'"), ALL("true");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    /** Newest first. @param before day and id of the last one of the page before; null for the first page */
    public List<Delivery> list(Scope scope, @Nullable String channel, Which which, @Nullable LocalDate beforeDay, String beforeId, int limit) {
        return client.sql("select * from channels.delivery where (? or organ = any(?)) and (?::text is null or channel = ?) and " + which.condition
                + " and (?::date is null or (public_on, id) < (?::date, ?)) order by public_on desc, id desc limit ?")
                .params(scope.everything(), organs(scope), channel, channel, beforeDay, beforeDay, beforeId, limit).query(Deliveries::read).list();
    }

    /** How many of a channel stand where. */
    public record Standing(String channel, long waiting, long refused, long red, long out) {
    }

    public List<Standing> standing(Scope scope) {
        return client.sql("""
                select channel, count(*) filter (where state = 'DUE') as waiting, count(*) filter (where state = 'REFUSED') as refused, count(*) filter (where state = 'RECALLED') as red,
                count(*) filter (where state = 'OUT') as out from channels.delivery where (? or organ = any(?)) group by channel order by channel""")
                .params(scope.everything(), organs(scope)).query(Standing.class).list();
    }

    /** How many went out by a channel in a year, and how many of them were taken back. */
    public record OfYear(String channel, int year, long items, long back) {
    }

    public List<OfYear> byYear(Scope scope) {
        return client.sql("""
                select channel, extract(year from out_on)::int as year, count(*) as items, count(*) filter (where recall = 'WITHDRAWN' and state = 'BACK') as back
                from channels.delivery where out_on is not null and (? or organ = any(?)) group by 1, 2 order by 2 desc, 1""")
                .params(scope.everything(), organs(scope)).query(OfYear.class).list();
    }

    private static String[] organs(Scope scope) {
        return scope.organs().toArray(String[]::new);
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Delivery read(ResultSet row, int n) throws SQLException {
        String recall = row.getString("recall");
        return new Delivery(row.getString("id"), row.getString("channel"), row.getString("document"), row.getString("edition"), row.getInt("number"), row.getString("organ"), State.valueOf(row.getString("state")),
                row.getObject("public_on", LocalDate.class), row.getString("receipt"), row.getObject("out_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                recall == null ? null : Recall.valueOf(recall), row.getObject("recalled_on", LocalDate.class), row.getObject("back_on", LocalDate.class), row.getString("back_receipt"), row.getString("said"),
                row.getInt("attempts"), row.getBoolean("perhaps"));
    }
}
