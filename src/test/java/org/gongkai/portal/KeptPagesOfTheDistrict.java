package org.gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.publication.DocumentLists;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The told district, each of its kept pages fetched as anybody would and as somebody for whom it is made anew. */
@GongkaiTest(told = true)
@TestPropertySource(properties = "gongkai.site.url=http://www.example.gov.cn")
abstract class KeptPagesOfTheDistrict {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    /** Of pages of which there are many alike, some of each sort. */
    private static final Map<String, Pattern> ENOUGH = Map.of("/organs/", Pattern.compile("/organs/(education|finance|health)"),
            "/registers/", Pattern.compile("/registers/(trainings|office-holders|organ-profiles|cases|instruments|request-fees|channel-figures|query-points)(/.+)?"));
    /** Files that are made when somebody takes them away; of each format one is enough. */
    private static final Pattern PAPER = Pattern.compile("/documents/[^/]+/paper\\.[a-z]+");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    DocumentLists lists;
    String organ = "";

    @BeforeEach
    void district() {
        demo.tell();
        organ = lists.newest(List.of(), null, 1).getFirst().organ();
    }

    /** A list is kept once what was entered can be found. */
    void awaitKept(String address) {
        await().atMost(Duration.ofSeconds(30)).until(() -> get(address).headers().firstValue("Cache-Tag").isPresent());
    }

    /** Every page that is kept and that the site leads to, with its tag. */
    Map<String, String> kept() throws Exception {
        Map<String, String> tags = new LinkedHashMap<>();
        TreeSet<String> met = new TreeSet<>(List.of("/", "/columns", "/feed.atom", "/requests/procedure"));
        while (!met.isEmpty()) {
            String address = met.pollFirst();
            HttpResponse<String> answer = get(address);
            String tag = answer.headers().firstValue("ETag").orElse("");
            boolean kept = answer.headers().firstValue("Cache-Tag").isPresent();
            if (!tags.containsKey(address)) {
                tags.put(address, kept ? tag : "");
                Matcher links = LINK.matcher(kept ? answer.body() : "");
                while (links.find()) {
                    String link = links.group(1).replace("&amp;", "&");
                    boolean narrowed = link.contains("?") && !link.startsWith("/columns?");
                    boolean another = ENOUGH.entrySet().stream().anyMatch(of -> link.startsWith(of.getKey()) && !of.getValue().matcher(link).matches() && !link.equals("/organs/" + organ))
                            || link.startsWith("/registers/") && !met.contains(link) && tags.keySet().stream().anyMatch(one -> record(one).equals(record(link)))
                            || PAPER.matcher(link).matches() && Stream.concat(met.stream(), tags.keySet().stream()).anyMatch(one -> PAPER.matcher(one).matches() && one.endsWith(link.substring(link.lastIndexOf('/'))));
                    if (!tags.containsKey(link) && !narrowed && !another && !link.startsWith("/assets/") && !link.endsWith("/records.csv") && !link.contains("elder=") && !link.contains("lang=") && !link.contains("theme=")
                            && !link.startsWith("/search") && !link.startsWith("//")) {
                        met.add(link);
                    }
                }
            }
        }
        tags.values().removeIf(String::isEmpty);
        return tags;
    }

    /** The register of the page of a record; of each one record is enough. */
    private static String record(String address) {
        int end = address.lastIndexOf('/');
        return end > "/registers".length() ? address.substring(0, end) : address;
    }

    /** A visitor with another cookie gets every page made anew. */
    void allAsMadeAnew(String after) throws Exception {
        for (String address : kept().keySet()) {
            assertThat(get(address).body()).as("%s以后 %s", after, address).isEqualTo(get(address, "Cookie", "other=1").body());
        }
    }

    String tag(String address) throws Exception {
        return get(address).headers().firstValue("ETag").orElse("");
    }

    HttpResponse<String> get(String address, String... header) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        if (header.length > 0) {
            request.headers(header);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
