package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

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
}
