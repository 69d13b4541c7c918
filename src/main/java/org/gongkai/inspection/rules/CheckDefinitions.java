package org.gongkai.inspection.rules;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.inspection.claims.Measures;

/** The kinds of file that this room reads. */
class CheckDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(Rulebook.FILES, Measures.FILE);
    }
}
