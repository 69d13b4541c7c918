package org.gongkai.inspection.text;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kinds of file that this package reads. */
class PageDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(Chrome.FILE);
    }
}
