package org.gongkai.channels;

import java.util.List;
import java.util.Objects;

import org.gongkai.channels.Channel.Way;
import org.gongkai.letters.LetterMailed;
import org.gongkai.letters.Outbox;
import org.gongkai.publication.Categories;
import org.gongkai.publication.NewsOfDocuments;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists an edition for every reader who subscribed to it, once each; what is withdrawn comes off the lists and is told to those who got it. */
@Component
class MailCarrier implements Carrier {

    private final Subscriptions subscriptions;
    private final NewsOfDocuments news;
    private final Categories categories;
    private final Outbox outbox;
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    MailCarrier(Subscriptions subscriptions, NewsOfDocuments news, Categories categories, Outbox outbox, JdbcClient client, TransactionTemplate transaction) {
        this.subscriptions = subscriptions;
        this.news = news;
        this.categories = categories;
        this.outbox = outbox;
        this.client = client;
        this.transaction = transaction;
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public boolean isOpen() {
        return subscriptions.isOpen();
    }

    @Override
    public Outcome hand(Delivery delivery) {
        NewsOfDocuments.Told told = Objects.requireNonNull(news.editions(List.of(delivery.edition())).get(delivery.edition()));
        String[] columns = categories.path(told.edition().entry().column()).stream().map(Categories.Column::id).toArray(String[]::new);
        return Objects.requireNonNull(transaction.execute(status -> {
            client.sql("""
                    insert into channels.told (subscription, delivery, state) select id, ?, 'WAITING' from channels.subscription
                    where state = 'CONFIRMED' and (column_id is null or column_id = any(?)) and (organ is null or organ = ?) on conflict do nothing""").params(delivery.id(), columns, told.organ()).update();
            return new Outcome.Taken(client.sql("select count(*) from channels.told where delivery = ?").param(delivery.id()).query(Long.class).single() + " 个订阅");
        }));
    }

    @Override
    public Outcome takeBack(Delivery delivery) {
        return Objects.requireNonNull(transaction.execute(status -> {
            client.sql("delete from channels.told where delivery = ? and state = 'WAITING'").param(delivery.id()).update();
            // a mail that no server heard of is written again without it
            client.sql("select distinct mail from channels.told where delivery = ? and state = 'MAILED'").param(delivery.id()).query(String.class).list().stream().filter(outbox::takeOut).forEach(mail -> {
                client.sql("update channels.subscription set last_on = null where id in (select subscription from channels.told where mail = ?)").param(mail).update();
                client.sql("delete from channels.told where mail = ? and delivery = ?").params(mail, delivery.id()).update();
                client.sql("""
                        update channels.told set state = case state when 'MAILED' then 'WAITING' else 'RECALLED' end, mail = null where mail = ? and state in ('MAILED', 'RECALL_MAILED')""").param(mail).update();
            });
            client.sql("update channels.told set state = 'RECALLED' where delivery = ? and state in ('MAILED', 'SENT')").param(delivery.id()).update();
            long untold = client.sql("select count(*) from channels.told where delivery = ? and state <> 'RECALL_SENT'").param(delivery.id()).query(Long.class).single();
            long told = client.sql("select count(*) from channels.told where delivery = ?").param(delivery.id()).query(Long.class).single();
            return untold > 0 ? new Outcome.UnderWay("寄过的 " + told + " 个订阅，还有 " + untold + " 个没有告知已撤回") : new Outcome.Taken(told == 0 ? "没有寄出过" : told + " 个订阅已告知撤回");
        }));
    }

    /** The mail server has it. */
    @EventListener
    void mailed(LetterMailed mailed) {
        client.sql("update channels.told set state = case state when 'MAILED' then 'SENT' else 'RECALL_SENT' end where mail = ? and state in ('MAILED', 'RECALL_MAILED')").param(mailed.actId()).update();
    }
}
