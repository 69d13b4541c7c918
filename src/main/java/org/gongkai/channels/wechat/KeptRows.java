package org.gongkai.channels.wechat;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@link Kept} in the database, each step at once. */
@Repository
class KeptRows implements Kept.Store, Derived.Tables {

    private final JdbcClient client;

    KeptRows(JdbcClient client) {
        this.client = client;
    }

    @Override
    public Kept of(String delivery) {
        return client.sql("select draft, submitted, publishing, article from channels.wechat_article where delivery = ?").param(delivery)
                .query((row, n) -> new Kept(true, row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4))).optional().orElse(Kept.NOTHING);
    }

    @Override
    public void keep(String delivery, Kept now) {
        client.sql("""
                insert into channels.wechat_article (delivery, draft, submitted, publishing, article) values (?, ?, ?, ?, ?)
                on conflict (delivery) do update set draft = excluded.draft, submitted = excluded.submitted, publishing = excluded.publishing, article = excluded.article""")
                .params(delivery, now.draft(), now.submitted(), now.publishing(), now.article()).update();
    }

    @Override
    public void forget(String delivery) {
        client.sql("delete from channels.wechat_article where delivery = ?").param(delivery).update();
    }

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("channels.wechat_article", "微信公众号的一篇", "select delivery, delivery from channels.wechat_article"));
    }
}
