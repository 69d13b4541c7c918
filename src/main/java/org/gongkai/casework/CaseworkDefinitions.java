package org.gongkai.casework;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class CaseworkDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(RemedyClauses.FILE);
    }
}
