package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.gongkai.casework.CaseState;
import org.gongkai.procedure.Permissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@GongkaiTest
@DisplayName("The whole application")
class ApplicationStartsTest {

    @LocalServerPort
    int port;

    @Test
    @DisplayName("starts on an empty database and answers")
    void answers() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var home = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
            assertThat(client.send(home, BodyHandlers.discarding()).statusCode()).isLessThan(500);
        }
    }

    @Test
    @DisplayName("regulations/schema/conditions.json 列出了每个条件；过时的已重写在 target/schema，复制过去即可")
    void conditionsAreListed(@Autowired Permissions<CaseState> permissions) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        ArrayNode list = json.createArrayNode();
        permissions.guards().forEach(guard -> list.addObject().put("name", guard.name()).put("title", guard.title()).put("article", guard.article()));
        String fresh = json.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
        Files.writeString(Files.createDirectories(Path.of("target", "schema")).resolve("conditions.json"), fresh);
        assertThat(Path.of("regulations", "schema", "conditions.json")).as("cp target/schema/conditions.json regulations/schema/").hasContent(fresh);
    }
}
