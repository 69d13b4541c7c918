package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@DisplayName("第十四条、第十五条 撤回过的不因为以后发布了什么而又公开：新版本、更正、重新上传、再次导入、升级，都一样")
class WithdrawnStaysWithdrawnTest {

    private static final String ORGAN = "qlq-chj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff REVIEWER = ReviewPosts.staff(ORGAN, Role.REVIEWER);
    private static final Staff SECRECY = ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewChain chain;
    @Autowired
    CloseToPublic close;
    @Autowired
    Documents documents;
    @Autowired
    LeftOut leftOut;
    @Autowired
    DocumentImport imports;
    @Autowired
    ClosedAgain closedAgain;
    @Autowired
    DocumentVerification verification;
    @Autowired
    Ledger ledger;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void cast() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青岭区撤回局", "区撤回局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null,
                    OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @AfterEach
    void verifies() {
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"privacy", "third-party", "secret", "inaccurate", "superseded", "expired"})
    @DisplayName("撤回以后发布新版本：旧版本、历次版本、旧附件照旧不公开，写撤回的日期和依据")
    void theNextEditionOpensNothing(String ground) throws IOException {
        String first = published("赵某等人补助名单", "赵某，竹溪街道。");
        String id = document(first);
        String old = documents.attachments(first).getFirst().id();
        withdraw(first, ground);
        String second = revised(id, "补助发放情况", "共发放一百二十户。");
        assertThat(documents.attachments(second)).as("撤回的附件不跟着进新版本").isEmpty();
        posts.publish(second, ORGAN);
        assertThat(documents.published(id).orElseThrow().edition().body()).contains("一百二十户");
        assertThat(documents.published(id, 1).orElseThrow()).satisfies(shown -> {
            assertThat(shown.edition().body()).isEmpty();
            assertThat(shown.attachments()).isEmpty();
            assertThat(shown.tombstone()).isNotNull();
            assertThat(shown.tombstone().ground().id()).isEqualTo(ground);
        });
        assertThat(documents.file(id, old).orElseThrow().tombstone()).isNotNull();
        assertThat(documents.history(id)).filteredOn(edition -> edition.number() == 1).singleElement().matches(edition -> edition.body().isEmpty());
        String third = revised(id, "补助发放情况", "共发放一百二十一户。");
        posts.publish(third, ORGAN);
        assertThat(documents.published(id, 1).orElseThrow().tombstone()).as("再发一版也一样").isNotNull();
        assertThat(documents.published(id, 2).orElseThrow().edition().body()).contains("一百二十户");
    }

    @Test
    @DisplayName("审查中的新版本遇到撤回，退回拟稿；和撤回的一样的标题、正文、附件，审核人要写明为什么可以公开")
    void whatWasUnderReviewStartsAgain() throws IOException {
        String first = published("赵某补助公示", "赵某，竹溪街道。");
        String id = document(first);
        String second = drafts.revise(id, OFFICER).orThrow();
        posts.take(second, "submit", Map.of(), OFFICER);
        posts.take(second, "pass", Map.of(), REVIEWER);
        posts.take(second, "clear", ReviewPosts.CLEAR, SECRECY);
        withdraw(first, "privacy");
        assertThat(desk.edition(second, OFFICER).orElseThrow().edition().stage()).isEqualTo("draft");
        assertThat(desk.steps(desk.edition(second, OFFICER).orElseThrow())).anyMatch(step -> step.act().verb().equals("return") && String.valueOf(step.words()).contains("撤回"));
        assertThat(chain.concerns(desk.edition(second, OFFICER).orElseThrow())).filteredOn(concern -> concern.rule().equals(WithdrawnBefore.RULE))
                .extracting(Concern::place).containsExactlyInAnyOrder("标题", "正文", "附件“名单.txt”");
        posts.take(second, "submit", Map.of(), OFFICER);
        documents.attachments(second).forEach(file -> assertThat(desk.edition(second, REVIEWER)).isPresent());
        assertThat(steps.take(second, "pass", Map.of(), REVIEWER).reasons()).singleElement().asString().contains("撤回");
    }

    @Test
    @DisplayName("停止公开的附件也从正在办的新版本里拿掉；再传上来，在别的文件里也一样，审核人要说明")
    void closedFilesDoNotComeBackAlone() throws IOException {
        String first = published("取暖补助公示", "名单见附件。");
        String id = document(first);
        String second = drafts.revise(id, OFFICER).orThrow();
        assertThat(documents.attachments(second)).hasSize(1);
        close.file(documents.attachments(first).getFirst().id(), "privacy", "里面有个人信息", APPROVER).orThrow();
        assertThat(documents.attachments(second)).isEmpty();
        attach(second);
        assertThat(chain.concerns(desk.edition(second, OFFICER).orElseThrow())).anyMatch(concern -> concern.rule().equals(WithdrawnBefore.RULE) && concern.asks());
        String other = drafts.begin(ORGAN, entry("另一份文件"), "见附件。", OFFICER).orThrow();
        attach(other);
        assertThat(chain.concerns(desk.edition(other, OFFICER).orElseThrow())).anyMatch(concern -> concern.message().contains("涉及个人隐私"));
    }

    @Test
    @DisplayName("撤回过的文件，来源又有改动的，再次导入时不公开，等人决定")
    void importsWait() {
        DocumentImport.Settings settings = new DocumentImport.Settings("withdrawn-again", ORGAN, List.of());
        imports.take(settings, line("名单公示", "赵某，竹溪街道。"));
        String id = jdbc.sql("select id from publication.document where source = 'withdrawn-again'").query(String.class).single();
        withdraw(documents.find(id).orElseThrow().liveEdition(), "privacy");
        DocumentImport.Outcome again = imports.take(settings, line("名单公示", "赵某，竹溪街道。（更新）"));
        assertThat(again.held()).hasSize(1);
        assertThat(again.held().getFirst().reason()).contains("撤回过");
        assertThat(documents.editions(id)).hasSize(1);
        assertThat(documents.published(id).orElseThrow().tombstone()).isNotNull();
    }

    @Test
    @DisplayName("依据选错了可以改正：撤回的、停止公开的都行，不该公开的还是不公开，原来的依据留在经过里")
    void groundsAreCorrected() throws IOException {
        String first = published("开放时间公告", "每日八时开放。");
        String id = document(first);
        assertThat(steps.take(first, "reground", Map.of("ground", "inaccurate", "reason", "时间有误"), APPROVER).reasons()).singleElement().asString().contains("没有撤回");
        withdraw(first, "secret");
        assertThat(documents.published(id).orElseThrow().edition().entry().title()).doesNotContain("开放时间");
        steps.take(first, "reground", Map.of("ground", "inaccurate", "reason", "开放时间有误"), APPROVER).orThrow();
        assertThat(documents.published(id).orElseThrow()).satisfies(shown -> {
            assertThat(shown.edition().entry().title()).isEqualTo("开放时间公告");
            assertThat(shown.edition().body()).isEmpty();
            assertThat(shown.document().withdrawal()).isEqualTo("开放时间有误");
        });
        posts.publish(revised(id, "开放时间公告（更正）", "每日九时开放。"), ORGAN);
        assertThat(documents.published(id, 1).orElseThrow().tombstone().ground().id()).isEqualTo("inaccurate");
        assertThat(close.edition(first, "inaccurate", "同一依据", APPROVER).reasons()).singleElement().asString().contains("已经停止公开");
        close.edition(first, "privacy", "里面有个人信息", APPROVER).orThrow();
        assertThat(documents.published(id, 1).orElseThrow().tombstone().ground().id()).isEqualTo("privacy");
        assertThat(close.edition(first, "", "没有选依据", APPROVER).reasons()).singleElement().asString().contains("请选择停止公开的依据");
    }

    @Test
    @DisplayName("以前的版本又公开出来的，升级以后第一次启动就按撤回的依据重新停止公开，核验无误")
    void whatEarlierVersionsOpenedIsClosedAgain() throws IOException {
        String first = published("赵某救助公示", "赵某，竹溪街道。");
        String id = document(first);
        withdraw(first, "privacy");
        posts.publish(revised(id, "救助情况", "共救助三十户。"), ORGAN);
        posts.publish(revised(id, "救助情况", "共救助三十一户。"), ORGAN);
        jdbc.sql("delete from publication.closing where document = ?").param(id).update();
        assertThat(documents.published(id, 1).orElseThrow().edition().body()).as("以前的版本是这样的").contains("赵某");
        jdbc.sql("insert into publication.reopened_perhaps values (?)").param(id).update();
        closedAgain.afterSingletonsInstantiated();
        assertThat(documents.published(id, 1).orElseThrow()).satisfies(shown -> {
            assertThat(shown.edition().body()).isEmpty();
            assertThat(shown.tombstone().ground().id()).isEqualTo("privacy");
        });
        assertThat(documents.published(id, 2).orElseThrow().edition().body()).as("没有撤回过的照旧").contains("三十户");
        assertThat(jdbc.sql("select count(*) from publication.reopened_perhaps").query(Long.class).single()).isZero();
    }

    @Test
    @DisplayName("移除旧版本里也有的附件，不选旧版本怎么办就移除不了；选了照旧公开，审查的人看得到，还可以改定")
    void leavingOutIsDecided() throws IOException {
        String first = published("低保公示", "名单见附件。");
        String second = drafts.revise(document(first), OFFICER).orThrow();
        String copy = documents.attachments(second).getFirst().id();
        assertThat(edit.detach(second, copy, "", OFFICER).reasons()).singleElement().asString().contains("旧版本里也有");
        assertThat(documents.attachments(second)).hasSize(1);
        edit.detach(second, copy, LeftOut.STAYS, OFFICER).orThrow();
        assertThat(leftOut.files(desk.edition(second, REVIEWER).orElseThrow())).singleElement()
                .satisfies(line -> assertThat(line.ground()).isNull()).satisfies(line -> assertThat(line.editions()).containsExactly(1));
        edit.decideLeftOut(second, documents.attachments(first).getFirst().id(), "privacy", OFFICER).orThrow();
        assertThat(leftOut.files(desk.edition(second, REVIEWER).orElseThrow())).singleElement().satisfies(line -> assertThat(line.ground()).isEqualTo("privacy"));
        posts.publish(second, ORGAN);
        assertThat(documents.published(document(first), 1).orElseThrow().closed()).hasSize(1);
    }

    private void withdraw(String edition, String ground) {
        posts.take(edition, "withdraw", Map.of("ground", ground, "reason", "经核查撤回"), APPROVER);
    }

    private String published(String title, String body) throws IOException {
        String edition = drafts.begin(ORGAN, entry(title), body, OFFICER).orThrow();
        attach(edition);
        posts.publish(edition, ORGAN);
        return edition;
    }

    private String revised(String id, String title, String body) {
        String edition = drafts.revise(id, OFFICER).orThrow();
        Edition draft = desk.edition(edition, OFFICER).orElseThrow().edition();
        edit.write(edition, draft.revision(), entry(title), body, OFFICER).orThrow();
        return edition;
    }

    private void attach(String edition) throws IOException {
        edit.attach(edition, "名单.txt", new ByteArrayInputStream("赵某，竹溪街道".getBytes(StandardCharsets.UTF_8)), OFFICER).orThrow();
    }

    private String document(String edition) {
        return desk.edition(edition, OFFICER).orElseThrow().document().id();
    }

    private static List<DocumentImport.Line> line(String title, String body) {
        return List.of(new DocumentImport.Line(1, "{\"id\":\"1\",\"title\":\"%s\",\"date\":\"2025-03-01\",\"body\":\"%s\"}".formatted(title, body).getBytes(StandardCharsets.UTF_8)));
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, "青岭区撤回局", null, null, "公示", "20-1", "policy", Disclosure.PROACTIVE,
                LocalDate.of(2026, 3, 1), null, null, null, null, null);
    }
}
