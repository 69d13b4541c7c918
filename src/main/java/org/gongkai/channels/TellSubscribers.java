package org.gongkai.channels;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.face.Site;
import org.gongkai.face.Wording;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.letters.MailOrder;
import org.gongkai.publication.Documents;
import org.gongkai.publication.NewsOfDocuments;
import org.gongkai.publication.PublishedDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One mail to each reader: what is new, and what was withdrawn of what they got. That it was told is written with the mail, so that it is told once. */
@Component
class TellSubscribers {

    private static final LocalTime DAILY = LocalTime.of(8, 0);
    private static final int MOST = 50;
    private static final String LINE = "\r\n";

    private final Subscriptions subscriptions;
    private final NewsOfDocuments news;
    private final Documents documents;
    private final Ledger ledger;
    private final Site site;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;

    TellSubscribers(Subscriptions subscriptions, NewsOfDocuments news, Documents documents, Ledger ledger, Site site, JdbcClient client, TransactionTemplate transaction, Now now, Loops loops) {
        this.subscriptions = subscriptions;
        this.news = news;
        this.documents = documents;
        this.ledger = ledger;
        this.site = site;
        this.client = client;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("subscriptions", "给订阅的读者写邮件", Duration.ofMinutes(1)).finishing(Duration.ofSeconds(20)), () -> {
            round();
            return false;
        });
    }

    /** Answers how many mails were written. */
    int round() {
        subscriptions.lapse();
        int written = 0;
        for (Subscription one : subscriptions.due(now.today(), !now.local().toLocalTime().isBefore(DAILY))) {
            loop.beat();
            try {
                written += tell(one) ? 1 : 0;
                loop.cameThrough(List.of(one.id()));
            } catch (RuntimeException fault) {
                // the others are told all the same
                loop.leaveOut(one.id(), fault);
            }
        }
        return written;
    }

    private record Told(String delivery, String document, String edition, int number, String state, LocalDate toldOn) {

        boolean isWithdrawn() {
            return state.equals("RECALLED");
        }
    }

    private boolean tell(Subscription one) {
        Optional<Subscriptions.Secret> secret = subscriptions.secret(one.id());
        List<Told> open = open(one.id());
        if (secret.isEmpty() || open.isEmpty()) {
            return false;
        }
        Map<String, NewsOfDocuments.Told> editions = news.editions(open.stream().filter(told -> !told.isWithdrawn()).map(Told::edition).toList());
        List<Told> withdrawn = open.stream().filter(Told::isWithdrawn).toList();
        List<Told> fresh = open.stream().filter(told -> editions.containsKey(told.edition()) && editions.get(told.edition()).live()).toList();
        // a document whose several editions somebody got was withdrawn once
        Map<String, Told> last = new LinkedHashMap<>();
        withdrawn.forEach(told -> last.merge(told.document(), told, (before, after) -> before.number() > after.number() ? before : after));
        List<String> lines = Stream.concat(last.values().stream().map(this::withdrawn), fresh.stream().map(told -> fresh(told, editions.get(told.edition())))).toList();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean still = client.sql("select 1 from channels.subscription where id = ? and state = 'CONFIRMED' for update").param(one.id()).query(Integer.class).optional().isPresent();
            if (!still || !open(one.id()).equals(open)) {
                return false;
            }
            // what was replaced or withdrawn before it was told is not told; a newer edition has a row of its own
            client.sql("delete from channels.told where subscription = ? and delivery = any(?) and state = 'WAITING'")
                    .params(one.id(), open.stream().filter(told -> !told.isWithdrawn() && !fresh.contains(told)).map(Told::delivery).toArray(String[]::new)).update();
            if (lines.isEmpty()) {
                return false;
            }
            String[] deliveries = Stream.concat(withdrawn.stream(), fresh.stream()).map(Told::delivery).toArray(String[]::new);
            Act act = ledger.record(ActDraft.of(Subscriptions.MAIL, one.id()).organ(subscriptions.answers(one)).detail("items", lines.size()));
            String leave = subscriptions.link("leave", one.id(), secret.get());
            subscriptions.write(one, act, secret.get(), MailOrder.NEWS, Map.of("count", String.valueOf(lines.size()), "items", String.join(LINE + LINE, lines), "leave", leave), leave);
            client.sql("""
                    update channels.told set state = case state when 'RECALLED' then 'RECALL_MAILED' else 'MAILED' end, mail = ?, told_on = coalesce(told_on, ?)
                    where subscription = ? and delivery = any(?) and state in ('WAITING', 'RECALLED')""").params(act.id(), now.today(), one.id(), deliveries).update();
            client.sql("update channels.subscription set last_on = ? where id = ?").params(now.today(), one.id()).update();
            return true;
        }));
    }

    private List<Told> open(String subscription) {
        return client.sql("""
                select t.delivery, d.document, d.edition, d.number, t.state, t.told_on from channels.told t join channels.delivery d on d.id = t.delivery
                where t.subscription = ? and t.state in ('WAITING', 'RECALLED') order by t.state, d.public_on, d.id limit ?""").params(subscription, MOST)
                .query((row, n) -> new Told(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5), row.getObject(6, LocalDate.class))).list();
    }

    private String fresh(Told told, NewsOfDocuments.Told edition) {
        return "《" + edition.edition().entry().title() + "》" + (told.number() > 1 ? "（更正，第 " + told.number() + " 版）" : "") + LINE + site.home() + "/documents/" + told.document();
    }

    /** Says no more than its address does: the ground may keep the title back. */
    private String withdrawn(Told told) {
        Optional<PublishedDocument> left = documents.published(told.document(), told.number());
        return "已撤回：" + left.map(document -> "《" + document.edition().entry().title() + "》").orElse("") + "（" + Wording.date(told.toldOn()) + "寄给您的），请不要再引用、转发。" + LINE + site.home() + "/documents/" + told.document();
    }
}
