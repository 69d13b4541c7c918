package org.gongkai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

/**
 * The story of the demo district, told once in an installation that is then stopped; a class of tests begins with a copy of its database
 * and its folder, as after a restart.
 */
final class ToldDistrict {

    private ToldDistrict() {
    }

    /** Where it is told. */
    @GongkaiTest
    static final class Telling {
    }

    static String database() {
        return Kept.DATABASE;
    }

    static void copyDataTo(Path folder) {
        try (Stream<Path> files = Files.walk(Kept.DATA)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = folder.resolve(Kept.DATA.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static final class Kept {

        static final String DATABASE;
        static final Path DATA;

        static {
            var telling = new TestContextManager(Telling.class).getTestContext();
            ApplicationContext application = telling.getApplicationContext();
            application.getBean(DemoDistrict.class).tell();
            String url = application.getEnvironment().getRequiredProperty("spring.datasource.url");
            DATABASE = List.of(url.split("[/?]")).stream().filter(part -> part.startsWith("test_application")).findFirst().orElseThrow();
            DATA = Path.of(application.getEnvironment().getRequiredProperty("gongkai.data"));
            telling.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
