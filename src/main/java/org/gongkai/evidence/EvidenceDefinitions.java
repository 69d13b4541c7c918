package org.gongkai.evidence;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class EvidenceDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(EvidenceKinds.FILE);
    }
}
