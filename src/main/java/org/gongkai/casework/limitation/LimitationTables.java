package org.gongkai.casework.limitation;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Decisions that limit letters, and the digests by which whoever wrote is known again. */
@Component
class LimitationTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onAct("casework.limitation", "限制来信来电的决定", "select act_id, act_id from casework.limitation"),
                Derived.onAct("casework.limitation_sign", "受限制的人的摘要", "select act_id || ' ' || sign, act_id from casework.limitation_sign"));
    }
}
