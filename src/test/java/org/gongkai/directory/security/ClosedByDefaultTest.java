package org.gongkai.directory.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

import org.gongkai.GongkaiTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

@GongkaiTest
@DisplayName("默认关闭：没有列入公开清单的地址，未登录一律进不去")
class ClosedByDefaultTest {

    private static final List<PathPattern> PUBLIC_READ = patterns(PublicAddresses.READ);
    private static final List<PathPattern> PUBLIC_FORMS = patterns(PublicAddresses.FORMS);

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    @Autowired
    private ServletContext servletContext;

    @Test
    @DisplayName("逐个问每一个映射：公开清单之外的，未登录的人都不许进")
    void everyMappingIsClosedUnlessListed() throws Exception {
        Set<String> open = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (RequestMappingInfo mapping : requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                String path = pattern.replaceAll("\\{[^}]*}", "x").replace("**", "x").replace("*", "x");
                for (RequestMethod method : methods(mapping)) {
                    asked.add(method + " " + pattern);
                    if (!isListed(method, path) && letsThrough(method, path)) {
                        open.add(method + " " + pattern);
                    }
                }
            }
        }
        assertThat(letsThrough(RequestMethod.GET, "/search")).isTrue();
        assertThat(asked).isNotEmpty();
        assertThat(open).as("open without being on the public list").isEmpty();
    }

    @Test
    @DisplayName("工作台转去登录；不在清单上的地址答 404；/operator 没有令牌答 403")
    void answersByKind() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> desk = ask(client, "GET", "/desk/anything");
            assertThat(desk.statusCode()).isEqualTo(302);
            assertThat(desk.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
            assertThat(ask(client, "GET", "/actuator/env").statusCode()).isEqualTo(404);
            assertThat(ask(client, "POST", "/operator/verify").statusCode()).isEqualTo(403);
            assertThat(ask(client, "DELETE", "/documents/x").statusCode()).isBetween(403, 405);
        }
    }

    @Test
    @DisplayName("没有令牌的表单不收，并说明怎么办")
    void formsNeedTheirToken() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String address : List.of("/sign-in", "/requests/new", "/matters", "/sign-out")) {
                HttpResponse<String> answer = ask(client, "POST", address);
                assertThat(answer.statusCode()).as(address).isEqualTo(403);
                assertThat(answer.body()).as(address).contains("刷新后再提交");
            }
        }
    }

    @Test
    @DisplayName("每个回答都带安全头；公开页面不建会话")
    void everyAnswerCarriesTheHeaders() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> home = ask(client, "GET", "/");
            assertThat(home.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
                    assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'"));
            assertThat(home.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(home.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(home.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(home.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
            assertThat(ask(client, "GET", "/desk").headers().firstValue("Cache-Control")).hasValueSatisfying(policy ->
                    assertThat(policy).contains("no-store"));
        }
    }

    /** Whether someone without an account gets past the filters, with the token of the form in hand. */
    private boolean letsThrough(RequestMethod method, String path) throws IOException, ServletException {
        MockHttpServletRequest request = new MockHttpServletRequest(servletContext, method.name(), path);
        request.setServletPath(path);
        MockFilterChain beyond = new MockFilterChain();
        security.doFilter(csrf().postProcessRequest(request), new MockHttpServletResponse(), beyond);
        return beyond.getRequest() != null;
    }

    private static boolean isListed(RequestMethod method, String path) {
        List<PathPattern> listed = method == RequestMethod.POST ? PUBLIC_FORMS
                : method == RequestMethod.GET || method == RequestMethod.HEAD ? PUBLIC_READ : List.of();
        return listed.stream().anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path)));
    }

    private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
    }

    private HttpResponse<String> ask(HttpClient client, String method, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private static List<PathPattern> patterns(String[] addresses) {
        return List.of(addresses).stream().map(PathPatternParser.defaultInstance::parse).toList();
    }
}
