package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

@GongkaiTest
@DisplayName("公用机：从每一个地址出发、走遍点得到的每一种页面，没有一个链接通到外面、通到文件，没有一页留在浏览器里")
class KioskPagesTest {

    /** Pages looked at of those that one handler answers. */
    private static final int OF_EACH = 4;

    @LocalServerPort
    int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Queue<String> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<PathPattern, Integer> looked = new HashMap<>();
    private final Set<String> out = new TreeSet<>();
    private final Set<String> files = new TreeSet<>();
    private final Set<String> cached = new TreeSet<>();
    private int pages;

    @BeforeEach
    void district(@Autowired DemoDistrict district) {
        district.tell();
    }

    @Test
    @DisplayName("链接、表单、内嵌的页面都在本站；没有下载、没有新窗口；每一页都答 no-store")
    void nothingLeadsOutAndNothingStays() throws Exception {
        get("/?kiosk=on");
        List<PathPattern> patterns = handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream()).map(PathPatternParser.defaultInstance::parse).sorted(Comparator.naturalOrder()).toList();
        patterns.stream().map(PathPattern::getPatternString).filter(pattern -> !pattern.contains("{") && !pattern.contains("*")).forEach(address -> look(address, false));
        while (!open.isEmpty()) {
            String address = open.remove();
            PathContainer path = PathContainer.parsePath(address.replaceAll("[?#].*", ""));
            PathPattern pattern = patterns.stream().filter(one -> one.matches(path)).findFirst().orElse(null);
            if (pattern == null || looked.merge(pattern, 1, Integer::sum) <= OF_EACH) {
                look(address, true);
            }
        }
        assertThat(out).as("lead out").isEmpty();
        assertThat(files).as("no pages").isEmpty();
        assertThat(cached).as("may be kept by the browser").isEmpty();
        assertThat(pages).as("pages that were looked at").isGreaterThan(25);
    }

    private void look(String address, boolean linked) {
        HttpResponse<String> answer = get(address);
        String type = answer.headers().firstValue("content-type").orElse("");
        if (answer.statusCode() >= 300 && answer.statusCode() < 400 || !type.startsWith("text/html")) {
            if (linked && answer.statusCode() == 200) {
                files.add(address + " " + type);
            }
            return;
        }
        pages++;
        if (!answer.headers().firstValue("cache-control").orElse("").contains("no-store")) {
            cached.add(address);
        }
        Document page = Jsoup.parse(answer.body(), site() + address);
        page.select("a[target], a[download], iframe, object, embed, form[target]").forEach(one -> out.add(address + " " + one.outerHtml()));
        page.select("form[action], button[formaction]").forEach(one -> stays(address, one, one.hasAttr("action") ? one.absUrl("action") : one.absUrl("formaction")));
        for (Element link : page.select("a[href], area[href]")) {
            if (stays(address, link, link.absUrl("href")) && seen.add(path(link))) {
                open.add(path(link));
            }
        }
    }

    private boolean stays(String address, Element element, String to) {
        boolean here = to.equals(site()) || to.startsWith(site() + "/");
        if (!here) {
            out.add(address + " " + element.outerHtml());
        }
        return here;
    }

    /** Switches lead to the page itself. */
    private String path(Element link) {
        String path = link.absUrl("href").substring(site().length()).replaceAll("#.*", "");
        return path.contains("kiosk=") || path.isEmpty() ? "/" : path;
    }

    private HttpResponse<String> get(String address) {
        try {
            return browser.send(HttpRequest.newBuilder(URI.create(site() + address)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw new IllegalStateException(address, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address, stopped);
        }
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
