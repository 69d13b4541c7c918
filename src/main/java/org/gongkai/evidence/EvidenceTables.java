package org.gongkai.evidence;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Evidence is there because it was attached. */
@Component
class EvidenceTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("evidence.evidence", "凭证", "select id, id, binding from evidence.evidence", "evidence.attach").saying("binding"));
    }
}
