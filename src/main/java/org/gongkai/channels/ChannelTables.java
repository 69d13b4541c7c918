package org.gongkai.channels;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** What the channels keep, and because of which acts it is there. */
@Component
class ChannelTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("channels.delivery", "公开渠道的一件", "select id, id, edition from channels.delivery", Deliveries.DUE).saying("edition"),
                Derived.onRecord("channels.subscription", "电子邮件订阅", "select id, id from channels.subscription", Subscriptions.ASK),
                Derived.onRecord("channels.told", "寄给订阅的", "select subscription || ' ' || delivery, subscription from channels.told", Subscriptions.CONFIRM));
    }
}
