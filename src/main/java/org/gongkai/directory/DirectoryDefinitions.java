package org.gongkai.directory;

import java.util.Arrays;
import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;

/** The kinds of file that this room reads. */
class DirectoryDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of();
    }

    @Override
    public List<Known> known() {
        return List.of(Known.of(Role.SORT, Arrays.stream(Role.values()).map(Role::name).toList()));
    }
}
