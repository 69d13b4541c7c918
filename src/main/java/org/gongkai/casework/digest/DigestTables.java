package org.gongkai.casework.digest;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** What people were reminded of; a row without an act says that there was nothing to tell that day. */
@Component
class DigestTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onAct("casework.digest", "待办提醒", "select id, act_id from casework.digest where act_id is not null", Digests.KIND));
    }
}
