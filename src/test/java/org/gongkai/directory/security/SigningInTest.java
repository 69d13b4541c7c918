package org.gongkai.directory.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.DemoCast;
import org.gongkai.directory.EndPost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "gongkai.rate-limit.enabled=false")
@DisplayName("登录：回到要去的页面，谁连错五次就在谁那里锁定，没有岗位就没有门")
class SigningInTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private DemoCast cast;
    @Autowired
    private People people;
    @Autowired
    private Organs organs;
    @Autowired
    private EndPost ending;
    @Autowired
    private ChangePassword changing;

    @BeforeAll
    void aDistrict(@Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> cast.tell());
    }

    @Test
    @DisplayName("示范安装的登录页写明登录名和密码；登录后回到要去的页面，会话换新")
    void returnsToThePageWanted() throws Exception {
        try (Visitor visitor = new Visitor()) {
            HttpResponse<String> wanted = visitor.get("/desk/organs?on=2018-06-30");
            assertThat(wanted.statusCode()).isEqualTo(302);
            String before = visitor.session();
            assertThat(visitor.get("/sign-in").body()).contains("wangji.office", cast.password());
            HttpResponse<String> signedIn = visitor.signIn("WangJi.office ", cast.password());
            assertThat(signedIn.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/desk/organs?on=2018-06-30"));
            assertThat(visitor.session()).isNotEqualTo(before);
            assertThat(visitor.get("/desk/organs?on=2018-06-30").body()).contains("青澜区粮食局", "王霁").doesNotContain("青澜区应急管理局");
        }
    }

    @Test
    @DisplayName("缺岗位的人看到需要哪个岗位")
    void saysWhichRoleIsNeeded() throws Exception {
        try (Visitor officer = new Visitor()) {
            officer.signIn("chenxi.office", cast.password());
            HttpResponse<String> refused = officer.get("/desk/organs");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("由运维来做");
        }
    }

    @Test
    @DisplayName("连错五次锁定十五分钟，密码对了也不行；不存在的登录名回答一样")
    void locksAfterFiveFailures() throws Exception {
        try (Visitor visitor = new Visitor()) {
            for (String login : new String[] {"zhuche.finance", "nobody.nowhere"}) {
                for (int attempt = 1; attempt <= 5; attempt++) {
                    HttpResponse<String> wrong = visitor.signIn(login, "wrong password");
                    assertThat(wrong.statusCode()).isEqualTo(401);
                    assertThat(wrong.body()).contains("登录名或密码不正确").contains(login);
                }
                assertThat(visitor.signIn(login, cast.password()).body()).contains("已锁定");
            }
            changing.reset(people.byLogin("zhuche.finance").orElseThrow().id(), Operator.INSTALLATION).orThrow();
            assertThat(visitor.signIn("zhuche.finance", "wrong password").body()).contains("登录名或密码不正确");
        }
    }

    @Test
    @DisplayName("别人在许多地方输错，锁不住本人：登录过的地方照常，没登录过的地方也还有一次；猜的人每处只剩一次，越猜锁得越久，总数不过一百")
    void nobodyLocksOutAnother() throws Exception {
        String login = "huangcen.office";
        try (Visitor office = new Visitor("198.51.100.1")) {
            assertThat(office.signIn(login, cast.password()).statusCode()).isEqualTo(302);
        }
        for (int guesser = 1; guesser <= 6; guesser++) {
            try (Visitor stranger = new Visitor("203.0.113." + guesser)) {
                for (int attempt = 0; attempt < 5; attempt++) {
                    stranger.signIn(login, "wrong password");
                }
                assertThat(stranger.signIn(login, cast.password()).body()).as("猜的人自己").contains("已锁定");
            }
        }
        try (Visitor office = new Visitor("198.51.100.1"); Visitor home = new Visitor("198.51.100.77"); Visitor stranger = new Visitor("203.0.113.90")) {
            assertThat(office.signIn(login, cast.password()).statusCode()).as("登录过的地方").isEqualTo(302);
            assertThat(home.signIn(login, cast.password()).statusCode()).as("没有登录过的地方").isEqualTo(302);
            assertThat(stranger.signIn(login, "wrong password").body()).contains("登录名或密码不正确");
            assertThat(stranger.signIn(login, "wrong password").body()).as("二十次以后每处只有一次").contains("已锁定");
        }
        int evaluated = 0;
        for (int guesser = 1; guesser <= 100; guesser++) {
            try (Visitor stranger = new Visitor("192.0.2." + guesser)) {
                evaluated += stranger.signIn(login, "wrong password").body().contains("登录名或密码不正确") ? 1 : 0;
            }
        }
        assertThat(evaluated).as("来自没有登录过的地方，总共").isBetween(50, 80);
        try (Visitor office = new Visitor("198.51.100.1"); Visitor home = new Visitor("198.51.100.77")) {
            assertThat(office.signIn(login, cast.password()).statusCode()).isEqualTo(302);
            assertThat(home.signIn(login, cast.password()).statusCode()).isEqualTo(302);
        }
    }

    @Test
    @DisplayName("一次性密码只够换一个密码")
    void aOneTimePasswordIsForChoosingAnother() throws Exception {
        String password = changing.reset(people.byLogin("liangheng.finance").orElseThrow().id(), Operator.INSTALLATION).orThrow();
        try (Visitor visitor = new Visitor()) {
            visitor.signIn("liangheng.finance", password);
            assertThat(visitor.get("/desk/organs").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/desk/password"));
            HttpResponse<String> refused = visitor.post("/desk/password", Map.of("old", password, "wanted", "short", "repeated", "short"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("至少 10 个字符");
            visitor.post("/desk/password", Map.of("old", password, "wanted", "plum rain in june", "repeated", "plum rain in june"));
            assertThat(visitor.get("/desk/organs").statusCode()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("岗位结束，已登录的人下一步就要重新登录，也登录不上")
    void anEndedPostEndsTheSession() throws Exception {
        try (Visitor visitor = new Visitor()) {
            visitor.signIn("xienan.education", cast.password());
            assertThat(visitor.get("/desk/password").statusCode()).isEqualTo(200);
            String person = people.byLogin("xienan.education").orElseThrow().id();
            ending.end(people.posts(person).getFirst().id(), LocalDate.of(2026, 1, 1), Operator.INSTALLATION).orThrow();
            assertThat(visitor.get("/desk/password").statusCode()).isEqualTo(302);
            assertThat(visitor.signIn("xienan.education", cast.password()).body()).contains("没有在任岗位");
        }
    }

    @Test
    @DisplayName("退出只能用表单提交，退出后要重新登录")
    void signsOutByPost() throws Exception {
        try (Visitor visitor = new Visitor()) {
            visitor.signIn("dongzhen.office", cast.password());
            assertThat(visitor.get("/sign-out").statusCode()).isIn(403, 404);
            assertThat(visitor.get("/desk/password").statusCode()).isEqualTo(200);
            assertThat(visitor.post("/sign-out", Map.of()).statusCode()).isEqualTo(302);
            assertThat(visitor.get("/desk/password").statusCode()).isEqualTo(302);
        }
    }

    @Test
    @DisplayName("运维在工作台设立机构、改名、给岗位；写错的带着原文回来")
    void theOperatorChangesTheDirectory() throws Exception {
        try (Visitor operator = new Visitor()) {
            operator.signIn("wangji.office", cast.password());
            HttpResponse<String> refused = operator.post("/desk/organs", Map.of("id", "parks", "name", "青澜区园林局", "shortName", "区园林局",
                    "kind", "DEPARTMENT", "parent", "qinglan", "creditCode", "119901019901000187", "from", "2026-01-01"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("应为 6").contains("value=\"青澜区园林局\"");
            operator.post("/desk/organs", Map.of("id", "parks", "name", "青澜区园林局", "shortName", "区园林局",
                    "kind", "DEPARTMENT", "parent", "qinglan", "from", "2026-01-01"));
            assertThat(operator.post("/desk/organs/parks/rename", Map.of("name", "青澜区绿化局", "shortName", "区绿化局", "on", "")).body())
                    .contains("请填写生效日期");
            operator.post("/desk/organs/parks/rename", Map.of("name", "青澜区绿化局", "shortName", "区绿化局", "on", "2026-06-01"));
            assertThat(organs.require("parks").name()).isEqualTo("青澜区绿化局");
            assertThat(operator.get("/desk/organs/parks").body()).contains("青澜区园林局", "青澜区绿化局");
            HttpResponse<String> added = operator.post("/desk/people", Map.of("name", "<b>新人</b>", "login", "new.parks"));
            assertThat(added.body()).contains("一次性密码").contains("&lt;b&gt;新人");
            String person = people.byLogin("new.parks").orElseThrow().id();
            operator.post("/desk/people/" + person + "/posts", Map.of("organ", "parks", "role", "OFFICER", "from", "2026-06-01"));
            assertThat(operator.get("/desk/people/" + person).body()).contains("青澜区绿化局");
            assertThat(operator.get("/desk/people").body()).contains("wuyun.development").contains("下一页");
        }
    }

    /** A browser that keeps cookies and sends back the token of the last form. */
    private final class Visitor implements AutoCloseable {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        private final String address;

        Visitor() {
            this("127.0.0.1");
        }

        /** @param address as a proxy would tell it */
        Visitor(String address) {
            this.address = address;
        }

        HttpResponse<String> signIn(String login, String password) throws IOException, InterruptedException {
            return post("/sign-in", Map.of("login", login, "password", password));
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(at(path)).header("X-Forwarded-For", address).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
            Matcher token = TOKEN.matcher(get("/sign-in").body());
            assertThat(token.find()).isTrue();
            String form = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&", "_csrf=" + URLEncoder.encode(token.group(1), UTF_8) + "&", ""));
            return client.send(HttpRequest.newBuilder(at(path)).header("X-Forwarded-For", address).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        }

        String session() {
            return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("JSESSIONID"))
                    .map(Object::toString).findFirst().orElse("");
        }

        private URI at(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
