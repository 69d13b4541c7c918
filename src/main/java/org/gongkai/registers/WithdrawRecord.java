package org.gongkai.registers;

import java.util.List;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a record out of the public for the sake of a person (条例第十五条，个人信息保护法第四十七条): of each of its entries number, days and digest
 * stay, so that every root is still computed from them, and nothing of what they said, open or sealed. What they counted stays counted.
 */
@Component
public class WithdrawRecord {

    static final String KIND = "registers.withdraw";
    private static final String ARTICLE = "条例第十五条";

    private final RecordRows records;
    private final EntryLog log;
    private final Ledger ledger;
    private final RegisterFiles files;
    private final JdbcClient client;

    WithdrawRecord(RecordRows records, EntryLog log, Ledger ledger, RegisterFiles files, JdbcClient client) {
        this.records = records;
        this.log = log;
        this.ledger = ledger;
        this.files = files;
        this.client = client;
    }

    /** Whether the posts of a person let them withdraw what an organ answers for. */
    public static boolean may(Staff staff, String organ) {
        return staff.holds(Role.APPROVER, organ) || staff.holds(Role.DISCLOSURE_OFFICE, organ);
    }

    /** @return why not; empty when it is done */
    @Transactional
    public List<Refusal> withdraw(Register register, String key, Staff staff) {
        log.hold(register.id());
        List<Entry> history = records.history(register.id(), key);
        if (history.isEmpty()) {
            return List.of(Refusal.because("这份名录里没有这一条"));
        }
        String organ = history.getFirst().organ();
        if (!may(staff, organ)) {
            return List.of(Refusal.because("由负责机关的审批人或者信息公开工作机构撤下", ARTICLE));
        }
        if (history.getFirst().isWithdrawn()) {
            return List.of(Refusal.because("这一条已经撤下，不再公开"));
        }
        // The key may be what must not be told: the act names entries by their number
        ledger.record(ActDraft.of(KIND, register.subject()).organ(organ).actor(staff.personId()).article(ARTICLE).detail("ground", "privacy")
                .detail("entries", history.stream().map(Entry::number).sorted().toList()));
        client.sql("update registers.entry set content = null, sealed = null where register = ? and key = ?").params(register.id(), key).update();
        client.sql("delete from registers.sealed_value v using registers.entry e where e.register = v.register and e.number = v.number and e.register = ? and e.key = ?")
                .params(register.id(), key).update();
        files.forget(register, history);
        return List.of();
    }
}
