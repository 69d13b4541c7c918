package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

import org.gongkai.Browser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@DisplayName("A screen: one page, in the reader's language, safe, and with one way onward when it fails")
@SpringBootTest(classes = ScreenTest.House.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gongkai.site.name=清河县人民政府", "gongkai.site.id-code=1300000001", "gongkai.site.domain=www.qinghe.gov.cn"})
class ScreenTest {

    static final String TITLE = "清河县人民政府办公室关于印发《清河县政府信息公开申请办理规程（试行）》的通知（清政办发〔2020〕13号）";

    @SpringBootConfiguration
    @EnableAutoConfiguration(excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration"})
    @ComponentScan("org.gongkai.face.web")
    @Import({FaceConfiguration.class, Pages.class})
    static class House {
    }

    @Controller
    static class Pages {

        @GetMapping("/sample")
        Screen sample() {
            return Screen.message(Page.of(TITLE).description("关于<印发>\"规程\"").crumb("政务公开", "/columns").entrance(Entrance.DISCLOSURE)
                            .column("政策文件", "本机关文件", "政策,文件", "政策文件"),
                    "<script>alert(1)</script>头发与发布、干部与干净", "查看", "/?a=1&b=\"2\"");
        }

        @GetMapping("/broken")
        Screen broken() {
            throw new IllegalStateException("secret detail");
        }

        @PostMapping("/form")
        Screen form() {
            return sample();
        }
    }

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("carries the tags of the page norm 国办发〔2017〕47号")
    void carriesTheTagsOfTheNorm() throws Exception {
        assertThat(get("/sample").body())
                .contains("<meta name=\"SiteName\" content=\"清河县人民政府\">", "<meta name=\"SiteIDCode\" content=\"1300000001\">",
                        "<meta name=\"SiteDomain\" content=\"www.qinghe.gov.cn\">", "<meta name=\"ColumnType\" content=\"政策文件\">",
                        "<title>清河县人民政府办公室关于印发");
    }

    @Test
    @DisplayName("what people wrote is text, never markup")
    void escapes() throws Exception {
        assertThat(get("/sample").body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert")
                .contains("href=\"/?a=1&amp;b=&#34;2&#34;\"");
    }

    @Test
    @DisplayName("no inline script or style, and a policy that forbids them")
    void nothingInline() throws Exception {
        HttpResponse<String> page = get("/sample");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(page.body()).doesNotContain(" style=\"", "<style").doesNotContainPattern("<script>|\\son[a-z]+=");
    }

    @Test
    @DisplayName("English chrome and traditional characters come from the same templates, and are remembered")
    void speaksThreeTongues() throws Exception {
        HttpResponse<String> english = get("/sample?lang=en");
        assertThat(english.body()).contains("lang=\"en\"", "Skip to content", "Disclosure");
        assertThat(english.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie).contains("gongkai-view=en."));
        assertThat(get("/sample", "gongkai-view=zh-Hant.usual.light.own").body())
                .contains("lang=\"zh-Hant\"", "跳到正文", "頭髮與發布、幹部與乾淨", "政務公開", "申請辦理規程");
    }

    @Test
    @DisplayName("长者模式 is the same page with larger type")
    void elderMode() throws Exception {
        assertThat(get("/sample?elder=on").body()).contains("data-elder=\"on\"", "退出长者模式");
    }

    @Test
    @DisplayName("the style sheet lies at an address of its content and may be kept for ever")
    void assetsAreImmutable() throws Exception {
        var link = Pattern.compile("href=\"(/assets/[0-9a-f]{16}/gongkai\\.css)\"").matcher(get("/sample").body());
        assertThat(link.find()).isTrue();
        HttpResponse<String> css = get(link.group(1));
        assertThat(css.headers().firstValue("Cache-Control")).hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
        assertThat(css.body()).startsWith(":root {");
        assertThat(get("/assets/0000000000000000/gongkai.css").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/nowhere 404 没有找到这一页", "/broken 500 系统出了问题", "/form 405 这一页不能这样打开"})
    @DisplayName("a failure is a designed page with one way onward and no stack trace")
    void failsKindly(String expectation) throws Exception {
        String[] parts = expectation.split(" ");
        HttpResponse<String> page = get(parts[0]);
        assertThat(page.statusCode()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(page.body()).contains("<h1>" + parts[2], "class=\"button\"").doesNotContain("secret detail", "Exception");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {1440, 768, 390, 1080})
    @DisplayName("stands on every window, and axe finds nothing")
    void isAccessible(int width) {
        try (var page = Browser.visit("http://localhost:" + port + "/sample" + (width == 1080 ? "?kiosk=on" : ""), width, width == 1080 ? 1920 : 900)) {
            Browser.picture(page, "sample-" + width);
            Browser.assertAccessible(page);
            Browser.assertFits(page);
        }
    }

    private HttpResponse<String> get(String path, String... cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html,*/*");
        if (cookie.length > 0) {
            request.header("Cookie", cookie[0]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
