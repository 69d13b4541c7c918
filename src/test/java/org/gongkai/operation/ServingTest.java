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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    @DisplayName("a second server on the same data is refused by name; a killed one is followed by the next; a stopped one leaves nothing behind")
    void oneAfterTheOther() throws Exception {
        Path data = folder.resolve("data");
        ServeProcess first = serve(data, "first");
        assertThat(answers(first.address())).isTrue();

        ServeProcess second = serve(data, "second");
        assertThat(second.exit()).isEqualTo(Commands.FOUND);
        assertThat(second.said()).contains("正在使用").contains(String.valueOf(first.pid()));

        first.kill();
        ServeProcess third = serve(data, "third");
        assertThat(answers(third.address())).isTrue();

        third.close();
        assertThat(data.resolve("run/server.json")).doesNotExist();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
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
