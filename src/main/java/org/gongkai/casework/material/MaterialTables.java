package org.gongkai.casework.material;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Files that were sent are there because they came to an application; those that wait for a form are nobody's yet. */
@Component
class MaterialTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(
                Derived.onRecord("casework.material", "材料", "select id, id, binding from casework.material where waits_until is null", Materials.ATTACH).saying("binding"),
                Derived.onRecord("casework.material_held", "申请的材料", "select application || ' ' || material, material, application from casework.material_held", Materials.ATTACH)
                        .saying(Materials.APPLICATION));
    }
}
