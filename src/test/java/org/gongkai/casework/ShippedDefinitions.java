package org.gongkai.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.OwnTypes;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.declaration.CaseTypeNames;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;

/** Every definition of a case type: those in force and those that cases began under before. */
final class ShippedDefinitions {

    static final Endings ENDINGS = new Endings(DefinitionTree.shipped());

    private ShippedDefinitions() {
    }

    static List<CaseType> inForce() {
        return files().stream().map(file -> CaseTypeFile.of(file, ENDINGS)).toList();
    }

    /** The same with the types that only tests have. */
    static List<CaseType> withOwn() {
        return Definitions.all(OwnTypes.tree(), CaseTypeNames.FILES).stream().map(file -> CaseTypeFile.of(file, ENDINGS)).toList();
    }

    /** What a type says with all it inherits. */
    static String text(String id) {
        return files().stream().filter(file -> file.id().equals(id)).findFirst().orElseThrow().resolved();
    }

    static List<Definition<CaseTypeDeclared.Root>> files() {
        return Definitions.all(DefinitionTree.shipped(), CaseTypeNames.FILES);
    }

    static List<CaseType> all() {
        return Stream.concat(inForce().stream(), in(Path.of("src", "test", "resources", "casetypes")).stream()).toList();
    }

    private static List<CaseType> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(ShippedDefinitions::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CaseType read(Path file) {
        try {
            return CaseTypeFile.read(Files.readString(file), ENDINGS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
