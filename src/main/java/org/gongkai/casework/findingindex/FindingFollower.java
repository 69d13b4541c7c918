package org.gongkai.casework.findingindex;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.ActsLinked;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.SealedColumn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the index of matters up with the acts, and builds it from what is sealed: for matters from before there was one, and anew under
 * another key while the one before answers. Each part is written with how far it has come, so that it may stop anywhere.
 */
@Component
public class FindingFollower implements SealedColumn.Recogniser {

    private static final int ACTS = 500;
    private static final int AT_ONCE = 100;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final FindingRows rows;
    private final FindingKeys keys;
    private final MatterRows matters;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;
    private volatile @Nullable LocalDate swept;
    private long wholeSince;

    FindingFollower(FindingRows rows, FindingKeys keys, MatterRows matters, Ledger ledger, TransactionTemplate transaction, Now now, Loops loops) {
        this.rows = rows;
        this.keys = keys;
        this.matters = matters;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("matters-found", "更新办件的检索", REST).finishing(Duration.ofSeconds(20)), this::round);
    }

    @EventListener
    void wakeUp(ActsLinked linked) {
        loop.wake();
    }

    /** Builds the index anew under another key; the one before answers until that is whole. */
    public void anew() {
        transaction.executeWithoutResult(status -> rows.begin(keys.ring(), keys.salt(), ledger.headPosition()));
        loop.wake();
    }

    /** The last act that the index which answers says; 0 before there is one. */
    public long reached() {
        return rows.answering().filter(FindingRows.Key::built).map(FindingRows.Key::reached).orElse(0L);
    }

    private boolean round() {
        boolean more = Boolean.TRUE.equals(transaction.execute(status -> rows.hold() && goOn()));
        if (!more && !now.today().equals(swept)) {
            rows.sweep();
            swept = now.today();
        }
        return more;
    }

    private boolean goOn() {
        List<FindingRows.Key> all = rows.keys();
        if (all.isEmpty() || keys.terms(all.getLast()).isEmpty()) {
            rows.begin(keys.ring(), keys.salt(), ledger.headPosition());
            return true;
        }
        boolean more = false;
        for (FindingRows.Key key : all) {
            more |= follow(key);
        }
        leave(all);
        return build(all.getLast()) || more;
    }

    /** The keys before the last go a while after it is whole: another node may still be asking by them. */
    private void leave(List<FindingRows.Key> all) {
        if (all.size() == 1 || !all.getLast().built()) {
            wholeSince = 0;
        } else if (wholeSince == 0) {
            wholeSince = System.nanoTime();
        } else if (System.nanoTime() - wholeSince > PARTING.toNanos()) {
            rows.alone(all.getLast());
        }
    }

    private boolean follow(FindingRows.Key key) {
        List<LinkedAct> acts = ledger.after(key.reached(), ACTS);
        if (acts.isEmpty()) {
            return false;
        }
        Set<String> touched = new LinkedHashSet<>();
        for (LinkedAct linked : acts) {
            touched.add(linked.act().subject());
            if (linked.act().text("case") != null) {
                touched.add(linked.act().text("case"));
            }
        }
        put(key, rows.matters(touched));
        rows.reached(key, acts.getLast().position());
        return acts.size() == ACTS;
    }

    private boolean build(FindingRows.Key key) {
        if (key.built()) {
            return false;
        }
        List<String> ids = rows.idsAfter(key.upto(), AT_ONCE);
        if (ids.isEmpty()) {
            rows.built(key);
        } else {
            rows.roomToSort();
            put(key, ids);
            rows.upto(key, ids.getLast());
        }
        return true;
    }

    private void put(FindingRows.Key key, List<String> ids) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            keys.terms(key).ifPresent(terms -> {
                List<FindingRows.Row> made = matters.of(some, terms, loop::leaveOut);
                rows.put(key, some, made);
                loop.cameThrough(made.stream().map(FindingRows.Row::caseId).toList());
            });
            loop.beat();
        }
    }

    /** Under the key of the ring that is current; done once the index is whole. */
    @Override
    public int recogniseAnew() {
        List<FindingRows.Key> all = rows.keys();
        if (!all.isEmpty() && !all.getLast().ring().equals(keys.ring())) {
            anew();
            return 1;
        }
        if (all.isEmpty() || all.getLast().built()) {
            return 0;
        }
        transaction.executeWithoutResult(status -> {
            if (rows.hold()) {
                goOn();
            }
        });
        return AT_ONCE;
    }
}
