package org.gongkai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Regulations;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Case types that no government has, for rules that no shipped type needs yet: {@code src/test/resources/owntypes}. */
@TestConfiguration(proxyBeanMethods = false)
public class OwnTypes {

    /** The shipped files with those of the tests beside them. */
    public static DefinitionTree tree() {
        List<DefinitionText> own = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "owntypes"))) {
            for (Path file : files.sorted().toList()) {
                own.add(new DefinitionText("casetypes/" + file.getFileName(), Files.readString(file), DefinitionText.Origin.OWN));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return DefinitionTree.shipped().over(own);
    }

    @Bean
    @Primary
    Regulations withOwnTypes() {
        return Regulations.of(tree());
    }
}
