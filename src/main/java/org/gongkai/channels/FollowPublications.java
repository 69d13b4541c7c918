package org.gongkai.channels;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.gongkai.channels.Channel.Replaced;
import org.gongkai.channels.Delivery.Recall;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActsLinked;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.publication.NewsOfDocuments;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes deliveries out of acts: what became public is due by every channel that takes it, what ceased to be public is recalled from all. How far it has come is
 * written in the same transaction, so that an act is told once, also after a kill. No channel is asked here.
 */
@Component
class FollowPublications {

    private static final int ACTS = 500;

    private final Channels channels;
    private final Carriers carriers;
    private final Deliveries deliveries;
    private final NewsOfDocuments news;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Loop loop;

    FollowPublications(Channels channels, Carriers carriers, Deliveries deliveries, NewsOfDocuments news, Ledger ledger, TransactionTemplate transaction, Loops loops) {
        this.channels = channels;
        this.carriers = carriers;
        this.deliveries = deliveries;
        this.news = news;
        this.ledger = ledger;
        this.transaction = transaction;
        this.loop = loops.add(Loop.Plan.of("channels", "把公开、撤回交给各个公开渠道", Duration.ofSeconds(1)).finishing(Duration.ofSeconds(20)), this::round);
    }

    @EventListener
    void wakeUp(ActsLinked linked) {
        loop.wake();
    }

    /** @return whether there may be more */
    boolean round() {
        return deliveries.isBehind() && Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Long> position = deliveries.followed();
            List<LinkedAct> acts = position.map(from -> ledger.after(from, ACTS)).orElse(List.of());
            if (acts.isEmpty()) {
                return false;
            }
            acts.forEach(linked -> news.of(linked.act()).ifPresent(change -> tell(change, linked.act())));
            deliveries.follow(acts.getLast().position());
            return acts.size() == ACTS;
        }));
    }

    private void tell(NewsOfDocuments.Change change, Act act) {
        List<Delivery> before = deliveries.ofDocument(change.document());
        if (change.turn() == NewsOfDocuments.Turn.CEASED) {
            before.stream().filter(one -> change.edition() == null || one.edition().equals(change.edition())).forEach(one -> deliveries.recall(one, Recall.WITHDRAWN, act.id()));
            return;
        }
        before.stream().filter(one -> !one.edition().equals(change.edition()) && isReplaced(one)).forEach(one -> deliveries.recall(one, Recall.REPLACED, act.id()));
        // what is no longer there when its act is read goes nowhere: the act that took it away or its place comes next
        Optional.ofNullable(news.editions(List.of(String.valueOf(change.edition()))).get(change.edition())).filter(NewsOfDocuments.Told::live)
                .ifPresent(told -> channels.today().stream().filter(channel -> carriers.isOpen(channel) && channel.takes(told)).forEach(channel -> deliveries.due(channel, told, act.id())));
    }

    /** What nobody has heard of goes out no more, whatever the channel does with what is out. */
    private boolean isReplaced(Delivery one) {
        return one.isUnheard() || channels.find(one.channel()).filter(channel -> channel.replaced() == Replaced.BACK).isPresent();
    }
}
