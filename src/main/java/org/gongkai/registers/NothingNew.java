package org.gongkai.registers;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says of a period that has ended that there is nothing new in it, so that silence and neglect are not the same. */
@Component
public class NothingNew {

    static final String KIND = "registers.nothing-new";

    private final Keepers keepers;
    private final Ledger ledger;
    private final JdbcClient client;
    private final Now now;

    NothingNew(Keepers keepers, Ledger ledger, JdbcClient client, Now now) {
        this.keepers = keepers;
        this.ledger = ledger;
        this.client = client;
        this.now = now;
    }

    /** @return why not; empty when it is recorded, or was before */
    @Transactional
    public List<Refusal> say(Register register, String organ, String period, Staff staff) {
        Optional<Refusal> refused = keepers.whyNot(register, staff, organ);
        Rhythm rhythm = register.keeping().rhythm();
        if (refused.isPresent() || rhythm == null) {
            return List.of(refused.orElseGet(() -> Refusal.because("“" + register.title() + "”没有规定多久更新一次，不用报“没有变化”")));
        }
        Rhythm.Period ended = rhythm.endedBefore(now.today());
        if (!ended.id().equals(period)) {
            return List.of(Refusal.because("只能对刚结束的一期（" + ended.title() + "）报“没有变化”"));
        }
        if (client.sql("select count(*) from registers.nothing_new where register = ? and organ = ? and period = ?").params(register.id(), organ, period).query(Long.class).single() == 0) {
            Act act = ledger.record(ActDraft.of(KIND, register.subject()).organ(organ).actor(staff.personId()).detail("period", period));
            client.sql("insert into registers.nothing_new (register, organ, period, act) values (?, ?, ?, ?) on conflict do nothing").params(register.id(), organ, period, act.id()).update();
        }
        return List.of();
    }
}
