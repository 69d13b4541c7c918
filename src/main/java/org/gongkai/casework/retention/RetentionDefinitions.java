package org.gongkai.casework.retention;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this room reads. */
class RetentionDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(RetentionPeriods.FILE);
    }
}
