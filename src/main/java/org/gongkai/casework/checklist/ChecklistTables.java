package org.gongkai.casework.checklist;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** What came on paper is there because somebody noted it. */
@Component
class ChecklistTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("casework.material_noted", "登记的纸质材料", "select id, id, case_id from casework.material_noted", Checklist.NOTE).saying("case"));
    }
}
