package org.gongkai.portal.home;

import java.util.List;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the first page is arranged: as the last act says, and until there was one as the file does. */
@Component
public class Arrangements {

    static final String ARRANGED = "portal.home-arranged";
    private static final String SUBJECT = "portal/home";
    private static final String BLOCKS = "blocks";

    private final HomeFile file;
    private final Arrangement shipped;
    private final Ledger ledger;
    private final Organs organs;

    Arrangements(DefinitionTree regulations, Ledger ledger, Organs organs) {
        this.file = HomeFile.read(regulations);
        this.shipped = Arrangement.of(file);
        this.ledger = ledger;
        this.organs = organs;
    }

    HomeFile file() {
        return file;
    }

    /** As the file has it. */
    Arrangement shipped() {
        return shipped;
    }

    public Arrangement current() {
        List<Act> acts = history();
        return acts.isEmpty() ? shipped : shipped.as(strings(acts.getLast()));
    }

    /** Who arranged it when, oldest first. */
    List<Act> history() {
        return ledger.of(SUBJECT);
    }

    /** Why this person may not arrange the first page; empty where they may. */
    static List<String> reasons(Staff staff) {
        return staff.may(Power.COORDINATE) ? List.of() : List.of("首页由政府信息公开工作机构安排");
    }

    /** Arranges the first page, for everyone, from now on. */
    @Transactional
    public Attempt<Act> arrange(Arrangement wanted, Staff staff) {
        if (!reasons(staff).isEmpty()) {
            return Attempt.refused(reasons(staff));
        }
        if (wanted.blocks().stream().noneMatch(Arrangement.Placed::on)) {
            return Attempt.refused("首页至少要有一块");
        }
        if (wanted.equals(current())) {
            return Attempt.refused("和现在的首页一样，没有改动");
        }
        String organ = organs.first().map(Organ::id).orElseThrow();
        return Attempt.done(ledger.record(ActDraft.of(ARRANGED, SUBJECT).organ(organ).actor(staff.personId()).article("国办发〔2017〕47号").detail(BLOCKS, wanted.written())));
    }

    private static List<String> strings(Act act) {
        return act.detail().get(BLOCKS) instanceof List<?> blocks ? blocks.stream().map(String::valueOf).toList() : List.of();
    }
}
