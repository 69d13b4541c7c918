package org.gongkai.casework.opendata;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;
import org.gongkai.registers.Projection;

/** Says to the declarations of registers what can be made of matters. */
class OpenDataDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of();
    }

    @Override
    public List<Known> known() {
        return List.of(Known.of(Projection.SORT, List.of(CasesInPublic.ID)));
    }
}
