package org.gongkai.publication;

import java.util.List;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was withdrawn before grounds were kept beside the document has its ground in its acts; until it is read, nothing is shown. */
@Component
class GroundsOfWithdrawal {

    private static final int CHUNK = 500;

    private final JdbcClient client;
    private final Ledger ledger;

    GroundsOfWithdrawal(JdbcClient client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    @EventListener(ApplicationReadyEvent.class)
    void read() {
        List<String> unknown = client.sql("select id from publication.document where withdrawn_on is not null and withdrawal_ground is null order by id")
                .query(String.class).list();
        for (int from = 0; from < unknown.size(); from += CHUNK) {
            ledger.of(unknown.subList(from, Math.min(from + CHUNK, unknown.size()))).forEach((document, acts) -> acts.stream()
                    .filter(act -> act.verb().equals("withdraw")).reduce((earlier, later) -> later).map(GroundsOfWithdrawal::ground)
                    .ifPresent(ground -> client.sql("update publication.document set withdrawal_ground = ? where id = ? and withdrawal_ground is null")
                            .params(ground, document).update()));
        }
    }

    private static String ground(Act act) {
        return String.valueOf(act.text("ground"));
    }
}
