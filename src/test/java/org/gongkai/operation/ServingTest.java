package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.Gongkai;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
@DisplayName("serve: one process per data folder, whatever happened to the one before")
class ServingTest {

    @TempDir
    Path folder;

    private final List<ServeProcess> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (ServeProcess process : started) {
            process.close();
        }
    }

    @Test
    @DisplayName("a second server on the same data is refused by name; a killed one is followed by the next; a stopped one leaves nothing behind; IPv6 alone is enough for pages and commands")
    void oneAfterTheOther() throws Exception {
        Path data = folder.resolve("data");
        ServeProcess first = serve(data, "first");
        assertThat(answers(first.address())).isTrue();

        ServeProcess second = serve(data, "second");
        assertThat(second.exit()).isEqualTo(Commands.FOUND);
        assertThat(second.said()).contains("正在使用").contains(String.valueOf(first.pid()));

        first.kill();
        ServeProcess third = serve(data, "third", "--host", "::1");
        assertThat(third.address().getHost()).isEqualTo("[::1]");
        assertThat(answers(third.address())).isTrue();
        Path backup = folder.resolve("backup.zip");
        assertThat(Commands.run(Gongkai.class, "backup", backup.toString(), "--data", data.toString())).as("beside the server").isEqualTo(Commands.FINE);
        assertThat(Commands.run(Gongkai.class, "backup", backup.toString(), "--data", data.toString())).as("never over another file").isEqualTo(Commands.FOUND);
        assertThat(answers(third.address())).isTrue();

        third.close();
        assertThat(data.resolve("run/server.json")).doesNotExist();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    @DisplayName("restored without its keys nothing is served and no key is made: one sentence; with the keys back the same data serve")
    void restoredWithoutKeys() throws Exception {
        ServeProcess first = serve(folder.resolve("data"), "first");
        first.address();
        first.close();
        Path backup = folder.resolve("backup.zip");
        assertThat(Commands.run(Gongkai.class, "backup", backup.toString(), "--data", folder.resolve("data").toString())).as("without a server").isEqualTo(Commands.FINE);
        Path elsewhere = folder.resolve("elsewhere");
        assertThat(Commands.run(Gongkai.class, "restore", backup.toString(), "--data", elsewhere.toString())).as("restored, not proved").isEqualTo(Commands.FOUND);

        ServeProcess without = serve(elsewhere, "without");
        assertThat(without.exit()).isEqualTo(Commands.FOUND);
        assertThat(without.said()).contains("没有改动任何数据").contains(elsewhere.resolve("keys").toString());
        assertThat(elsewhere.resolve("keys")).doesNotExist();

        FileSystemUtils.copyRecursively(folder.resolve("data/keys"), elsewhere.resolve("keys"));
        assertThat(answers(serve(elsewhere, "with").address())).isTrue();
    }

    @Test
    @DisplayName("a database out of reach is one sentence that names it without its password")
    void databaseOutOfReach() throws Exception {
        ServeProcess process = serve(folder.resolve("data"), "elsewhere", "--database", "jdbc:postgresql://127.0.0.1:1/gongkai?password=hidden");
        assertThat(process.exit()).isEqualTo(Commands.FOUND);
        assertThat(process.said().lines().filter(line -> !line.startsWith("WARNING"))).singleElement().asString()
                .contains("连不上数据库 jdbc:postgresql://127.0.0.1:1/gongkai").doesNotContain("hidden");
    }

    private ServeProcess serve(Path data, String name, String... options) throws IOException {
        ServeProcess process = ServeProcess.start(folder.resolve(name), data, Map.of(), options);
        started.add(process);
        return process;
    }

    private static boolean answers(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() < 500;
        }
    }
}
