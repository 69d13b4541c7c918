package org.gongkai.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.channels.Subscription.Rhythm;
import org.gongkai.channels.Subscription.State;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.MailAddress;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Site;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.letters.LetterReturned;
import org.gongkai.letters.MailOrder;
import org.gongkai.letters.Outbox;
import org.gongkai.publication.Categories;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

/** Readers who want to be told by e-mail: asked for, confirmed from the mailbox, left with one click. Whoever leaves is forgotten. */
@Component
public class Subscriptions implements SealedColumn.Keeper {

    static final String ASK = "subscription.ask";
    static final String CONFIRM = "subscription.confirm";
    static final String LEAVE = "subscription.leave";
    /** Nobody confirmed it, or no mail can come there. */
    static final String DROP = "subscription.drop";
    static final String MAIL = "subscription.mail";

    /** How long what a mail said is held once it is settled. */
    static final Duration HELD = Duration.ofDays(1);

    private static final Duration CONFIRMED_WITHIN = Duration.ofDays(2);
    /** So long the same wish is asked about once. */
    private static final Duration ASKED_ONCE = Duration.ofMinutes(30);
    private static final int OF_ONE_ADDRESS = 20;
    private static final int AT_ONCE = 500;
    private static final String PLACE = "channels.subscription/";
    private static final String KEYED = "channels.subscription.address";

    private final JdbcClient client;
    private final Sealing sealing;
    private final Outbox outbox;
    private final Categories categories;
    private final Organs organs;
    private final Ledger ledger;
    private final Site site;
    private final TransactionTemplate transaction;
    private final Now now;
    private final JsonMapper json = JsonMapper.builder().build();

    Subscriptions(JdbcClient client, Sealing sealing, Outbox outbox, Categories categories, Organs organs, Ledger ledger, Site site, TransactionTemplate transaction, Now now) {
        this.client = client;
        this.sealing = sealing;
        this.outbox = outbox;
        this.categories = categories;
        this.organs = organs;
        this.ledger = ledger;
        this.site = site;
        this.transaction = transaction;
        this.now = now;
    }

    /** What is sealed of a subscription. */
    record Secret(String address, String code) {
    }

    /** Whether this installation can write to readers, and lead them back. */
    public boolean isOpen() {
        return outbox.isOpen() && outbox.canSay(MailOrder.SUBSCRIPTION) && outbox.canSay(MailOrder.NEWS) && !site.home().isEmpty();
    }

    /** Asks the mailbox. Whoever asks learns nothing of whether the address has subscribed already. @param column, organ blank for all */
    public Attempt<String> ask(String typed, String column, String organ, boolean daily) {
        Optional<String> address = MailAddress.deliverable(typed.strip());
        if (!isOpen()) {
            return Attempt.refused("这个网站现在不能寄邮件，请用订阅地址（Atom）");
        }
        if (address.isEmpty()) {
            return Attempt.refused("电子邮箱要写完整，例如 name@example.cn");
        }
        if (!column.isEmpty() && categories.column(column).isEmpty() || !organ.isEmpty() && organs.find(organ).isEmpty()) {
            return Attempt.refused("请在列出的栏目、机关里选");
        }
        String id = Identifier.fresh();
        Secret secret = new Secret(address.get(), Identifier.fresh() + Identifier.fresh());
        String who = sealing.keyed(KEYED, secret.address().toLowerCase(Locale.ROOT));
        String same = sealing.keyed(KEYED, secret.address().toLowerCase(Locale.ROOT) + "\n" + column + "\n" + organ);
        Subscription wish = new Subscription(id, State.ASKED, column.isEmpty() ? null : column, organ.isEmpty() ? null : organ, daily ? Rhythm.DAILY : Rhythm.ONCE, null);
        byte[] sealed = sealing.seal(PLACE + id, json.writeValueAsString(secret));
        transaction.executeWithoutResult(status -> put(wish, secret, who, same, sealed));
        return Attempt.done(id);
    }

    private void put(Subscription wish, Secret secret, String who, String same, byte[] sealed) {
        client.sql("select pg_advisory_xact_lock(hashtextextended('channels.subscription/' || ?, 0))").param(who).query((row, n) -> "").list();
        record Before(String id, String state, OffsetDateTime askedAt) { }
        Optional<Before> before = client.sql("select id, state, asked_at from channels.subscription where same = ?").param(same).query(Before.class).optional();
        if (before.isPresent() && (before.get().state().equals(State.CONFIRMED.name()) || before.get().askedAt().toInstant().isAfter(now.instant().minus(ASKED_ONCE)))) {
            return;
        }
        before.ifPresent(unanswered -> forget(unanswered.id(), DROP));
        if (client.sql("select count(*) from channels.subscription where who = ?").param(who).query(Long.class).single() >= OF_ONE_ADDRESS) {
            return;
        }
        client.sql("insert into channels.subscription (id, state, column_id, organ, rhythm, asked_at, who, same, sealed) values (?, 'ASKED', ?, ?, ?, ?, ?, ?, ?)")
                .params(wish.id(), wish.column(), wish.organ(), wish.rhythm().name(), at(now.instant()), who, same, sealed).update();
        Act act = ledger.record(ActDraft.of(ASK, wish.id()).organ(answers(wish)));
        write(wish, act, secret, MailOrder.SUBSCRIPTION, Map.of("link", link("confirm", wish.id(), secret)), null);
    }

    /** Puts a mail to a reader into the outbox, in the transaction of its act. */
    void write(Subscription to, Act act, Secret secret, String wording, Map<String, String> words, @Nullable String leave) {
        Map<String, String> all = new HashMap<>(words);
        all.put("topic", topic(to));
        outbox.put(new MailOrder(to.id(), act.id(), answers(to), secret.address(), List.of(), List.of(), all, wording, HELD, leave));
    }

    /** Which organ answers for a mail. */
    String answers(Subscription one) {
        return one.organ() != null ? one.organ() : organs.first().map(Organ::id).orElseThrow();
    }

    /** What it is about, in words. */
    public String topic(Subscription one) {
        String organ = one.organ() == null ? "" : organs.find(one.organ()).map(Organ::name).orElse("");
        String column = one.column() == null ? "" : categories.column(one.column()).map(Categories.Column::title).orElse("");
        return organ.isEmpty() && column.isEmpty() ? "全部公开信息" : "“" + organ + (organ.isEmpty() || column.isEmpty() ? "" : "·") + column + "”";
    }

    String link(String what, String id, Secret secret) {
        return site.home() + "/subscriptions/" + what + "?s=" + id + "&code=" + secret.code();
    }

    /** The one of this code. */
    public Optional<Subscription> find(String id, String code) {
        return find(id).filter(one -> secret(id).filter(secret -> MessageDigest.isEqual(secret.code().getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8))).isPresent());
    }

    Optional<Subscription> find(String id) {
        return client.sql("select * from channels.subscription where id = ?").param(id).query(Subscriptions::read).optional();
    }

    Map<String, Subscription> among(Collection<String> ids) {
        return client.sql("select * from channels.subscription where id = any(?)").param(ids.toArray(String[]::new)).query(Subscriptions::read).list().stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
    }

    Optional<Secret> secret(String id) {
        return client.sql("select sealed from channels.subscription where id = ?").param(id).query((row, n) -> row.getBytes(1)).optional()
                .map(sealed -> json.readValue(new String(sealing.openBytes(PLACE + id, sealed), StandardCharsets.UTF_8), Secret.class));
    }

    /** @return what is told from now on; empty where there is no such wish any more */
    public Optional<Subscription> confirm(String id, String code) {
        Optional<Subscription> found = find(id, code);
        found.ifPresent(one -> transaction.executeWithoutResult(status -> {
            if (client.sql("update channels.subscription set state = 'CONFIRMED' where id = ? and state = 'ASKED'").param(id).update() > 0) {
                ledger.record(ActDraft.of(CONFIRM, id).organ(answers(one)));
            }
        }));
        return found;
    }

    /** The address is forgotten, and all that says what it was told. */
    public boolean leave(String id, String code) {
        if (find(id, code).isEmpty()) {
            return false;
        }
        transaction.executeWithoutResult(status -> forget(id, LEAVE));
        return true;
    }

    private void forget(String id, String act) {
        Optional<Subscription> one = client.sql("delete from channels.subscription where id = ? returning *").param(id).query(Subscriptions::read).optional();
        one.ifPresent(gone -> ledger.record(ActDraft.of(act, id).organ(answers(gone))));
        outbox.forget(id);
    }

    /** No mail can come there. */
    @EventListener
    void returned(LetterReturned returned) {
        if (find(returned.subject()).isPresent()) {
            forget(returned.subject(), DROP);
        }
    }

    /** Forgets what nobody confirmed. */
    void lapse() {
        client.sql("select id from channels.subscription where state = 'ASKED' and asked_at < ? limit ?").params(at(now.instant().minus(CONFIRMED_WITHIN)), AT_ONCE).query(String.class).list()
                .forEach(id -> transaction.executeWithoutResult(status -> forget(id, DROP)));
    }

    /** Those to whom something is to be told now. @param dailyToo whether the hour of the daily mail has come */
    List<Subscription> due(LocalDate today, boolean dailyToo) {
        return client.sql("""
                select s.* from channels.subscription s where s.state = 'CONFIRMED' and (s.rhythm = 'ONCE' or ? and coalesce(s.last_on < ?, true))
                and exists (select from channels.told t where t.subscription = s.id and t.state in ('WAITING', 'RECALLED')) order by s.id limit ?""").params(dailyToo, today, AT_ONCE).query(Subscriptions::read).list();
    }

    static Subscription read(ResultSet row, int n) throws SQLException {
        return new Subscription(row.getString("id"), State.valueOf(row.getString("state")), row.getString("column_id"), row.getString("organ"), Rhythm.valueOf(row.getString("rhythm")),
                row.getObject("last_on", LocalDate.class));
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("channels.subscription", "id", "sealed", PLACE));
    }
}
