package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/**
 * The one Chromium of a test run; each test visits in a context of its own.
 *
 * <pre>{@code
 * try (Page page = Browser.visit(url, 1440, 900)) {
 *     Browser.assertAccessible(page);
 *     Browser.picture(page, "home-1440");   // target/pictures/home-1440.png
 * }
 * }</pre>
 */
public final class Browser {

    /** The shell is made for machines without a screen; the whole browser does too where there is no shell. */
    private static final Path CHROMIUM = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium").map(Path::of).filter(Files::exists)
            .findFirst().orElseThrow(() -> new IllegalStateException("chromium-headless-shell or chromium is needed: ./gongkai test installs it"));
    private static com.microsoft.playwright.Browser browser;

    private Browser() {
    }

    /** A fresh visitor, without cookies, at this address. */
    public static Page visit(String url, int width, int height) {
        return visit(url, new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** A visitor without JavaScript. */
    public static Page visitWithoutScript(String url) {
        return visit(url, new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1024, 800).setJavaScriptEnabled(false));
    }

    public static Page visit(String url, com.microsoft.playwright.Browser.NewContextOptions options) {
        Page page = browser().newContext(options.setLocale("zh-CN").setTimezoneId("Asia/Shanghai")).newPage();
        page.setDefaultTimeout(30_000);
        List<String> thrown = new CopyOnWriteArrayList<>();
        page.onPageError(error -> thrown.add(page.url() + ": " + error));
        page.navigate(url);
        return leaving(page, thrown);
    }

    /**
     * The page whose end is that of its visitor: a page closed alone is asked whether it may go, and Chromium then sometimes waits for ever.
     * No script of ours may have failed on the way.
     */
    private static Page leaving(Page page, List<String> failed) {
        return (Page) Proxy.newProxyInstance(Page.class.getClassLoader(), new Class<?>[] {Page.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                page.context().close();
                assertThat(failed).as("scripts that failed").isEmpty();
                return null;
            }
            try {
                return method.invoke(page, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    /** WCAG 2.1 A and AA by axe, on the page as it stands; an exempted rule wants its reason beside the call. */
    public static void assertAccessible(Page page, String... exempted) {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")).analyze().getViolations();
        assertThat(violations.stream()
                .filter(rule -> !List.of(exempted).contains(rule.getId())).map(Browser::described).collect(Collectors.joining("\n"))).as("axe on %s", page.url()).isEmpty();
    }

    /** Nothing sticks out of the window, so that nobody has to scroll sideways; wide tables scroll within their own frame. */
    public static void assertFits(Page page) {
        assertThat(page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
                  .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest('.scroll')).slice(0, 5)
                  .map(it => it.outerHTML.slice(0, 120))""")).as("wider than the window at %s", page.url()).isEqualTo(List.of());
    }

    /** The whole page as {@code target/pictures/<name>.png}. */
    public static Path picture(Page page, String name) {
        Path file = Path.of("target/pictures", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** A page looks well on a telephone and at a desk: nobody is kept out, nothing sticks out, and pictures of both are left. */
    public static void look(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            assertAccessible(page);
            assertFits(page);
            picture(page, name + "-" + width);
        }
    }

    private static synchronized com.microsoft.playwright.Browser browser() {
        if (browser == null) {
            Playwright playwright = Playwright.create();
            // A claim is what comes to be true, not how fast a shared machine is: speed is measured elsewhere.
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setChromiumSandbox(false)
                    .setArgs(List.of("--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
                            "--disable-component-update", "--disable-sync", "--no-first-run")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + rule.getNodes().stream().limit(5)
                .map(node -> "\n    " + node.getHtml() + " " + node.getFailureSummary()).collect(Collectors.joining());
    }
}
