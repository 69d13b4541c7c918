package org.gongkai.casework.consistency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.declaration.CaseTypeNames;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;

/** Holds the files of types against those they need. */
class TypesTogether implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of();
    }

    @Override
    public List<Fault> together(Definitions read, List<Known> known) {
        Map<Definition<CaseTypeDeclared.Root>, CaseType> types = new LinkedHashMap<>();
        for (Definition<CaseTypeDeclared.Root> file : read.of(CaseTypeNames.FILES)) {
            try {
                types.put(file, CaseTypeFile.of(file, new Endings(DefinitionTree.shipped())));
            } catch (IllegalArgumentException contradictory) {
                // Said at its own place already; what else is wrong shows once that is mended.
                return List.of();
            }
        }
        return Stream.of(WordsOfLetters.faults(read, List.copyOf(types.values()), known), BegunTypes.faults(types)).flatMap(List::stream).toList();
    }
}
