package org.gongkai.ledger;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.directory.RecordedRows;
import org.springframework.stereotype.Component;

/** The tables of facts, and of the rooms that lie below the ledger and cannot ask it. */
@Component
class OwnTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        List<Derived> tables = new ArrayList<>(List.of(Derived.onAct("ledger.fact", "统计事实", "select kind || ' ' || id, act_id from ledger.fact"),
                Derived.onAct("ledger.fact", "统计事实所属的记录", """
                        select f.kind || ' ' || f.id, case when a.subject = f.record then a.id end from ledger.fact f left join ledger.act a on a.id = f.act_id""")));
        RecordedRows.ALL.forEach(rows -> tables.add(new Derived(rows.table(), rows.title(), rows.query(), Derived.On.RECORD,
                List.of("directory." + rows.act()), rows.detail())));
        return tables;
    }
}
