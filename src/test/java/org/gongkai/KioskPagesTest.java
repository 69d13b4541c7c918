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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("公用机：从每一个地址出发、走遍点得到的每一种页面，没有一个链接通到外面、通到文件，没有一页留在浏览器里")
class KioskPagesTest {

    private static final List<String> TYPED = List.of("林小舟，099-20000000", "lin@example.invalid");
    /** What can be pressed and is less than 60 pixels high or wide: a box to tick counts with its label, a link within a sentence does not count. */
    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.closest('.unseen'))
              .filter(it => it.tagName !== 'A' || [...it.parentElement.childNodes].every(other => other.nodeType !== 3 || !/[\\p{L}\\p{N}]/u.test(other.data)))
              .map(it => it.matches('[type=checkbox], [type=radio]') ? it.closest('label') ?? document.querySelector(`label[for="${it.id}"]`) ?? it : it)
              .map(it => [it, it.getBoundingClientRect()]).filter(([it, box]) => box.height < 59.5 || box.width < 59.5)
              .map(([it, box]) => Math.round(box.width) + '×' + Math.round(box.height) + ' ' + it.outerHTML.slice(0, 90) + ' in ' + it.parentElement.tagName + '.' + it.parentElement.className).slice(0, 6)""";
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
    private final Set<String> remembered = new TreeSet<>();
    private final Map<String, String> forms = new TreeMap<>();
    /** The first page of each kind. */
    private final Map<String, String> shown = new TreeMap<>();
    private int pages;

    @BeforeEach
    void district(@Autowired DemoDistrict district) {
        district.tell();
    }

    @Test
    @DisplayName("链接、表单、内嵌的页面都在本站；没有下载、没有新窗口；每一页都答 no-store")
    void nothingLeadsOutAndNothingStays() throws Exception {
        walk();
        assertThat(out).as("lead out").isEmpty();
        assertThat(files).as("no pages").isEmpty();
        assertThat(cached).as("may be kept by the browser").isEmpty();
        assertThat(remembered).as("fields that a browser fills in again").isEmpty();
        assertThat(pages).as("pages that were looked at").isGreaterThan(25);
    }

    @Test
    @DisplayName("每一页的每一张表单：填了一半，点结束使用，后退看到的是空的；没有 JavaScript 也一样")
    void nothingTypedComesBack() throws Exception {
        walk();
        assertThat(forms.values()).as("pages with forms").contains("/requests/new", "/matters").anyMatch(address -> address.startsWith("/mailboxes/"));
        List<String> back = new ArrayList<>();
        for (boolean scripts : new boolean[] {true, false}) {
            try (Page page = org.gongkai.Browser.visit(site() + "/?kiosk=on", new NewContextOptions().setViewportSize(1080, 1920).setJavaScriptEnabled(scripts))) {
                for (String address : forms.values()) {
                    page.navigate(site() + address);
                    fill(page);
                    page.locator(".masthead .leaving button").click();
                    page.waitForURL(site() + "/");
                    page.goBack();
                    page.waitForURL(site() + address);
                    page.waitForLoadState();
                    String left = page.locator("input:not([type=hidden]), textarea").all().stream().map(field -> field.inputValue()).filter(TYPED::contains).findFirst().orElse(null);
                    if (left != null) {
                        back.add(address + " " + left + (scripts ? "" : " without scripts"));
                    }
                }
            }
        }
        assertThat(back).isEmpty();
    }

    @Test
    @DisplayName("公用机和长者模式的每一种页面：要点的都不小于 60 像素，句子里的链接除外；没有一段脚本出错")
    void everyTargetIsLarge() throws Exception {
        walk();
        Map<String, Object> small = new TreeMap<>();
        try (Page page = org.gongkai.Browser.visit(site() + "/?kiosk=on", new NewContextOptions().setViewportSize(1080, 1920))) {
            List<String> thrown = new ArrayList<>();
            page.onPageError(thrown::add);
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type())) {
                    thrown.add(page.url() + " " + message.text());
                }
            });
            for (String address : shown.values()) {
                page.navigate(site() + address);
                for (String mode : List.of("kiosk", "elder")) {
                    page.evaluate("mode => { const root = document.documentElement.dataset; root.room = mode === 'kiosk' ? 'kiosk' : 'public'; root.elder = mode === 'kiosk' ? '' : 'on'; }", mode);
                    Object found = page.evaluate(TOO_SMALL);
                    if (!List.of().equals(found)) {
                        small.put(mode + " " + address, found);
                    }
                }
            }
            assertThat(thrown).as("scripts").isEmpty();
        }
        assertThat(small).as("smaller than 60 pixels").isEmpty();
        assertThat(shown).as("kinds of pages that were looked at").hasSizeGreaterThan(25);
    }

    @Test
    @DisplayName("公用机的屏幕键盘：拼音打得出词和单字，也打得出字母、数字和标点，删得掉；每个键不小于 60 像素；不是公用机就没有")
    void typesOnTheScreen() {
        try (Page page = org.gongkai.Browser.visit(site() + "/requests/new?kiosk=on", new NewContextOptions().setViewportSize(1080, 1920))) {
            PlaywrightAssertions.assertThat(page.locator(".keyboard")).isHidden();
            Locator title = page.locator("#item1-title");
            title.click();
            keys(page, "gongjijin");
            page.locator(".key-word", new Page.LocatorOptions().setHasText(Pattern.compile("^公积金$"))).click();
            keys(page, "xxgk");
            page.locator(".key-word", new Page.LocatorOptions().setHasText(Pattern.compile("^信息公开$"))).click();
            keys(page, "nian");
            page.locator(".key-space").click();
            keys(page, "2026");
            page.locator(".key").getByText("，。@").click();
            keys(page, "？！");
            page.locator(".key").getByText("⌫ 删除").click();
            PlaywrightAssertions.assertThat(title).hasValue("公积金信息公开年2026？");
            assertThat(page.evaluate("() => [...document.querySelectorAll('.keyboard button')].map(it => it.getBoundingClientRect()).filter(box => box.width < 59.5 || box.height < 59.5).length")).isEqualTo(0);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
            org.gongkai.Browser.assertAccessible(page);
            page.locator(".key").getByText("中文").click();
            keys(page, "shenqingrenminzhengfu");
            org.gongkai.Browser.picture(page, "kiosk-keyboard");
            page.locator(".key").getByText("收起").click();
            PlaywrightAssertions.assertThat(page.locator(".keyboard")).isHidden();
            PlaywrightAssertions.assertThat(title).hasValue("公积金信息公开年2026？申请人民政府");
        }
        try (Page page = org.gongkai.Browser.visit(site() + "/requests/new", 1440, 900)) {
            page.locator("#item1-title").click();
            PlaywrightAssertions.assertThat(page.locator(".keyboard")).hasCount(0);
        }
    }

    private static void keys(Page page, String typed) {
        typed.chars().forEach(c -> page.locator(".keyboard-row .key", new Page.LocatorOptions().setHasText(Pattern.compile("^" + (char) c + "$"))).click());
    }

    private static void fill(Page page) {
        for (Locator field : page.locator("input:not([type]), input[type=text], input[type=search], input[type=tel], input[type=email], textarea").all()) {
            if (field.isVisible()) {
                field.fill("email".equals(field.getAttribute("type")) ? TYPED.get(1) : TYPED.get(0));
            }
        }
    }

    /** Once for all. */
    private void walk() {
        if (pages > 0) {
            return;
        }
        get("/?kiosk=on");
        List<PathPattern> patterns = handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream()).map(PathPatternParser.defaultInstance::parse).sorted(Comparator.naturalOrder()).toList();
        patterns.stream().map(PathPattern::getPatternString).filter(pattern -> !pattern.contains("{") && !pattern.contains("*")).forEach(address -> {
            if (look(address, false)) {
                shown.putIfAbsent(address, address);
            }
        });
        while (!open.isEmpty()) {
            String address = open.remove();
            PathContainer path = PathContainer.parsePath(address.replaceAll("[?#].*", ""));
            PathPattern pattern = patterns.stream().filter(one -> one.matches(path)).findFirst().orElse(null);
            if (pattern == null || looked.merge(pattern, 1, Integer::sum) <= OF_EACH) {
                if (look(address, true) && pattern != null) {
                    shown.putIfAbsent(pattern.getPatternString(), address);
                }
            }
        }
    }

    /** Whether it is a page. */
    private boolean look(String address, boolean linked) {
        HttpResponse<String> answer = get(address);
        String type = answer.headers().firstValue("content-type").orElse("");
        if (answer.statusCode() >= 300 && answer.statusCode() < 400 || !type.startsWith("text/html")) {
            if (linked && answer.statusCode() == 200) {
                files.add(address + " " + type);
            }
            return false;
        }
        pages++;
        if (!answer.headers().firstValue("cache-control").orElse("").contains("no-store")) {
            cached.add(address);
        }
        Document page = Jsoup.parse(answer.body(), site() + address);
        page.select("textarea[maxlength]").forEach(cut -> remembered.add(address + " cuts what is pasted: " + cut.outerHtml()));
        page.select("a[target], a[download], iframe, object, embed, form[target]").forEach(one -> out.add(address + " " + one.outerHtml()));
        page.select("form[action], button[formaction]").forEach(one -> stays(address, one, one.hasAttr("action") ? one.absUrl("action") : one.absUrl("formaction")));
        page.select("form, input:not([type=hidden]), textarea, select").stream().filter(field -> !field.attr("autocomplete").equals("off"))
                .forEach(field -> remembered.add(address + " " + field.outerHtml()));
        String sent = String.join(" ", page.select("form[method=post]").eachAttr("action"));
        if (!page.select("form:has(input:not([type=hidden]), textarea)").isEmpty()) {
            forms.putIfAbsent(sent, address.replaceAll("#.*", ""));
        }
        for (Element link : page.select("a[href], area[href]")) {
            if (stays(address, link, link.absUrl("href")) && seen.add(path(link))) {
                open.add(path(link));
            }
        }
        return answer.statusCode() == 200;
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
