package org.gongkai.casework.opening;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kind of file that this package reads. */
class OpeningDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(UnusualNumbers.FILE);
    }
}
