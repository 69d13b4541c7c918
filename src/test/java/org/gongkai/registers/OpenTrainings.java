package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;


/** Two savings of trainings, a change and a correction, on three days, as anybody reads them. */
@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenTrainings {

    static final Staff OFFICER = new Staff("o", "某", List.of(Post.at("education", Role.OFFICER)));
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;
    @Autowired
    Registers registers;
    @Autowired
    EnterRows enter;
    @Autowired
    WithdrawRecord withdraw;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    @BeforeAll
    void register(@Autowired DemoDistrict demo) throws Exception {
        time.to("2026-03-02");
        demo.tell("cast");
        Register trainings = registers.find("trainings").orElseThrow();
        List<TypedRow> rows = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            rows.add(TypedRow.of(i, Map.of("heldOn", "2026-01-" + (i % 28 + 1), "topic", "第" + i + "期条例解读", "form", i % 3 == 0 ? "线上" : "集中授课", "people", String.valueOf(i), "contact", "紫貂某")));
        }
        rows.add(TypedRow.of(121, Map.of("heldOn", "2026-02-01", "topic", "@某网,\"要防\"", "form", "交流观摩", "people", "9")));
        save(trainings, "s1", Change.CHANGE, "", rows);
        time.to("2026-03-10");
        save(trainings, "s2", Change.CHANGE, "", List.of(TypedRow.of(1, row("第1期条例解读", "2026-01-2", "集中授课", "300"))));
        time.to("2026-03-12");
        save(trainings, "s3", Change.CORRECT, "签到表", List.of(TypedRow.of(1, row("第2期条例解读", "2026-01-3", "线上", "2"))));
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/registers/trainings").body().contains("共 121 条"));
    }

    static Map<String, String> row(String topic, String day, String form, String people) {
        return Map.of("heldOn", day, "topic", topic, "form", form, "people", people);
    }

    void save(Register register, String saving, Change how, String reason, List<TypedRow> rows) {
        assertThat(enter.enter(new EnterRows.Wish(register, saving, "education", how, reason), rows, OFFICER)).isInstanceOf(Outcome.Saved.class);
    }

    JsonNode api(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
