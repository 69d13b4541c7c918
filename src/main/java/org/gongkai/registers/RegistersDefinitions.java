package org.gongkai.registers;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;

/** The kinds of file that this room reads. */
class RegistersDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(RegisterKind.FILES, RegisterThemes.FILE, VisitRules.FILE);
    }

    @Override
    public List<Known> known() {
        return List.of(Known.of(Projection.SORT, List.of(OrganProfiles.ID, OrganHeads.ID, CitedInstruments.ID, CountedVisits.ID)));
    }
}
