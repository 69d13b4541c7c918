package org.gongkai.publication;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Editions that were withdrawn, and that an earlier version opened again with the next edition, are closed again before anything is shown:
 * their acts say which, when and on what ground (条例第十四条、第十五条).
 */
@Component
class ClosedAgain implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedAgain.class);
    private static final int CHUNK = 500;

    private final JdbcClient client;
    private final Ledger ledger;
    private final DocumentRows rows;
    private final TransactionTemplate transaction;

    ClosedAgain(JdbcClient client, Ledger ledger, DocumentRows rows, TransactionTemplate transaction) {
        this.client = client;
        this.ledger = ledger;
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unread;
        while (!(unread = client.sql("select document from publication.reopened_perhaps order by document limit ?").param(CHUNK).query(String.class).list()).isEmpty()) {
            List<String> documents = unread;
            transaction.executeWithoutResult(status -> {
                ledger.of(documents).forEach(this::close);
                client.sql("delete from publication.reopened_perhaps where document = any(?)").param(documents.toArray(String[]::new)).update();
            });
        }
    }

    private void close(String document, List<Act> acts) {
        Set<String> published = new LinkedHashSet<>();
        Act withdrawal = null;
        for (Act act : acts) {
            String edition = act.text("edition");
            switch (act.verb()) {
                case "import" -> published.add(String.valueOf(edition));
                case "withdraw" -> withdrawal = act;
                case "publish", "release" -> {
                    if (withdrawal != null) {
                        close(document, act, published, withdrawal);
                        withdrawal = null;
                    }
                    published.add(String.valueOf(edition));
                }
                default -> { }
            }
        }
    }

    private void close(String document, Act published, Set<String> before, Act withdrawal) {
        for (String edition : before) {
            if (rows.close(published.id(), document, edition, null, withdrawal.effectiveOn(), String.valueOf(withdrawal.text("ground")))) {
                LOG.warn("文件 {} 的一个已撤回的旧版本又公开过，已按撤回的依据重新停止公开：{}", document, edition);
            }
        }
    }
}
