package org.gongkai.pages;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Regulations;
import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActsLinked;
import org.gongkai.ledger.ActsRecorded;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The pages that are kept and what changes them: acts of this node the moment they are committed, acts of others once they have their position.
 * A list that was just made may answer a moment longer, however many acts come meanwhile.
 */
@Component
class KeptPages {

    /** Before the day on which a page may say something else without an act. */
    static final String DAY = "day/";

    private static final Logger LOG = LoggerFactory.getLogger(KeptPages.class);
    private static final int ACTS = 1000;
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Acts heard here and not yet met in the change sequence; beyond that many they are heeded twice, which only costs. */
    private static final int HEARD = 50_000;

    private final PageStore store;
    private final Ledger ledger;
    private final Regulations regulations;
    private final ObjectProvider<PageSources> rooms;
    private final Loop loop;
    private final Duration together;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private DefinitionTree inForce;
    private final Map<String, Long> lists = new ConcurrentHashMap<>();

    KeptPages(@Value("${gongkai.data}") Path data, @Value("${gongkai.pages.together:1s}") Duration together, Shape shape, Ledger ledger, Regulations regulations, ObjectProvider<PageSources> rooms, Loops loops) {
        this.store = new PageStore(data.resolve("pages"), shape.word());
        this.together = together;
        this.ledger = ledger;
        this.regulations = regulations;
        this.inForce = regulations.tree();
        this.rooms = rooms;
        this.loop = loops.add(Loop.Plan.of("pages", "更新公开页面", IDLE).finishing(Duration.ofSeconds(20)), this::follow, store::close);
    }

    /** What may answer on this day; null if it has to be made. */
    @Nullable KeptPage find(PageAddress address, LocalDate today) {
        KeptPage page = store.find(address);
        return page != null && answers(address.key(), page, today) ? page : null;
    }

    /** The same out of memory alone. */
    @Nullable AtHand atHand(String path, LocalDate today) {
        AtHand near = store.atHand(path);
        return near != null && answers(path, near.page(), today) ? near : null;
    }

    private boolean answers(String key, KeptPage page, LocalDate today) {
        if (!page.holdsOn(today)) {
            return false;
        }
        if (store.holds(page)) {
            return true;
        }
        Long made = page.gathers() && !together.isZero() ? lists.get(key) : null;
        return made != null && System.nanoTime() - made < together.toNanos();
    }

    long changes() {
        return store.changes();
    }

    void keep(PageAddress address, KeptPage page) {
        if (page.gathers()) {
            long instant = System.nanoTime();
            lists.values().removeIf(made -> instant - made > together.toNanos());
            lists.put(address.key(), instant);
        }
        store.keep(address, page);
    }

    @TransactionalEventListener
    void heard(ActsRecorded recorded) {
        recorded.acts().stream().limit(Math.max(0, HEARD - heard.size())).map(Act::id).forEach(heard::add);
        try {
            store.changed(sources(recorded.acts()));
        } catch (RuntimeException fault) {
            // what these acts did is committed: better no page is kept than one that is wrong
            LOG.warn("what acts change on pages cannot be told; all pages are made anew", fault);
            store.forget();
        }
    }

    @EventListener
    void wakeUp(ActsLinked linked) {
        loop.wake();
    }

    private boolean follow() {
        DefinitionTree declared = regulations.tree();
        if (declared != inForce) {
            inForce = declared;
            store.changed(List.of(MadeFrom.DECLARED));
        }
        long position = store.position();
        if (position == 0) {
            long head = ledger.headPosition();
            // of what was kept up to now it is not known what came before it
            store.forget();
            store.reached(head);
            return false;
        }
        List<LinkedAct> acts = ledger.after(position, ACTS);
        if (acts.isEmpty()) {
            if (ledger.headPosition() < position) {
                store.forget();
                store.reached(0);
            }
            return false;
        }
        List<Act> others = acts.stream().map(LinkedAct::act).filter(act -> !heard.remove(act.id())).toList();
        if (!others.isEmpty()) {
            store.changed(sources(others));
        }
        store.reached(acts.getLast().position());
        return acts.size() == ACTS;
    }

    /** Everything that acts change: their rooms, and the records of which the rooms have pages. */
    Collection<String> sources(List<Act> acts) {
        Set<String> sources = new LinkedHashSet<>();
        sources.add(MadeFrom.ANY_ACT);
        acts.forEach(act -> sources.add(act.kind().substring(0, Math.max(0, act.kind().indexOf('.')))));
        changes(acts).forEach(change -> sources.add(change.source()));
        return sources;
    }

    List<PageSources.Change> changes(List<Act> acts) {
        return rooms.stream().flatMap(room -> room.changedBy(acts).stream()).toList();
    }
}
