package org.gongkai.calendar;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;

/** Reads one shipped file of {@code regulations}; a name that nobody knows stops the start. */
public final class RegulationFile {

    private RegulationFile() {
    }

    /** @param file on the classpath, such as {@code /regulations/fees.yaml} */
    public static <T> T read(String file, Class<T> as) {
        return Definitions.one(DefinitionTree.shipped(), Kind.of(file, file.replace("/regulations/", ""), as)).value();
    }
}
