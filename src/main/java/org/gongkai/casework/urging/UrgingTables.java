package org.gongkai.casework.urging;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Who was urged; each by an act that names the matter. */
@Component
class UrgingTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onAct("casework.urging", "催办", "select id, act_id, case_id from casework.urging", Urging.KIND).saying(Urging.CASE));
    }
}
