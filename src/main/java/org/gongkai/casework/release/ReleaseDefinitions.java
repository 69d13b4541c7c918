package org.gongkai.casework.release;

import java.util.List;

import org.gongkai.casework.alike.ProactiveRules;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class ReleaseDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(ProactiveRules.FILE);
    }
}
