package org.gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.gongkai.operation.export.ExportedSite;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.MarkValidity;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.gongkai.publication.Validity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("公开页面：来源不变，字节不变；来源一变，只有由它做成的页面重做，一页也不落")
class PagesKnowTheirSourcesTest extends KeptPagesOfTheDistrict {

    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    MarkValidity validity;
    @TempDir
    Path folder;
    @Test
    @DisplayName("再问一次：同样的字节，带标签；标签没变只答 304")
    void theSameBytes() throws Exception {
        HttpResponse<String> first = get("/columns");
        HttpResponse<String> second = get("/columns");
        assertThat(second.body()).isEqualTo(first.body());
        String tag = second.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("ETag")).contains(tag);
        assertThat(get("/columns", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("Cache-Control").orElse("")).startsWith("public").contains("s-maxage");
        assertThat(second.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("登录的人、公用机、页面的一部分，都不用现成的页面；长者模式各有各的字节")
    void whoIsAskedAnew() throws Exception {
        get("/columns");
        assertThat(get("/columns", "Cookie", "JSESSIONID=nobody").headers().firstValue("ETag")).as("带着会话的").isEmpty();
        assertThat(get("/columns", "Cookie", "gongkai-view=zh-Hans.usual.light.kiosk").headers().firstValue("ETag")).as("公用机").isEmpty();
        assertThat(get("/columns", "HX-Request", "true").headers().firstValue("ETag")).as("页面的一部分").isEmpty();
        HttpResponse<String> elder = get("/columns", "Cookie", "gongkai-view=zh-CN.elder.light.own");
        assertThat(elder.body()).contains("data-elder=\"on\"");
        assertThat(elder.headers().firstValue("Cache-Control").orElse("")).as("别的缓存不能当作人人一样的").startsWith("private");
        assertThat(get("/columns").body()).doesNotContain("data-elder=\"on\"");
    }

    @Test
    @DisplayName("发布、修订、标记失效、撤回以后：每一页现成的都和重做的一字不差；没有牵连的页面标签不变")
    void noPageIsLeftBehind() throws Exception {
        String other = lists.newest(List.of(), null, 50).getLast().id();
        String first = publish("关于公布公厕名录的通告");
        Map<String, String> before = kept();
        assertThat(before).containsKeys("/", "/columns", "/feed.atom", "/documents/" + first, "/documents/" + other).hasSizeGreaterThan(30);

        String second = publish("关于更新公厕名录的通告");
        allAsMadeAnew("发布");
        assertThat(tag("/columns")).isNotEqualTo(before.get("/columns"));
        assertThat(get("/columns").body()).contains("关于更新公厕名录的通告");
        assertThat(tag("/documents/" + other)).as("没有牵连的文件").isEqualTo(before.get("/documents/" + other));

        validity.mark(first, Validity.REPEALED, null, second, ReviewPosts.staff(organ, Role.APPROVER)).orThrow();
        allAsMadeAnew("标记失效");
        assertThat(get("/documents/" + second).body()).as("后文说它废止了前文").contains("关于公布公厕名录的通告");

        String revised = drafts.revise(second, ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        edit.write(revised, desk.edition(revised, ReviewPosts.staff(organ, Role.OFFICER)).orElseThrow().edition().revision(), entry("关于调整公厕名录的通告"), "<p>改了一处。</p>",
                ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        posts.publish(revised, organ);
        allAsMadeAnew("修订");
        assertThat(get("/documents/" + first).body()).as("前文指向后文的新标题").contains("关于调整公厕名录的通告");

        steps.take(revised, "withdraw", Map.of("ground", "privacy", "reason", "写了管护人的住址"), ReviewPosts.staff(organ, Role.APPROVER)).orThrow();
        allAsMadeAnew("撤回");
        assertThat(get("/documents/" + second).body()).contains("涉及个人隐私").doesNotContain("公厕名录");
    }

    @Test
    @DisplayName("导出的文件夹：发布了就有；撤回了，磁盘上哪里都没有它的字，原址说撤回；再开一次接着跟")
    void theFolderFollows() throws Exception {
        Path to = folder.resolve("site");
        String id;
        try (ExportedSite site = new ExportedSite("http://localhost:" + port, to, folder.resolve("site.state"))) {
            site.walk(count -> { });
            assertThat(to.resolve("index.html.gz")).exists();
            id = publish("关于公布停水安排的通告");
            follow(site, () -> Files.exists(to.resolve("documents/" + id + ".gz")));
            assertThat(to.resolve("documents/" + id + ".gz")).exists();
            assertThat(unpacked(to.resolve("columns.gz"))).contains("/documents/" + id);
        }
        String edition = desk.edition(lastEdition, ReviewPosts.staff(organ, Role.OFFICER)).orElseThrow().edition().id();
        steps.take(edition, "withdraw", Map.of("ground", "privacy", "reason", "写了住户的姓名"), ReviewPosts.staff(organ, Role.APPROVER)).orThrow();
        try (ExportedSite site = new ExportedSite("http://localhost:" + port, to, folder.resolve("site.state"))) {
            site.walk(count -> { });
            Path page = to.resolve("documents/" + id + ".gz");
            follow(site, () -> unpacked(page).contains("涉及个人隐私"));
            assertThat(unpacked(page)).contains("涉及个人隐私");
            try (var files = Files.walk(to)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(unpacked(file)).as(file.toString()).doesNotContain("关于公布停水安排的通告");
                }
            }
        }
    }

    private static void follow(ExportedSite site, Callable<Boolean> there) throws Exception {
        for (int i = 0; i < 100 && !there.call(); i++) {
            site.follow(LocalDate.now(Now.ZONE));
            Thread.sleep(50);
        }
    }

    private static String unpacked(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String lastEdition = "";

    private String publish(String title) {
        lastEdition = drafts.begin(organ, entry(title), "<p>正文一段。</p>", ReviewPosts.staff(organ, Role.OFFICER)).orThrow();
        posts.publish(lastEdition, organ);
        return desk.edition(lastEdition, ReviewPosts.staff(organ, Role.OFFICER)).orElseThrow().document().id();
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, null, null, null, "公告", "20-1", "policy", Disclosure.PROACTIVE, LocalDate.of(2026, 3, 1), null, null, null, null, null);
    }
}
