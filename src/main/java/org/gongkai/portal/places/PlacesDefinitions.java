package org.gongkai.portal.places;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;

/** The kind of file that the site's map reads. */
class PlacesDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(PlacesFile.FILE);
    }
}
