package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.gongkai.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Each room's schema is there before the application starts")
class MigrationsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    @DisplayName("every folder of migrations belongs to a room in the order of the house")
    void everyFolderIsARoom() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/db"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).isSubsetOf(Migrations.ROOMS);
        }
    }

    @Test
    @DisplayName("a migrated database has nothing left to do")
    void isRecorded() throws IOException {
        assertThat(DATABASE.jdbc().sql("select digest from operation.migrations").query(String.class).list())
                .containsExactly(Migrations.ofAllRooms().digest());
    }
}
