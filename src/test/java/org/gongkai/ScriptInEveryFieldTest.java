package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.Clicker.Seen;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("每个表单的每一栏都填进脚本")
class ScriptInEveryFieldTest {

    private static final String SCRIPT = "\"'><img src=x onerror=alert(1)>";
    private static final int PAGES = 100;
    private static final int ALIKE = 4;

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;

    @BeforeEach
    void district() {
        demo.tell();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"市民, , 8", "信息员, chenxi.office, 20", "公开办, dongzhen.office, 20", "审批人, songci.office, 10", "运维, wangji.office, 10"})
    @DisplayName("不出故障，不成为页面的一部分，此后各页也没有它")
    void staysText(String who, String login, int forms) {
        try (Clicker person = new Clicker(port)) {
            if (login != null) {
                person.signIn(login, "qinglan-demo-2026");
            }
            Collection<String> pages = pages(person, login == null ? "/" : "/desk");
            var sent = new TreeSet<String>();
            for (String address : pages) {
                for (FormElement form : person.open(address).page().select("main form").forms()) {
                    if (sent.add(kind(form.attr("action")) + form.select("[name]").eachAttr("name"))) {
                        Seen answer = person.send(form, Clicker.entries(form, SCRIPT));
                        assertThat(answer.status()).as("%s 的表单 %s", address, form.attr("action")).isLessThan(500);
                        assertHarmless(answer.page());
                    }
                }
            }
            assertThat(sent).as("填过的表单").hasSizeGreaterThanOrEqualTo(forms);
            pages.forEach(address -> assertHarmless(person.open(address).page()));
        }
    }

    /** Addresses within reach: of pages that differ in an id only, a few, since each may offer other forms. */
    private static Collection<String> pages(Clicker person, String start) {
        Map<String, Integer> kinds = new HashMap<>();
        Set<String> pages = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty() && pages.size() < PAGES) {
            String address = waiting.poll();
            if (pages.contains(address) || kinds.merge(kind(address), 1, Integer::sum) > ALIKE) {
                continue;
            }
            pages.add(address);
            Seen seen = person.open(address);
            assertThat(seen.status()).as(address).isLessThan(500);
            List<String> links = new ArrayList<>(seen.page().select("a[href^=/]").eachAttr("href"));
            links.removeIf(link -> link.matches(".*\\.(docx|json|atom|xml)$|/assets/.*"));
            waiting.addAll(links);
        }
        return pages;
    }

    private static String kind(String address) {
        String path = URI.create(address.replaceAll("[?#].*", "")).getPath();
        return path.replaceAll("/[a-z0-9]{12}(?=/|$)", "/*").replaceAll("/\\d+(?=/|$)", "/*")
                .replaceAll("^(/desk/(organs|people)|/columns|/mailboxes|/desk/reports|/reports/annual)/[^/*]+", "$1/*");
    }

    private static void assertHarmless(Document page) {
        assertThat(page.select("img[src=x], [onerror], a[href^=javascript]")).as(page.location()).isEmpty();
        for (Element script : page.select("script")) {
            assertThat(script.data()).as(page.location()).doesNotContain("<img");
        }
    }
}
