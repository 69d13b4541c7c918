package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({TimeMachine.Installed.class, NowhereBeforeOrAfterTest.CameOfAQuestion.class})
@DisplayName("第十四条、第十五条 公开以前、撤回以后，对外哪里都没有")
class NowhereBeforeOrAfterTest extends PoliciesInReview {

    @Autowired
    CorrectionNotes corrections;
    @Autowired
    DocumentRows rows;
    @Autowired
    OpenFile open;
    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("公开着的文件的新版本：草拟、送审、审批、定时的时候，新的标题、文字、附件、更正说明哪里都没有；到时公开了才有")
    void nothingOfTheNextEditionBefore() throws Exception {
        String first = drafts.begin(ORGAN, entry("青河县公证便民措施", Particulars.UNDECIDED), "第一条　正文。", OFFICER).orThrow();
        posts.publish(first, ORGAN);
        String id = id(first);
        String next = drafts.revise(id, OFFICER).orThrow();
        Edition draft = subject(next).edition();
        edit.write(next, draft.revision(), entry("青河县黑琴鸡便民措施", Particulars.UNDECIDED), "黑琴鸡窗口延时办理。", OFFICER).orThrow();
        edit.attach(next, "黑琴鸡.txt", new ByteArrayInputStream("黑琴鸡窗口".getBytes(StandardCharsets.UTF_8)), OFFICER).orThrow();
        corrections.write(next, "写明黑琴鸡窗口", OFFICER).orThrow();
        Attachment file = documents.attachments(next).getFirst();
        List<String> addresses = Stream.concat(Stream.of("", "/editions/1", "/editions/2", "/compare/2", "/plain", "/paper.docx", "/files/" + file.id(), "/files/" + file.digest(), "/previews/" + file.id()).map(path -> "/documents/" + id + path),
                Stream.of("/", "/search?q=%E4%BE%BF%E6%B0%91%E6%8E%AA%E6%96%BD", "/search/suggestions?q=%E4%BE%BF%E6%B0%91", "/columns", "/columns/rules", "/news", "/feed.atom", "/sitemap.xml", "/api/v1/documents", "/api/v1/documents/" + id,
                        "/organs/" + ORGAN, "/on/" + FRIDAY, "/on/" + FRIDAY + "/documents/" + id)).toList();
        nowhere(addresses, "草拟");
        posts.take(next, "submit", Map.of(), OFFICER);
        nowhere(addresses, "送审");
        posts.take(next, "pass", Map.of("reason", "核对过"), REVIEWER);
        posts.take(next, "clear", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
        nowhere(addresses, "审批");
        posts.take(next, "schedule", Map.of("day", "2026-03-09", "hour", "09:00"), APPROVER);
        nowhere(addresses, "定时");
        time.to("2026-03-09");
        scheduled.round();
        assertThat(get("/documents/" + id)).contains("黑琴鸡便民措施", "写明黑琴鸡窗口", "黑琴鸡.txt");
        assertThat(status("/documents/" + id + "/files/" + file.id())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "privacy"})
    @DisplayName("第十四条、第十五条 撤回以后，页面、旧版本、对照、纯文字、可下载的文书、附件、预览、接口、检索、联想、目录、订阅、站点地图、那一天的清单、来自哪次征集，哪里都没有它的标题、文字和附件")
    void nowhereOnceWithdrawn(String ground) throws Exception {
        String name = ground.equals("secret") ? "琉璃鹤" : "朱砂鹮";
        String first = published(name + "繁育基地坐标", "繁育基地在竹溪。");
        String id = id(first);
        String second = revised(id, name + "繁育基地坐标（更正）", "繁育基地在松坡。");
        posts.publish(second, ORGAN);
        String twin = id(published(name + "巡护通告", "繁育基地在松坡。"));
        Attachment file = documents.attachments(second).getFirst();
        Attachment old = documents.attachments(first).getFirst();
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        List<String> own = Stream.concat(Stream.of("", "/editions/1", "/editions/2", "/compare/2", "/plain", "/paper.pdf", "/paper.docx").map(path -> "/documents/" + id + path),
                Stream.of("/documents/" + id + "/files/" + file.id(), "/documents/" + id + "/files/" + file.digest(), "/documents/" + id + "/files/" + old.id(), "/documents/" + id + "/previews/" + file.id(),
                        "/documents/" + id + "/previews/" + file.id() + "/1.png", "/api/v1/documents/" + id, "/on/" + FRIDAY + "/documents/" + id)).toList();
        List<String> all = List.of("/", "/search?q=" + query, "/search/suggestions?q=" + query, "/columns", "/columns/rules", "/news", "/feed.atom", "/feed.atom?column=rules", "/sitemap.xml", "/api/v1/documents",
                "/organs/" + ORGAN, "/on/" + FRIDAY, "/on/" + FRIDAY + "/organs/" + ORGAN);
        assertThat(Stream.concat(own.stream(), all.stream()).filter(address -> tells(address, name + "繁育基地", "在竹溪", "在松坡", "赵某"))).as("撤回以前看得到").hasSizeGreaterThan(10);
        posts.take(second, "withdraw", Map.of("ground", ground, "reason", "经核查撤回"), APPROVER);
        for (String address : own) {
            assertThat(get(address)).as(address).doesNotContain(name, "在竹溪", "在松坡", "赵某", "名单.txt");
        }
        for (String address : all) {
            assertThat(get(address)).as(address).doesNotContain(name + "繁育基地", "在竹溪");
        }
        assertThat(get("/search?q=" + query)).as("文字一样的另一份照旧").contains("/documents/" + twin).doesNotContain("/documents/" + id);
    }

    @Test
    @DisplayName("第六条 撤回和新版本的公开不同时办：办着一版，同一份文件的另一版等着，办完了再看还能不能办")
    void oneAfterTheOther() throws Exception {
        String first = published("青河县白尾海雕观测点", "观测点在松坡。");
        String next = revised(id(first), "青河县白尾海雕观测点", "观测点在竹溪。");
        review(next);
        assertThat(open.words(next, documents.attachments(next).getFirst().id(), APPROVER)).isPresent();
        CompletableFuture<Attempt<Act>> publishing = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            rows.hold(first);
            Thread.ofVirtual().start(() -> publishing.complete(steps.take(next, "publish", Map.of(), APPROVER)));
            assertThatThrownBy(() -> publishing.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            rows.withdraw(id(first), LocalDate.parse(FRIDAY), "secret", "经核查撤回");
        });
        assertThat(publishing.get(30, TimeUnit.SECONDS).reasons()).singleElement().asString().contains("刚刚由他人");
        assertThat(get("/documents/" + id(first))).doesNotContain("白尾海雕", "竹溪");
    }

    private String published(String title, String body) throws IOException {
        String edition = drafts.begin(ORGAN, entry(title, Particulars.UNDECIDED), body, OFFICER).orThrow();
        edit.attach(edition, "名单.txt", new ByteArrayInputStream("赵某，竹溪街道".getBytes(StandardCharsets.UTF_8)), OFFICER).orThrow();
        posts.publish(edition, ORGAN);
        return edition;
    }

    private String revised(String id, String title, String body) {
        String edition = drafts.revise(id, OFFICER).orThrow();
        edit.write(edition, subject(edition).edition().revision(), entry(title, Particulars.UNDECIDED), body, OFFICER).orThrow();
        return edition;
    }

    private void nowhere(List<String> addresses, String stage) throws Exception {
        for (String address : addresses) {
            assertThat(get(address)).as(stage + " " + address).doesNotContain("黑琴鸡");
        }
    }

    private boolean tells(String address, String... words) {
        try {
            String page = get(address);
            return Stream.of(words).anyMatch(page::contains);
        } catch (Exception unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    /** A question to the public that bears the title of what came of it, as they do. */
    @TestConfiguration(proxyBeanMethods = false)
    static class CameOfAQuestion {

        @Bean
        DocumentOrigins asked(Documents documents) {
            return document -> documents.editions(document).stream().limit(1).map(edition -> new DocumentOrigins.Origin("征集意见和采纳情况", "关于《" + edition.entry().title() + "》征求意见", "/participation")).toList();
        }
    }
}
