package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("依申请公开的，列出标题让人申请：逐件看过才列，只有标题")
class ListedByTitleTest extends NotarysOffice {

    @Autowired
    Ledger ledger;

    @Test
    @DisplayName("国办发〔2016〕80号 依申请公开的，审批人逐件列出标题才看得到；检索得到标题，得不到正文；申请表填好机关和名称；不予公开的不列")
    void listedByTitleAndAskedFor() throws Exception {
        String edition = closed("青河县白鹭公证调查底稿", Disclosure.ON_REQUEST, null, "none");
        assertThat(get("/on-request")).doesNotContain("白鹭");
        assertThat(get("/on-request?after=2026-13-45~x")).as("手写的网址").contains("可以申请公开的文件");
        assertThat(steps.take(closed("青河县公证涉密底稿", Disclosure.ON_REQUEST, null, "closed"), "list", Map.of(), APPROVER).reasons()).singleElement().asString().contains("不应当公开");
        assertThat(steps.take(closed("青河县公证员登记", Disclosure.ON_REQUEST, "11010519491231002X", "none"), "list", Map.of(), APPROVER).reasons()).singleElement().asString().contains("发布机构里");
        assertThat(steps.take(edition, "list", Map.of(), new Staff(OFFICER.personId(), "拟稿人", APPROVER.posts())).reasons()).singleElement().asString().contains("自己拟的稿");
        String secret = closed("青河县朱鹮公证案卷", Disclosure.CLOSED, null, "none");
        assertThat(steps.take(secret, "list", Map.of(), APPROVER).reasons()).singleElement().asString().contains("不是“依申请公开”");
        posts.take(edition, "list", Map.of(), APPROVER);
        assertThat(get("/on-request")).contains("青河县白鹭公证调查底稿").doesNotContain("朱鹮");
        String page = get("/on-request/" + document(edition));
        assertThat(page).contains("青河县白鹭公证调查底稿", "可以申请公开").doesNotContain("黑颈鹤");
        String request = Jsoup.parse(page).select("a[href^=/requests/new]").attr("href");
        org.jsoup.nodes.Document form = Jsoup.parse(get(request));
        assertThat(form.select("[name='item1.title']").val()).contains("青河县白鹭公证调查底稿");
        assertThat(form.select("select[name=organ] option[selected], input[name=organ][checked]").val()).isEqualTo(ORGAN);
        await().until(() -> finds("%E7%99%BD%E9%B9%AD", "/on-request/"));
        assertThat(get("/search?q=%E7%99%BD%E9%B9%AD")).contains("/on-request/" + document(edition));
        assertThat(get("/search?q=%E9%BB%91%E9%A2%88%E9%B9%A4")).doesNotContain("/on-request/");
        assertThat(get("/documents/" + document(edition))).doesNotContain("白鹭");
        posts.take(edition, "unlist", Map.of("reason", "已另行公开"), APPROVER);
        assertThat(get("/on-request/" + document(edition))).doesNotContain("白鹭");
        posts.verifies();
    }

    @Test
    @DisplayName("国办发〔2016〕80号 列出过标题的，又有新的一份存档或者公开，原来的不再列出，新的标题由审批人看过才列出")
    void aNewTitleIsNotListedByItself() throws Exception {
        String first = drafts.begin(ORGAN, entry("青河县苍鹭公证指引", Particulars.UNDECIDED), "正文。", OFFICER).orThrow();
        posts.publish(first, ORGAN);
        posts.take(first, "withdraw", Map.of("ground", "inaccurate", "reason", "另行说明"), APPROVER);
        String listed = keptNext(first, "青河县苍鹭公证底稿");
        posts.take(listed, "list", Map.of(), APPROVER);
        assertThat(get("/on-request")).contains("青河县苍鹭公证底稿");
        Attachment file = documents.attachments(listed).getFirst();
        for (String address : List.of("/files/" + file.id(), "/files/" + file.digest(), "/previews/" + file.id(), "/editions/2", "/compare/2")) {
            assertThat(get("/documents/" + document(first) + address)).as("只列标题：" + address).doesNotContain("苍鹭", "底稿");
        }
        String second = keptNext(first, "青河县苍鹭公证当事人材料");
        assertThat(get("/on-request")).doesNotContain("苍鹭");
        posts.take(second, "list", Map.of(), APPROVER);
        String open = drafts.revise(document(first), OFFICER).orThrow();
        Edition draft = subject(open).edition();
        edit.write(open, draft.revision(), draft.entry(), "改好的正文。", OFFICER).orThrow();
        posts.publish(open, ORGAN);
        assertThat(get("/on-request")).as("公开了的不用申请").doesNotContain("苍鹭");
        assertThat(get("/on-request/" + document(first))).doesNotContain("当事人材料");
        posts.verifies();
    }

    /** The next edition of a document, put away as open on request. */
    private String keptNext(String of, String title) throws IOException {
        String edition = drafts.revise(document(of), OFFICER).orThrow();
        Edition draft = subject(edition).edition();
        edit.write(edition, draft.revision(), new CatalogueEntry(title, null, null, null, null, "20-1", "rules", new Openness(Disclosure.ON_REQUEST, "内部管理信息，条例第十六条第一款"), LocalDate.of(2026, 3, 2), null, null,
                null, null, null), "底稿。", OFFICER).orThrow();
        edit.attach(edition, "底稿.txt", new ByteArrayInputStream("苍鹭底稿".getBytes(StandardCharsets.UTF_8)), OFFICER).orThrow();
        return kept(edition, Disclosure.ON_REQUEST, "none");
    }

    private String closed(String title, Disclosure how, @Nullable String issuer, String conclusion) {
        String edition = drafts.begin(ORGAN, new CatalogueEntry(title, issuer, null, null, null, "20-1", "rules", new Openness(how, "内部管理信息，条例第十六条第一款"), LocalDate.of(2026, 3, 2), null, null, null, null, null),
                "黑颈鹤栖息地点。", OFFICER).orThrow();
        return kept(edition, how, conclusion);
    }

    private String kept(String edition, Disclosure how, String conclusion) {
        posts.take(edition, "submit", Map.of(), OFFICER);
        posts.take(edition, "pass", Map.of("reason", "核对过"), ReviewPosts.staff(ORGAN, Role.REVIEWER));
        if (how == Disclosure.CLOSED) {
            posts.take(edition, "clear-closed", ReviewPosts.CLEAR, ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
            posts.take(edition, "agree", Map.of("reason", "同意"), ReviewPosts.staff(ORGAN, Role.DISCLOSURE_OFFICE));
        } else {
            posts.take(edition, "clear", Map.of("conclusion", conclusion, "reason", "逐字看过"), ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER));
        }
        posts.take(edition, "keep", Map.of(), APPROVER);
        return edition;
    }
}
