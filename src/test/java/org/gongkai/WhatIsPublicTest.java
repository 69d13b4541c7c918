package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.DocumentOfRareWords.WORDS;
import static org.gongkai.DocumentOfRareWords.encoded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.topic.AnswerTopics;
import org.gongkai.participation.topic.Topic;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Documents;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.MarkValidity;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.gongkai.publication.Validity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@GongkaiTest(told = true)
@DisplayName("条例第十五条 每个对外的地址都有放行的规矩；因隐私撤回以后，哪个地址也不再说起")
class WhatIsPublicTest {

    /** What let the content of an address out. */
    private enum Rule {
        /** Texts and files that passed the review chain, or an import that passed its checks. */
        REVIEWED,
        /** Answers that passed the gate of answers to letters, titles of the disclosure log that passed its own. */
        ANSWERED,
        /** Entries of registers, each value of which passed the gate: {@code RegistersInPublicTest}. */
        ENTERED,
        /** Questions to the public and their outcomes, which passed the gate and were signed, and opinions that passed it and were shown: {@code TakingPartTest}. */
        ASKED,
        /** Reports that passed the checks of reports and were published. */
        REPORTED,
        /** Only for whoever has the access code, of his own matter. */
        WITH_CODE,
        /** Only for somebody outside who signed in, of what is theirs: {@link OwnMattersTest}. */
        OF_THEIR_OWN,
        /** Forms, law, names of organs, counts and pages of the programme: nothing that a person wrote. */
        OF_THE_HOUSE
    }

    private static final Map<String, Rule> RULES = rules();

    @LocalServerPort
    int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;
    @Autowired
    DemoDistrict demo;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    MarkValidity validity;
    @Autowired
    Documents documents;
    @Autowired
    DocumentLists lists;
    @Autowired
    DeskDocuments desk;
    @Autowired
    AnswerTopics topics;
    @Autowired
    Ledger ledger;
    private String organ = "";

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new TreeMap<>();
        Stream.of("/", "/documents/{id}/plain", "/documents/{id}/previews/{attachmentId}", "/documents/{id}/previews/{attachmentId}/{number}.png", "/documents/{id}", "/documents/{id}/editions/{number}", "/documents/{id}/compare/{number}", "/documents/{id}/files/{attachmentId}", "/search", "/columns", "/columns/{id}", "/news", "/topics", "/gazette", "/overview", "/organs/{id}", "/documents/{id}/paper.{ending}", "/on", "/on/{day}", "/on/{day}/organs/{id}", "/on/{day}/documents/{id}", "/on-request", "/on-request/{id}",
                "/search/suggestions",
                "/feed.atom", "/sitemap.xml", "/api/v1/documents", "/api/v1/documents/{id}", "/requests/suggestions", "/requests/suggestions/{documentId}", "/requests/new")
                .forEach(path -> rules.put(path, Rule.REVIEWED));
        Stream.of("/mailboxes/{type}", "/mailboxes/{type}/{caseId}", "/proposals", "/requests/log", "/requests/log.atom", "/api/v1/requests")
                .forEach(path -> rules.put(path, Rule.ANSWERED));
        Stream.of("/services/scenarios", "/services/scenarios/code", "/services/scenarios/{id}", "/services/scenarios/{id}/how", "/services/items", "/services/items/standing", "/services/items/{code}", "/services/items/{code}/card", "/leaders", "/leaders/{key}", "/api/v1/registers.jsonld", "/registers", "/registers/{id}", "/registers/{id}/{key}", "/registers/feed", "/registers/{id}/files/{digest}/{name}", "/registers/{id}/feed", "/registers/{id}/compare", "/data/statistics", "/data/statistics.csv", "/api/v1/registers/{id}/compare.csv", "/api/v1/registers", "/api/v1/registers/{id}", "/api/v1/registers/{id}/records", "/api/v1/registers/{id}/entries",
                "/api/v1/registers/{id}/entries/{number}/proof", "/api/v1/registers/{id}/records.{format:csv|jsonl|xlsx}").forEach(path -> rules.put(path, Rule.ENTERED));
        Stream.of("/participation", "/participation/{id}", "/participation/{id}/contribute", "/participation/{id}/register", "/participation/decisions", "/participation/topics", "/participation/appraisals", "/participation/decisions/{id}", "/participation/{id}/support/{number}", "/participation/{id}/answer", "/participation/{id}/voices.csv", "/participation/{id}/transcript").forEach(path -> rules.put(path, Rule.ASKED));
        Stream.of("/reports/annual", "/reports/annual/figures.csv", "/reports/annual/{organ}/{year}", "/reports/statistics", "/reports/statistics/{organ}/{which}",
                "/reports/annual/{organ}/{which}/report.docx", "/reports/annual/{organ}/{which}/report.json", "/reports/annual/{organ}/{which}/report.csv", "/reports/annual/{organ}/{which}/report.xlsx",
                "/reports/statistics/{organ}/{which}/report.docx", "/reports/statistics/{organ}/{which}/report.json", "/reports/statistics/{organ}/{which}/report.csv", "/reports/statistics/{organ}/{which}/report.xlsx")
                .forEach(path -> rules.put(path, Rule.REPORTED));
        Stream.of("/matters", "/matters/code", "/receipts/{applicationId}", "/receipts/{applicationId}/receipt.pdf", "/matters/{caseId}", "/matters/{caseId}/letters/{letterId}", "/matters/{caseId}/letters/{letterId}/{format:pdf|ofd}",
                "/matters/{caseId}/copies/{copyId}", "/matters/{caseId}/papers/{letterId}", "/consultations", "/consultations/{actId}", "/participation/mine", "/participation/registration", "/subscriptions/confirm", "/subscriptions/leave")
                .forEach(path -> rules.put(path, Rule.WITH_CODE));
        Stream.of("/my", "/my/password", "/my/{caseId}", "/my/{caseId}/letters/{letterId}", "/my/{caseId}/letters/{letterId}/{format:pdf|ofd}", "/my/{caseId}/copies/{copyId}",
                "/my/{caseId}/papers/{letterId}", "/my/questions/{actId}").forEach(path -> rules.put(path, Rule.OF_THEIR_OWN));
        Stream.of("/mailboxes", "/mailboxes/{type}/figures", "/mailboxes/archivesearch/figures", "/{place}/new", "/mailboxes/{type}/new", "/requests/procedure", "/requests/procedure/{type}", "/deadline", "/api/v1/deadline", "/check", "/check/rules", "/feed",
                "/api/v1/check/rules", "/guide", "/services", "/data", "/data/answers", "/data/answers.csv", "/data/grid", "/data/interfaces", "/sitemap", "/accessibility", "/organs", "/robots.txt", "/api/v1/organs", "/api/v1/organs/{id}",
                "/assets/{digest}/{name}", "/api/v1/map/outlines.geojson", "/api/v1/map/tiles/{zoom}/{column}/{row}", "/sign-in", "/error", "/api/openapi.json", "/api/openapi.json.yaml", "/api/v1/pages/changes", "/drafts/session", "/heard", "/kiosk", "/health", "/subscriptions")
                .forEach(path -> rules.put(path, Rule.OF_THE_HOUSE));
        return rules;
    }

    @BeforeEach
    void district() {
        demo.tell();
        organ = lists.newest(List.of(), null, 1).getFirst().organ();
    }

    @Test
    @DisplayName("登记的地址和程序里的地址一致：新加一个对外的地址，先说是谁放行的")
    void everyPublicAddressHasARule() {
        assertThat(publicAddresses()).as("每个地址说明由谁放行").containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @Test
    @DisplayName("因隐私撤回：标题、概述、文号、附件名、旧版本的字，任何一个对外的地址里都没有；原地址说日期和依据")
    void withdrawnForPrivacyIsNowhere() throws Exception {
        String edition = draft("橄榄隼户补助公示", "水晶獾");
        edit.attach(edition, "锆石鸥名单.txt", new ByteArrayInputStream("水晶獾名单".getBytes(StandardCharsets.UTF_8)), ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        posts.publish(edition, organ);
        String id = desk.edition(edition, ReviewPosts.staff(organ, Role.OFFICER)).orElseThrow().document().id();
        String second = drafts.revise(id, ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        var draft = desk.edition(second, ReviewPosts.staff(organ, Role.OFFICER)).orElseThrow().edition();
        edit.write(second, draft.revision(), entry("琥珀鲸户补助公示"), "<p>水晶獾</p>", ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        posts.publish(second, organ);
        String other = drafts.begin(organ, new CatalogueEntry("旧的公示", null, null, null, "公示", "20-1", "policy", Disclosure.PROACTIVE,
                LocalDate.of(2026, 2, 1), null, null, null, null, null), "<p>正文</p>", ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        posts.publish(other, organ);
        String replaced = desk.edition(other, ReviewPosts.staff(organ, Role.OFFICER)).orElseThrow().document().id();
        validity.mark(replaced, Validity.REPEALED, null, id, ReviewPosts.staff(organ, Role.APPROVER)).orThrow();
        Attachment file = documents.attachments(second).getFirst();
        Staff officer = ReviewPosts.staff(organ, Role.OFFICER);
        topics.answer(topics.raise(organ, "补助什么时候公示", LocalDate.now(org.gongkai.calendar.Now.ZONE), Topic.Source.NET, false, officer).orThrow(), new AnswerTopics.Said(id, "", null, null, "", ""), officer).orThrow();
        waitUntilFound("琥珀鲸");

        DocumentOfRareWords told = new DocumentOfRareWords(id, replaced, file.id(), organ);
        Set<String> before = mentioning(told);
        assertThat(before).as("撤回以前说起它的地址").anyMatch(address -> address.equals("/documents/" + id)).anyMatch(address -> address.startsWith("/search?"))
                .anyMatch(address -> address.startsWith("/feed.atom")).anyMatch(address -> address.startsWith("/api/v1/documents?")).contains("/api/v1/documents/" + id,
                "/documents/" + id + "/editions/1", "/documents/" + replaced, "/documents/" + id + "/files/" + file.id(), "/participation/topics").hasSizeGreaterThan(9);

        steps.take(second, "withdraw", Map.of("ground", "privacy", "reason", "公示的期限已过，孔雀鲤的信息不应再公开"), ReviewPosts.staff(organ, Role.APPROVER)).orThrow();
        // until the linker has followed
        Thread.sleep(3000);
        assertThat(mentioning(told)).as("撤回以后还说起它的地址").isEmpty();
        assertThat(get("/documents/" + id).body()).contains("涉及个人隐私").contains("条例第十五条").contains(String.valueOf(LocalDate.now(org.gongkai.calendar.Now.ZONE).getYear()))
                .contains("noindex").doesNotContain("application/ld+json");
        assertThat(get("/documents/" + id + "/files/" + file.id())).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body()).contains("涉及个人隐私");
        });
        for (String ending : List.of("pdf", "docx", "ofd")) {
            assertThat(get("/documents/" + id + "/paper." + ending).statusCode()).as("撤回以后下载 " + ending).isIn(404, 410);
        }
        assertThat(get("/feed.atom").body()).contains("deleted-entry").contains("/documents/" + id);
        assertThat(get("/api/v1/documents?limit=1000").body()).contains("\"id\":\"" + id + "\",\"title\":null").contains("涉及个人隐私");
        assertThat(ledger.of(id)).allSatisfy(act -> WORDS.forEach(word -> assertThat(act.detail().toString()).doesNotContain(word)));
    }

    @Test
    @DisplayName("docs/coverage.md：五份报告里的 271 项各说一次，没有做到的数在最上面；说在哪里的，那里开得开；说有测试的，测试在")
    void whatTheReportsNameIsWhereItIsSaid() throws Exception {
        String text = Files.readString(Path.of("docs", "coverage.md"));
        List<String[]> rows = text.lines().filter(line -> line.matches("\\| \\d+ \\|.*")).map(line -> line.split(" \\| ?", -1)).toList();
        assertThat(rows.stream().map(row -> Integer.parseInt(row[0].substring(2)))).containsExactlyElementsOf(IntStream.rangeClosed(1, 271).boxed().toList());
        assertThat(text).contains("**Open: " + rows.stream().filter(row -> row[2].equals("open")).count() + " of 271.**");
        Set<String> addresses = new TreeSet<>();
        Set<String> tests = new TreeSet<>();
        rows.stream().filter(row -> row[2].equals("answered")).forEach(row -> {
            assertThat(row[3]).as(row[0]).contains("`/");
            Pattern.compile("`(/[^`]*)`").matcher(row[3]).results().forEach(found -> addresses.add(found.group(1)));
            tests.add(row[4]);
        });
        Set<String> known = mappings.getHandlerMethods().keySet().stream().flatMap(info -> info.getPatternValues().stream()).collect(Collectors.toSet());
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            for (String address : addresses) {
                if (address.startsWith("/desk")) {
                    assertThat(known).as(address).contains(address);
                } else {
                    assertThat(get(address).statusCode()).as(address).isEqualTo(200);
                }
            }
            assertThat(sources.map(file -> file.getFileName().toString().replace(".java", "")).toList()).containsAll(tests);
        }
    }

    /** Public addresses in whose bytes one of the words stands. */
    private Set<String> mentioning(DocumentOfRareWords document) throws Exception {
        Set<String> found = new TreeSet<>();
        for (String pattern : publicAddresses()) {
            List<String> addresses = document.at(pattern);
            if (addresses.isEmpty()) {
                assertThat(RULES.get(pattern)).as("%s：说明它能不能说起一份文件", pattern).isIn(Rule.ASKED, Rule.WITH_CODE, Rule.OF_THEIR_OWN, Rule.ANSWERED, Rule.ENTERED, Rule.OF_THE_HOUSE);
            }
            for (String address : addresses) {
                String body = get(address).body();
                String asked = WORDS.stream().filter(word -> address.contains(encoded(word))).findFirst().orElse("");
                boolean led = !asked.isEmpty() && body.contains("/documents/" + document.id());
                if (led || WORDS.stream().filter(word -> !word.equals(asked)).anyMatch(body::contains)) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    private Set<String> publicAddresses() {
        Set<String> addresses = new TreeSet<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                info.getPatternValues().stream().filter(path -> !path.startsWith("/desk") && !path.startsWith("/operator") && !path.equals("/face")).forEach(addresses::add);
            }
        }
        return addresses;
    }

    private String draft(String title, String body) {
        return drafts.begin(organ, entry(title), "<p>" + body + "</p>", ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, null, "青狻猊〔2026〕7号", null, "公示", "20-1", "policy", Disclosure.PROACTIVE,
                LocalDate.of(2026, 3, 1), null, null, null, "钴蓝鹿概述", null);
    }

    private void waitUntilFound(String word) throws Exception {
        for (int i = 0; i < 150 && !get("/search?q=" + encoded(word)).body().contains("/documents/"); i++) {
            Thread.sleep(100);
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofString());
        }
    }
}
